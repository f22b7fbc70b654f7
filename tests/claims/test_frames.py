"""Frames: each is found in the examples that it carries."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from claims.invented import cast_of, established
from factories import parse, real_parse
from sayso.claims.frames import Example, Frame, Match, find_matches, load_frames
from sayso.claims.parties import Parties
from sayso.claims.roles import Roles
from sayso.claims.stance import stance_of
from sayso.records import Parse, Relation


def readings(parse: Parse, match: Match, parties: Parties, text: str) -> set[tuple[str, str | None]]:
    """Return the pairs of subject and object words that a match gives."""
    subjects = [
        filler.span.text(text) for i in match.subjects for filler in parties.fillers(i, match.predicate)
    ]
    objects: list[str | None] = [
        filler.span.text(text) for i in match.objects for filler in parties.fillers(i, match.predicate)
    ]
    return {(subject, found) for subject in subjects for found in objects or [None]}


def polarity(parse: Parse, match: Match) -> str:
    """Return whether a match is affirmed or denied."""
    return "denied" if match.denied else stance_of(parse, match.predicate).polarity


def examples() -> list[tuple[Frame, Example]]:
    return [(frame, example) for frame in load_frames() for example in frame.examples]


@pytest.mark.whole
def test_examples_are_read() -> None:
    """Every frame reads its relation between the right parties in each of its examples."""
    cases = examples()
    text = "\n\n".join(example.text for _, example in cases)
    parse = real_parse(text, established(text))
    parties = Parties(parse, cast_of(parse), roles := Roles(parse))
    found: dict[int, list[Match]] = {}
    for match in find_matches(parse, roles, parties):
        found.setdefault(parse.sentence_of(match.predicate).paragraph, []).append(match)
    missed = []
    for number, (frame, example) in enumerate(cases):
        pairs = {
            pair
            for match in found.get(number, ())
            if match.frame == frame and polarity(parse, match) == example.polarity
            for pair in readings(parse, match, parties, text)
        }
        if (example.subject, example.object) not in pairs:
            missed.append((frame.relation, example.text, pairs))
    assert not missed


def test_every_relation_has_frames() -> None:
    """Each relation but `says` has at least six ways to be said, and every frame carries an example."""
    counts = Counter(frame.relation for frame in load_frames())
    assert {
        relation: counts[relation]
        for relation in get_args(Relation)
        if relation != "says" and counts[relation] < 6
    } == {}
    assert all(frame.examples for frame in load_frames())


def test_frames_ask_for_classes_that_exist() -> None:
    """Every class that a frame asks for is one that a word can be of."""
    tree = parse("Gunmen=gunman/NNS/nsubj/2 fled=flee/VBD/ROOT")
    parties = Parties(tree, cast_of(tree), Roles(tree))
    for frame in load_frames():
        wanted = [name for _, name in (*frame.needs, *frame.lacks)]
        for name in (frame.subject_is, frame.object_is, *wanted):
            assert parties.is_a(0, name) in {True, False}
