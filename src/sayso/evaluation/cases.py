"""Single cases that went wrong, chosen for a person to look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.evaluation.attribution_scores import Comparable, Words, matched, sources_agree
from sayso.evaluation.blame import Blame
from sayso.evaluation.muc import Culprit, Message
from sayso.evaluation.muc_scores import matched as matched_culprits
from sayso.evaluation.polnear import ROLES, GoldArticle, Marked
from sayso.records import Span, digest

CONTEXT: Final = 100
"""Most characters of context on either side."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing missed or falsely found: where, its words by name, why it counts as wrong, and a line of context."""

    kind: Literal["missed", "false"]
    text: str
    words: tuple[tuple[str, str], ...]
    reason: str
    context: str


def attribution_cases(article: GoldArticle, predicted: Sequence[Marked]) -> Iterator[Case]:
    """Yield the attributions of an article that were missed, and those found that are none."""
    words = Words(article.stem, article.text)
    gold = [one for one in words.comparable(article.attributions) if one["content"].spans]
    found = [one for one in words.comparable(predicted) if one["content"].spans]
    partner = dict(matched(gold, found))
    owner = {j: i for i, j in partner.items()}
    for i, one in enumerate(gold):
        if i not in partner:
            yield attribution_case("missed", article.stem, article.text, one, "no content matches it")
        elif not sources_agree(one, found[partner[i]]):
            taken = _quoted(article.text, found[partner[i]], "source") or "nobody"
            yield attribution_case(
                "missed", article.stem, article.text, one, f"another source was found: {taken}"
            )
    for j, one in enumerate(found):
        if j not in owner:
            yield attribution_case(
                "false", article.stem, article.text, one, "no content in the corpus matches it"
            )
        elif not sources_agree(gold[owner[j]], one):
            right = _quoted(article.text, gold[owner[j]], "source") or "nobody"
            yield attribution_case(
                "false", article.stem, article.text, one, f"another source is marked: {right}"
            )


def blame_cases(message: Message, culprits: Sequence[Culprit], found: Sequence[Blame]) -> Iterator[Case]:
    """Yield the organisations of a message that were missed, and those blamed that are not in the key."""
    pairs = matched_culprits(culprits, found)
    for j, culprit in enumerate(culprits):
        if j not in pairs.values() and not culprit.optional:
            named = ("organisation", " / ".join(sorted(culprit.names)))
            at = _first_mention(message.text, culprit.names)
            reason = "nobody is blamed under these names" if at else "its names are not in the text"
            yield Case("missed", message.id, (named,), reason, _line(message.text, at) if at else "")
    for i, blame in enumerate(found):
        claim = blame.claim
        words = (("organisation", " / ".join(sorted(blame.names))), ("statement", claim.statement))
        context = _line(message.text, claim.evidence[0]) if claim.evidence else ""
        if i not in pairs:
            yield Case("false", message.id, words, "the key does not blame it", context)
        elif blame.confidence not in culprits[pairs[i]].confidences:
            wanted = " or ".join(sorted(culprits[pairs[i]].confidences)).lower()
            yield Case(
                "false",
                message.id,
                words,
                f"read as {blame.confidence.lower()}, the key has {wanted}",
                context,
            )


def chosen(cases: Iterable[Case], number: int) -> list[Case]:
    """Return at most ``number`` missed and ``number`` false cases, the same ones every time.

    They are spread over the texts: no text gives a second case before every text with one has given its first.
    """
    picked: list[Case] = []
    by_kind: dict[str, list[Case]] = {"missed": [], "false": []}
    for case in cases:
        by_kind[case.kind].append(case)
    for same_kind in by_kind.values():
        seen: dict[str, int] = defaultdict(int)
        ranked: list[tuple[int, str, Case]] = []
        # A digest puts texts and cases in an order that has nothing to do with their names or places.
        for key, case in sorted(
            ((digest(one.text, one.words, one.context), one) for one in same_kind), key=_first
        ):
            ranked.append((seen[case.text], key, case))
            seen[case.text] += 1
        picked += [case for _, _, case in sorted(ranked, key=lambda entry: entry[:2])[:number]]
    return picked


def _first(entry: tuple[str, Case]) -> str:
    return entry[0]


def attribution_case(
    kind: Literal["missed", "false"], name: str, text: str, one: Comparable, reason: str
) -> Case:
    """Return an attribution that was missed or is none, in the text of that name."""
    words = tuple((role, _quoted(text, one, role)) for role in ROLES)
    at = (one["cue"].spans or one["content"].spans)[0]
    return Case(kind, name, words, reason, _line(text, at))


def _quoted(text: str, one: Comparable, role: Literal["source", "cue", "content"]) -> str:
    return " … ".join(" ".join(span.text(text).split()) for span in one[role].spans)


def _first_mention(text: str, names: Iterable[str]) -> Span | None:
    patterns = (r"\W+".join(re.escape(word) for word in name.split()) for name in names)
    found = (re.search(rf"\b{pattern}\b", text, re.IGNORECASE) for pattern in patterns if pattern)
    return min((Span(*match.span()) for match in found if match), default=None)


def around(text: str, at: Span, reach: int = CONTEXT) -> str:
    """Return a span with as many characters on either side, on one line."""
    return " ".join(text[max(0, at.start - reach) : at.end + reach].split())


def _line(text: str, at: Span) -> str:
    """Return the paragraph around a span on one line, cut to ``CONTEXT`` characters on either side."""
    stop = text.find("\n\n", at.end)
    paragraph = Span(text.rfind("\n\n", 0, at.start) + 1, stop if stop >= 0 else len(text))
    shown = Span(max(paragraph.start, at.start - CONTEXT), min(paragraph.end, at.end + CONTEXT))
    before = "…" if shown.start > paragraph.start else ""
    after = "…" if shown.end < paragraph.end else ""
    return before + " ".join(shown.text(text).split()) + after
