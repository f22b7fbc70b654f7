from __future__ import annotations

from pathlib import Path

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


def _cases() -> list[tuple[str, ...]]:
    """Return the rows of the table beside this file."""
    table = Path(__file__).with_name("times.tsv").read_text(encoding="utf-8")
    return [tuple(line.split("|")) for line in table.splitlines() if line and not line.startswith("#")]


@pytest.mark.whole
@pytest.mark.parametrize(("text", "words", "earliest", "latest", "about"), _cases())
def test_times_resolve(text: str, words: str, earliest: str, latest: str, about: str) -> None:
    """A time comes to dates that are as precise as its words, and no more."""
    time = find_times(text, real_parse(text), PUBLISHED)[-1]
    read = (time.text, time.earliest or "-", time.latest or "-", "about" if time.about else "")
    assert read == (words, earliest, latest, about)


def test_the_table_is_large() -> None:
    """At least a hundred wordings are held."""
    assert len(_cases()) >= 100


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "They may march on the port.",
        "They saw 2000 fighters.",
        "It fell to him.",
        "He came first.",
        "She won the second half.",
        "That was the year.",
        "They said that he left.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """A verb that is spelled like a month, and a count of four digits, are no times."""
    assert find_times(text, real_parse(text), PUBLISHED) == ()
