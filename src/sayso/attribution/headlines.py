"""Headlines that name their speaker before or behind a colon: "Police: five held", "Five held: police"."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from sayso.attribution.candidates import Candidate
from sayso.records import Parse, Span

LONGEST_SPEAKER = 5
"""Words a speaker in a headline may have."""


def headline_candidates(parse: Parse, title: Span | None) -> list[Candidate]:
    """Return the attributions that the headline marks by a colon."""
    if title is None:
        return []
    found = []
    inside = parse.tokens_in(title)
    colons = [i for i in inside if parse.tokens[i].text == ":"]
    if len(colons) != 1:
        return []
    (colon,) = colons
    before, after = range(inside.start, colon), range(colon + 1, inside.stop)
    for speaker, content in ((before, after), (after, before)):
        words = [i for i in speaker if parse.tokens[i].pos != "PUNCT"]
        if len(content) < 3 or not _can_speak(parse, words):
            continue
        head = words[-1]
        found.append(
            Candidate(
                frozenset(words),
                frozenset({colon}),
                frozenset(content),
                colon,
                head,
                None,
                "headline-colon",
                0.7,
            )
        )
        break
    return found


def _can_speak(parse: Parse, words: Sequence[int]) -> bool:
    """Say whether these few words are somebody: a name, or one of the nouns that headlines let speak."""
    if not 1 <= len(words) <= LONGEST_SPEAKER:
        return False
    if any(parse.tokens[i].pos in {"VERB", "AUX"} for i in words):
        return False
    last = words[-1]
    name = parse.name_of(last)
    if name is not None:
        return name.kind not in {"place", "other"}
    return parse.tokens[last].lemma in _speakers() or parse.tokens[last].lower in _speakers()


@cache
def _speakers() -> frozenset[str]:
    data = files("sayso.attribution").joinpath("cues/headlines.toml").read_text("utf-8")
    return frozenset(entry["noun"] for entry in tomllib.loads(data)["speaker"])
