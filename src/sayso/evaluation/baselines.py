"""Two plain ways to say who is who, to compare ours with: the same words, or the nearest fitting name before.

Both are handed the mentions that sayso finds, with what it knows of each by itself: its kind, number and gender.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from sayso.actors.mentions import Found
from sayso.actors.names import normal_form
from sayso.actors.scene import PEOPLE

Way = Literal["same string", "nearest name"]
WAYS: Final[tuple[Way, ...]] = ("same string", "nearest name")


def same_string(texts: Sequence[str]) -> list[int]:
    """Return a chain's number for each mention: one for all with the same words, cases and articles aside."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(normal_form(text), len(numbers)) for text in texts]


def nearest_name(texts: Sequence[str], found: Sequence[Found | None]) -> list[int]:
    """Return a chain's number for each mention, in text order: names as the same string has them, the rest as below.

    Each pronoun and each description is whoever bears the nearest name before it that it can mean; where there is
    none, nobody else. Of a mention that sayso does not find, None, only its words are known.
    """
    chains = same_string(texts)
    fresh = max(chains, default=-1) + 1
    for i, mention in enumerate(found):
        if mention is None or mention.form == "name":
            continue
        before = (
            j for j in range(i - 1, -1, -1) if (name := found[j]) is not None and may_mean(mention, name)
        )
        name_at = next(before, None)
        chains[i] = fresh + i if name_at is None else chains[name_at]
    return chains


def may_mean(mention: Found, name: Found) -> bool:
    """Say whether a pronoun or a description can stand for a name, by kind, number and gender alone."""
    if name.form != "name":
        return False
    person = name.kind in PEOPLE
    if mention.form == "description":
        people = mention.noun is not None and mention.noun.list == "people"
        return not mention.plural and person == people
    match mention.pronoun:
        case "he" | "she":
            gender = "male" if mention.pronoun == "he" else "female"
            return person and name.gender in (None, gender)
        case "it" | "they":
            return not person
        case "who":
            return True
        case _:
            return False
