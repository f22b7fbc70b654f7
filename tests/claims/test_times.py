from __future__ import annotations

import pytest

from factories import parse, real_parse, text_of, token_of
from sayso.claims.times import find_times, time_for

PUBLISHED = "2019-03-13"
"""A Wednesday."""


def test_relative_time_without_a_date_of_publication() -> None:
    """What is relative stays unresolved where nobody knows when the report came out."""
    read = parse("Karsk/NNP/nsubj/2 fell=fall/VBD/ROOT yesterday/NN/npadvmod/2 ././punct/2")
    (time,) = find_times(text_of(read), read, None)
    assert (time.text, time.earliest, time.latest) == ("yesterday", None, None)


def test_month_only_publication_resolves_months_but_no_days() -> None:
    """A date of publication known to the month resolves months, and leaves days alone."""
    read = parse(
        "Karsk/NNP/nsubj/2 fell=fall/VBD/ROOT yesterday/NN/npadvmod/2 or/CC/cc/3 last/JJ/amod/6 month/NN/conj/3"
    )
    yesterday, month = find_times(text_of(read), read, "2019-03")
    assert yesterday.earliest is None
    assert (month.earliest, month.latest) == ("2019-02", "2019-02")


def test_weekday_looks_ahead_in_a_future_clause() -> None:
    """A weekday is the last one before publication, but the next one where the clause speaks of the future."""
    past = parse("Karsk/NNP/nsubj/2 fell=fall/VBD/ROOT on/IN/prep/2 Friday/NNP/pobj/3 ././punct/2")
    future = parse("They/PRP/nsubj/3 will/MD/aux/3 meet/VB/ROOT on/IN/prep/3 Friday/NNP/pobj/4 ././punct/3")
    assert find_times(text_of(past), past, PUBLISHED)[0].earliest == "2019-03-08"
    assert find_times(text_of(future), future, PUBLISHED)[0].earliest == "2019-03-15"


def test_time_inside_a_name_is_none() -> None:
    """A month in a name is no time."""
    read = parse(
        "Black/NNP/compound/2 March/NNP/nsubj/3 fell=fall/VBD/ROOT ././punct/3",
        {"Black March": "armed_group"},
    )
    assert find_times(text_of(read), read, PUBLISHED) == ()


def test_each_verb_has_its_own_time() -> None:
    """The time that hangs on a verb belongs to it, and not to the other verb of the sentence."""
    read = parse(
        "They/PRP/nsubj/2 came=come/VBD/ROOT on/IN/prep/2 Monday/NNP/pobj/3 and/CC/cc/2 left=leave/VBD/conj/2 "
        "on/IN/prep/6 Tuesday/NNP/pobj/7 ././punct/2"
    )
    times = find_times(text_of(read), read, PUBLISHED)
    came, left = (time_for(read, times, token_of(read, word)) for word in ("came", "left"))
    assert came is not None
    assert left is not None
    assert (came.text, left.text) == ("Monday", "Tuesday")


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("It fell on 11 March 2018.", "11 March 2018", "2018-03-11", "2018-03-11"),
        ("It fell on March 11, 2018.", "March 11, 2018", "2018-03-11", "2018-03-11"),
        ("It fell on Tuesday, 5 May 2015.", "Tuesday, 5 May 2015", "2015-05-05", "2015-05-05"),
        ("It fell on 3 JAN 90.", "3 JAN 90", "1990-01-03", "1990-01-03"),
        ("It fell on 30 DECEMBER.", "30 DECEMBER", "2018-12-30", "2018-12-30"),
        ("It fell in 2017.", "2017", "2017", "2017"),
        ("It fell in March 2018.", "March 2018", "2018-03", "2018-03"),
        ("It fell on 2018-03-11.", "2018-03-11", "2018-03-11", "2018-03-11"),
        ("It grew in the 1990s.", "1990s", "1990", "1999"),
        ("It fell last week.", "last week", "2019-03-04", "2019-03-10"),
        ("It fell this morning.", "this morning", "2019-03-13", "2019-03-13"),
        ("It fell two days ago.", "two days ago", "2019-03-11", "2019-03-11"),
        ("It fell last Wednesday.", "last Wednesday", "2019-03-06", "2019-03-06"),
        ("It grew over the past 10 years.", "past 10 years", "2009", "2019-03-13"),
        ("It grew in recent months.", "recent months", None, None),
        ("It has grown since January.", "since January", "2019-01", "2019-03-13"),
        ("It fell earlier this month.", "earlier this month", "2019-03", "2019-03-13"),
        ("They vote next year.", "next year", "2020", "2020"),
        ("It grew between 2010 and 2015.", "between 2010 and 2015", "2010", "2015"),
        ("It fell two days later.", "two days later", None, None),
    ],
)
def test_times_resolve(text: str, words: str, earliest: str | None, latest: str | None) -> None:
    """A time comes to dates that are as precise as its words, and no more."""
    (time,) = find_times(text, real_parse(text), PUBLISHED)
    assert (time.text, time.earliest, time.latest) == (words, earliest, latest)


@pytest.mark.whole
@pytest.mark.parametrize(
    "text", ["They may march on the port.", "They saw 2000 fighters.", "It fell to him."]
)
def test_what_is_no_time(text: str) -> None:
    """A verb that is spelled like a month, and a count of four digits, are no times."""
    assert find_times(text, real_parse(text), PUBLISHED) == ()
