"""Names that the words around them give away."""

from __future__ import annotations

from time import process_time

import pytest

from sayso.actors.called import called
from sayso.actors.words import Words

FILLER = " The men were seen again in the camp near the river and later by the road."


def names(text: str) -> list[tuple[str, str]]:
    """Return the names found, each with its kind."""
    return [(name.text, name.kind) for name in called(Words(text + FILLER))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Members of the gang called the Owls were held.", ("Owls", "armed_group")),
        ("A group calling itself Hands of Bread said so.", ("Hands of Bread", "organisation")),
        ("The group, which calls itself Dawn of Ardan, said so.", ("Dawn of Ardan", "organisation")),
        ("A militia known as the Hill Lions said so.", ("Hill Lions", "armed_group")),
        ("The group operates under the name Hands of Bread.", ("Hands of Bread", "organisation")),
        ("A firm named Varo Mills paid for it.", ("Varo Mills", "organisation")),
        ("An outfit called “Love for Ardan” said so.", ("Love for Ardan", "organisation")),
        ('The self-styled "Ardan Liberation Front" said so.', ("Ardan Liberation Front", "armed_group")),
        ('Two men of the "Karsk Saints" gang fled.', ("Karsk Saints", "armed_group")),
        ('The "Cinder" People\'s Liberation Front fled.', ('"Cinder" People\'s Liberation Front', "armed_group")),
    ],
)  # fmt: skip
def test_a_body_has_the_name_that_it_is_called_by(text: str, found: tuple[str, str]) -> None:
    """What a group is called, or calls itself, or stands in quotation marks with a body's noun, is its name."""
    assert names(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The campaign, called Mr. Varo a liar.",
        "The party named Ada Varo its leader.",
        "The company called Varo to complain.",
        "The man called Varo left.",
        'He calls it "Freedom" and left.',
        'The band played "Hill Front" and left.',
        "The group called off its strike.",
    ],
)
def test_a_body_that_calls_somebody_gives_no_name(text: str) -> None:
    """Where a body does the calling or naming, or no body is spoken of, nothing is a body's name."""
    assert names(text) == []


def test_a_name_once_told_is_one_wherever_it_stands() -> None:
    """The report need say only once what a group is called."""
    text = "A gang called the Owls robbed it. Ardan fears the Owls, and owls."
    assert names(text) == [("Owls", "armed_group"), ("Owls", "armed_group")]


def test_many_blanks_take_no_time() -> None:
    """In front of the word that gives a name away, which is found behind them, and where there is none."""
    began = process_time()
    blanks = " " * 60_000
    assert names(f"Members of the gang{blanks}called the Owls were held.{blanks}") == [
        ("Owls", "armed_group")
    ]
    assert process_time() - began < 5
