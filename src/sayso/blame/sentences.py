"""What is seen of a sentence that may tell of an incident of violence.

Signs are classes of words, the words themselves and pairs of them (names and numbers only as such), what hangs on a
violent word, the time spoken of, where the sentence stands, and the classes of words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.blame.lexicon import Meanings, is_plain, plain
from sayso.blame.model import Signs
from sayso.records import Document, Parse, Sentence

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
_DAYS: Final = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_DATE: Final = re.compile(r"\b\d{1,2} ([A-Za-z]{3,9})\.? (\d{4}|\d{2})\b")
_HEAD: Final = 300
"""How much of a report's beginning may hold its date, in characters."""
_YEAR: Final = re.compile(r"(?:18|19|20)\d\d")
_BESIDE: Final = frozenset({"civil", "military", "doer", "weapon", "unknown", "deny"})
_HELPING: Final = frozenset({"aux", "auxpass", "neg", "mark"})
_SHOWN_PARTS: Final = frozenset({"PUNCT"})


def sentence_signs(document: Document, parse: Parse, meanings: Meanings, said: frozenset[int]) -> list[Signs]:
    """Return what is seen of each sentence; ``said`` are the tokens inside what is attributed to somebody."""
    written = _written(document)
    found = [_signs(document, parse, meanings, said, sentence, written) for sentence in parse.sentences]
    count = len(found)
    recent = min(1.0, sum("recent" in signs for signs in found) / 3)
    this_month = min(1.0, sum(signs.get("month recent", 0.0) for signs in found) / 3)
    bygone = min(1.0, sum(signs.get("year past", 0.0) for signs in found) / 3)
    own = [[name for name in signs if name.startswith(("is=", "violent tag="))] for signs in found]
    for k, signs in enumerate(found):
        signs["late"] = k / count
        signs["first"] = float(k == 0)
        signs["second or third"] = float(k in {1, 2})
        signs.update({"report recent": recent, "report month recent": this_month, "report year past": bygone})
        if k:
            signs.update({f"before {name}": 1.0 for name in own[k - 1]})
        if k + 1 < count:
            signs.update({f"after {name}": 1.0 for name in own[k + 1] if name.startswith("is=")})
    return found


def _written(document: Document) -> tuple[int, int] | None:
    """Return the year and month that a report was written in, from its date or the first one at its head."""
    if document.published and (date := re.match(r"(\d{4})-(\d\d)", document.published)):
        return int(date[1]), int(date[2])
    for date in _DATE.finditer(document.text[:_HEAD]):
        month, year = _MONTHS.get(date[1].lower()), int(date[2])
        if month is not None:
            return (year if year > 99 else 1900 + year if year > 50 else 2000 + year), month
    return None


def _signs(  # one reading of one sentence, from all that is known of it
    document: Document,
    parse: Parse,
    meanings: Meanings,
    said: frozenset[int],
    sentence: Sentence,
    written: tuple[int, int] | None,
) -> Signs:
    signs: Signs = {"always": 1.0, "long": min(2.0, (sentence.last - sentence.first) / 30)}
    before: str | None = None
    for i in range(sentence.first, sentence.last):
        token = parse.tokens[i]
        if token.pos == "PUNCT":
            before = None
            continue
        word = "<name>" if parse.name_at[i] >= 0 else plain(parse, i)
        if before is not None:
            signs[f"words={before} {word}"] = 1.0
        before = word
        signs.update(_times(token.lower, written))
        if not is_plain(parse, i):
            if token.pos == "NUM":
                signs["number"] = 1.0
            continue
        signs[f"word={token.lemma}"] = 1.0
        for label in meanings.of[i]:
            signs[f"is={label}"] = 1.0
            if token.dep in {"nsubj", "nsubjpass"}:
                signs[f"subject={label}"] = 1.0
        if meanings.is_violent(i) or "harm" in meanings.of[i]:
            signs.update(dict.fromkeys(_around(parse, meanings, i), 1.0))
            if i in said:
                signs["violent said"] = 1.0
    if '"' in sentence.span.text(document.text):
        signs["quotation"] = 1.0
    return signs


def _around(parse: Parse, meanings: Meanings, i: int) -> Iterator[str]:
    """Yield what is seen around a violent word."""
    token = parse.tokens[i]
    yield f"violent tag={token.tag}"
    yield f"violent as={token.dep}"
    if token.head != i and is_plain(parse, token.head):
        yield f"violent under={parse.tokens[token.head].lemma}"
    for j in parse.children[i]:
        child = parse.tokens[j]
        for label in meanings.of[j]:
            if label in _BESIDE:
                yield f"violent {child.dep}={label}"
        if child.dep in _HELPING:
            yield f"violent {child.dep}={child.lower}"


def _times(word: str, written: tuple[int, int] | None) -> Iterator[tuple[str, float]]:
    """Yield what a word tells of the time spoken of: how far it is from when the report was written."""
    if word in {"today", "yesterday"}:
        yield "recent", 1.0
    elif word in _DAYS:
        yield "weekday", 1.0
    elif _YEAR.fullmatch(word):
        yield "year", 1.0
        if written:
            yield "year past", float(int(word) < written[0])
    elif (month := _MONTHS.get(word)) is not None and word != "may":
        yield "month", 1.0
        if written:
            ago = (written[1] - month) % 12
            yield "month recent", float(ago <= 1)
            yield "month past", float(ago > 2)
