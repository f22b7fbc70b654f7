"""What kind names and descriptions are of, by the table beside this file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from sayso.actors.kinds import kind_of_description, kind_of_name
from sayso.documents.parsing import Parser
from sayso.records import Document, Parse

TABLE = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))
NAMES = [(name, kind) for kind, names in TABLE["names"].items() for name in names]
DESCRIPTIONS = [(words, kind) for kind, listed in TABLE["descriptions"].items() for words in listed]


@cache
def parsed() -> Parse:
    """Return a parse in which every description of the table says something, one a paragraph."""
    text = "\n\n".join(f"{words[0].upper()}{words[1:]} said nothing new." for words, _ in DESCRIPTIONS)
    return Parser.load().parse(Document("d", text))


def test_the_table_is_long_enough() -> None:
    """At least 120 names and descriptions of all kinds but none twice."""
    assert len(set(NAMES)) == len(NAMES)
    assert len(NAMES) + len(DESCRIPTIONS) >= 200


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_a_name_is_of_its_kind(name: str, kind: str) -> None:
    """A name's own words say what it is of; what they leave open is an organisation, as the parser's guess would be."""
    assert kind_of_name(name, "organisation") == kind


@pytest.mark.parametrize(("words", "kind"), DESCRIPTIONS)
def test_a_description_is_of_its_kind(words: str, kind: str) -> None:
    """A description's noun, its number and its article say what it is of."""
    parse = parsed()
    sentence = parse.sentences[[other for other, _ in DESCRIPTIONS].index(words)]
    said = next(i for i in range(sentence.first, sentence.last) if parse.tokens[i].lower == "said")
    head = parse.child(said, "nsubj")
    assert head is not None
    assert kind_of_description(parse, head) == kind
