"""What in a plain text is no report: comment forms, share buttons, sign-ups, captions. Patterns: furniture.toml.

Only whole lines are taken, and only where their wording leaves no doubt, for a line marked here is never read: a
caption read as a sentence does less harm than a sentence lost.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.records import Span, merged

LONGEST_LINE = 320
"""Furniture comes in short lines; no longer one is looked at, in characters."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of line that is no report, an example of it, and what forbids taking a line for it."""

    kind: str
    line: re.Pattern[str]
    example: str
    unless: re.Pattern[str] | None
    proof: re.Pattern[str] | None


_LINE = re.compile(r"^[^\n]*\S[^\n]*", re.MULTILINE)  # tried once a line, not from each of its blanks on
_GLUED = re.compile(
    r"(?P<slug>(?:[a-z0-9]+[-_])+[a-z0-9]+(?P<file>\.(?:jpe?g|png|gif|webp))?)[ \t\xa0]+(?=[\"“‘']?(?P<next>[A-Z][\w’']*))",
)
_OPENERS = frozenset(
    [
        "A",
        "After",
        "Although",
        "An",
        "And",
        "As",
        "At",
        "Before",
        "But",
        "By",
        "During",
        "For",
        "From",
        "He",
        "Her",
        "His",
        "However",
        "I",
        "If",
        "In",
        "It",
        "Its",
        "On",
        "Our",
        "She",
        "Since",
        "That",
        "The",
        "Their",
        "There",
        "These",
        "They",
        "This",
        "Those",
        "Though",
        "Three",
        "Two",
        "Under",
        "We",
        "When",
        "While",
        "With",
    ]
)
"""Words that begin a sentence and no name: what follows a caption glued to a paragraph."""


def furniture(text: str) -> tuple[Span, ...]:
    """Return the spans of a text that are no report, sorted and apart; never one with white space at its ends."""
    found: list[Span] = []
    everything, patterns = _anything(), furniture_patterns()
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        if (glued := glued_caption(text, start)) > start:
            found.append(Span(start, start + len(text[start:glued].rstrip())))
        if len(line) > LONGEST_LINE or not everything.fullmatch(line := line.strip()):
            continue
        for pattern in patterns:
            if not pattern.line.fullmatch(line) or (pattern.unless and pattern.unless.search(line)):
                continue
            if pattern.proof is None:
                found.append(Span(start, start + len(line)))
                break
            if pattern.proof.search(text, start, start + 10 * LONGEST_LINE):
                return merged([*found, Span(start, len(text.rstrip()))])
    return merged(found)


def glued_caption(text: str, start: int) -> int:
    """Return where a paragraph's own words begin, behind a picture's caption in the form of a slug.

    Pages copied as plain text carry a picture's alternative text or file name at the front of the paragraph that it
    floated in: lower-case words joined by hyphens, and then a sentence that begins anew with a capital letter:
    ``camp-karsk The army said ...``. ``start`` itself where there is none.
    """
    match = _GLUED.match(text, start)
    if match is None:
        return start
    certain = match["file"] or "_" in match["slug"] or match["slug"].count("-") > 2
    return match.end() if certain or match["next"] in _OPENERS else start


@cache
def furniture_patterns() -> tuple[Pattern, ...]:
    """Return the patterns in the order in which they are tried."""
    data = tomllib.loads(files("sayso.documents").joinpath("furniture.toml").read_text("utf-8"))
    return tuple(
        Pattern(
            kind=entry["kind"],
            line=re.compile(rf"(?:{entry['pattern']})\.?", re.IGNORECASE),
            example=entry["example"],
            unless=re.compile(entry["unless"], re.IGNORECASE) if "unless" in entry else None,
            proof=re.compile(entry["proof"], re.IGNORECASE) if "proof" in entry else None,
        )
        for entry in data["pattern"]
    )


@cache
def _anything() -> re.Pattern[str]:
    """Return one pattern for all, so that a line of the report is dismissed in one go."""
    return re.compile(
        "|".join(f"(?:{pattern.line.pattern})" for pattern in furniture_patterns()), re.IGNORECASE
    )
