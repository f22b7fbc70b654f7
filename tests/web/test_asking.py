from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.store.asking.claims import Wanted
from sayso.web.asking import EXAMPLES, LONGEST, understood


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", {}),
        ("raid bridge", {"words": "raid bridge"}),
        ('raid "training camp"', {"words": 'raid "training camp"'}),
        ('about:"Northern Shield" by:Karsk', {"about": "Northern Shield", "by": "Karsk"}),
        ("About:Karsk", {"about": "Karsk"}),
        ("relation:member_of force:denied", {"relation": "member_of", "force": "denied"}),
        ('relation:"member of"', {"relation": "member_of"}),
        ("polarity:denied publisher:Lantern", {"polarity": "denied", "publisher": "Lantern"}),
        ("unnamed:yes disputed:YES origins:2", {"unnamed": True, "disputed": True, "min_origins": 2}),
        (
            "since:2025-03 until:2025-03-11 in:spring",
            {"since": "2025-03", "until": "2025-03-11", "collection": "spring"},
        ),
        ("at 12:30", {"words": "at 12:30"}),
        ('"about:Karsk"', {"words": '"about:Karsk"'}),
        ("Velánia über", {"words": "Velánia über"}),
    ],
)
def test_a_query_is_understood(query: str, wanted: dict[str, Any]) -> None:
    """Words, phrases and parts become what is wanted of claims, and nothing is complained of."""
    question = understood(query)
    assert question.problems == ()
    assert question.wanted == Wanted(**wanted)


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("colour:red", "“colour:” is nothing that can be asked for"),
        ("https://raid.example/", "“https:” is nothing that can be asked for"),
        ("relation:eats", "No relation is called 'eats'; there are supports, arms"),
        ("force:loud", "No force is called 'loud'"),
        ("polarity:maybe", "No polarity is called 'maybe'; there are affirmed, denied"),
        ("origins:many", "as in origins:2"),
        ("origins:0", "as in origins:2"),
        ("since:spring", "'spring' after “since:” is no date"),
        ("until:2025-13", "'2025-13' after “until:” is no date"),
        ("unnamed:no", "“unnamed:” understands yes alone"),
        ("disputed:perhaps", "“disputed:” understands yes alone"),
        ("about:", "Nothing stands after “about:”"),
        ("about: Karsk", "Nothing stands after “about:”"),
        ('by:""', "Nothing stands after “by:”"),
        ('""', "There is nothing between the quotation marks"),
        ("about:Karsk about:Ostrel", "“about:” stands there twice"),
        ("!!!", "There is no word to look for"),
        ("x" * (LONGEST + 1), "longer than 1,000 characters"),
    ],
)
def test_what_is_not_understood_is_said(query: str, problem: str) -> None:
    """What can't be asked is told in words, with what can be."""
    (told,) = understood(query).problems
    assert problem in told


def test_the_rest_is_understood_none_the_less() -> None:
    """One part that means nothing doesn't take the others with it, and is not silently taken for words."""
    question = understood("raid colour:red force:denied")
    assert question.wanted == Wanted(words="raid", force="denied")
    assert len(question.problems) == 1


def test_a_phrase_may_lack_its_end() -> None:
    """A quotation mark that nothing closes closes at the end."""
    assert understood('raid "training camp').wanted == Wanted(words='raid "training camp"')


def test_a_query_is_refined_and_taken_apart() -> None:
    """A part takes the place of what was asked of its key, and each can be left out; the rest stays as it was."""
    question = understood('raid about:"Northern Shield" since:2025')
    assert question.refined(since="2025-03", until="2025-03") == (
        'raid about:"Northern Shield" since:2025-03 until:2025-03'
    )
    assert question.without(question.parts[1]) == "raid since:2025"
    assert understood(question.refined(publisher="The Karsk Post")).wanted.publisher == "The Karsk Post"


@pytest.mark.parametrize("key", EXAMPLES)
def test_every_example_is_understood(key: str) -> None:
    """What the page gives as an example can be asked."""
    question = understood(EXAMPLES[key])
    assert question.problems == ()
    assert question.value(key)


@given(st.text(max_size=200))
def test_anything_is_taken(query: str) -> None:
    """Whatever somebody types is understood or complained of, and what was understood is understood again as the same."""
    question = understood(query)
    assert "\x00" not in question.words
    again = understood(question.without())
    assert again.wanted == question.wanted or question.problems
