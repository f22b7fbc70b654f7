"""The grounds on which two claims rest on one origin, each a function that yields folds with the words that show it.

A fold is always between two claims. Where many claims share a ground, each is folded with the one said first, so that a
reader checks as many folds as there are claims to fold, not every pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.actors.across import named_id
from sayso.corroboration.groups.who import Who
from sayso.corroboration.origins.copies import longest_passage, shared_words
from sayso.corroboration.origins.side import Side
from sayso.corroboration.origins.tellers import Teller, alike, words_at
from sayso.records import ClaimRef, Fold, FoldGround, Reprint, Words


@dataclass(frozen=True, slots=True)
class Found:
    """A fold, and which of its claims were taken from the other or, like it, from elsewhere: no reporting of their own."""

    fold: Fold
    taken: tuple[ClaimRef, ...] = ()


def one_report(side: Side) -> Iterator[Found]:
    """One report says it twice, itself or on the word of somebody whom it calls the same both times."""
    for told in side.documents.values():
        if len(told) == 1:
            continue
        for one, other in _by_first(told, lambda teller: (teller.kind == "own", teller.name.casefold())):
            if one.kind == "own":
                yield _found("report", one, other, "one report says both itself", _claim(one) + _claim(other))
            else:
                called = one.name if one.kind == "named" else f"“{one.name}”"
                reason = f"one report has both from {called if one.name else 'nobody named'}"
                yield _found("voice", one, other, reason, one.naming() + other.naming())


def one_voice(side: Side) -> Iterator[Found]:
    """The same person or body is the innermost voice of both."""
    keyed = [one for one in side.tellers if one.who and one.who.key is not None]
    for one, other in _by_first(keyed, lambda teller: teller.who and teller.who.key):
        called = one.name if one.name == other.name else f"{one.name}, whom the other calls {other.name}"
        yield _found("voice", one, other, f"both have it from {called}", one.naming() + other.naming())


def one_name(side: Side) -> Iterator[Found]:
    """The innermost voices bear one full name, with a middle name or without, and nothing tells two of that name apart."""
    bearers: dict[Hashable, list[Teller]] = defaultdict(list)
    for teller in side.tellers:
        if teller.kind == "named" and teller.who and len(teller.who.words) > 1:
            bearers[_called_first(teller.who), teller.who.person].append(teller)
    for same in bearers.values():
        for first, *others in _of_one_middle_name(same):
            if _told_apart((first, *others)):
                continue
            for other in others:
                if other.document != first.document:
                    reason = f"both have it from {first.name}, by the full name"
                    yield _found("voice", first, other, reason, first.naming() + other.naming())


def one_office(side: Side) -> Iterator[Found]:
    """The innermost voices are one body of somebody who is named: "Veldania's defence ministry" in both reports."""
    whose = [one for one in side.tellers if one.office]
    for one, other in _by_first(whose, lambda teller: teller.office):
        if one.document != other.document:
            reason = f"both have it from {' '.join(one.speaker.text.split()) if one.speaker else one.name}"
            yield _found("voice", one, other, reason, one.naming() + other.naming())


def one_short_name(side: Side) -> Iterator[Found]:
    """The innermost voices bear a short name and a full one, in words that the two reports share."""
    for reprint, one, other in _shared(side):
        if one.kind != "named" or other.kind != "named" or not alike(one, other):
            continue
        if words := shared_words(reprint, one.telling.evidence, other.telling.evidence):
            reason = f"both have it from {one.name} or {other.name}, in words that the two reports share"
            yield _found("passage", one, other, reason, words)


def copied(side: Side) -> Iterator[Found]:
    """Both stand in words that the two reports share, or the two reports are copies of one another."""
    for reprint, one, other in _shared(side):
        if found := _copied(side, reprint, one, other):
            yield found


def one_telling(side: Side) -> Iterator[Found]:
    """Both reports are copies of others that are copies of one another, and say it themselves."""
    folded: dict[str, list[Teller]] = defaultdict(list)
    for teller in side.own():
        if fold := side.copies.folds.get(teller.document):
            folded[fold].append(teller)
    for first, *others in folded.values():
        for other in others:
            if side.copies.between(first.document, other.document) is None:
                reason = "both reports are copies of one telling, by way of other copies of it"
                words = _claim(first) + _claim(other)
                yield _found("copy", first, other, reason, words, taken=(first.ref, other.ref))


def agencys_own(side: Side) -> Iterator[Found]:
    """One report credits the agency that published the other, and neither has it from anybody else."""
    wires: dict[str, Teller] = {}
    for teller in side.own():
        if teller.printed_by:
            wires.setdefault(teller.printed_by, teller)
    for teller in side.own():
        for agency in sorted(side.credits(teller) & wires.keys()):
            wire = wires[agency]
            if wire.document == teller.document or wire.publisher == teller.publisher:
                continue
            reprint = side.copies.between(wire.document, teller.document)
            words = (reprint and longest_passage(reprint)) or _claim(wire) + _claim(teller)
            reason = f"one report credits {agency}, which published the other"
            yield _found("agency", wire, teller, reason, words, taken=(teller.ref,))


Ground = Callable[[Side], Iterator[Found]]
VOICES: Final[Sequence[Ground]] = (one_report, one_voice, one_name, one_office, one_short_name)
"""Why two claims have one voice, in the order in which they are shown where there are several."""
COPIES: Final[Sequence[Ground]] = (copied, one_telling, agencys_own)
"""Why two claims are one telling, whoever is named in it."""


def one_publisher(tellers: Iterable[Teller]) -> Iterator[Found]:
    """One publisher's own reporting in two reports; for claims that were not taken from elsewhere."""
    own = [one for one in tellers if one.kind == "own" and one.publisher]
    for one, other in _by_first(own, lambda teller: teller.publisher):
        reason = f"both are {one.telling.publisher}'s own reporting"
        yield _found("publisher", one, other, reason, _claim(one) + _claim(other))


def citation(citing: Teller, cited: Teller) -> Found:
    """Return the fold of a claim whose voice is another report's publisher with what that report says."""
    reason = f"one report has it from {cited.telling.publisher}, which published the other"
    through = next(
        (one for one in citing.telling.chain if one.who and one.who.words == cited.publisher), None
    )
    words = words_at(citing.document, through.words if through else ()) + _claim(cited)
    return _found("citation", cited, citing, reason, words, taken=(citing.ref,))


def _called_first(who: Who) -> tuple[str, ...]:
    """Return a person's first and last name, and anybody else's name whole."""
    return (who.words[0], who.words[-1]) if who.person else who.words


def _told_apart(bearers: Iterable[Teller]) -> bool:
    """Say whether the catalogue or a judgement knows several people of one name; ids that the name alone gives tell nothing."""
    people = [one.who for one in bearers if one.who and one.who.key]
    given = {who.key for who in people if who.key != named_id(who.words)}
    return len(given) > 1 or (
        len({who.words for who in people}) == 1 and len({who.key for who in people}) > 1
    )


def _of_one_middle_name(bearers: Sequence[Teller]) -> Iterator[Sequence[Teller]]:
    """Yield those whose middle names may be one: "J.", "John" and none; of a George W. and a George H. each by himself."""
    middles = {one.who.words[1:-1] for one in bearers if one.who and one.who.person} - {()}
    if len({" ".join(middle)[:1] for middle in middles}) <= 1:
        yield bearers
        return
    by_name: dict[Hashable, list[Teller]] = defaultdict(list)
    for one in bearers:
        by_name[one.who and one.who.words].append(one)
    yield from by_name.values()


def _shared(side: Side) -> Iterator[tuple[Reprint, Teller, Teller]]:
    """Yield the claims of every two reports that share words."""
    for reprint in side.reprints:
        for one in side.documents[reprint.first]:
            for other in side.documents[reprint.second]:
                yield reprint, one, other


def _copied(side: Side, reprint: Reprint, one: Teller, other: Teller) -> Found | None:
    whole = reprint.kind != "passage" and side.copies.one_telling(one.document, other.document)
    words = shared_words(reprint, one.telling.evidence, other.telling.evidence)
    if not words and whole and (one.kind == other.kind == "own" or _same_nameless(one, other)):
        words = longest_passage(reprint)
    if not words:
        return None
    shared = (
        f"the two reports share: {reprint.score.reasons[0]}" if reprint.score.reasons else "in both reports"
    )
    taken = tuple(
        teller.ref
        for teller in (one, other)
        if reprint.original != teller.document and (not one.publisher or one.publisher != other.publisher)
    )
    if whole:
        return _found("copy", one, other, f"copies of one telling; {shared}", words, taken=taken)
    return _found("passage", one, other, f"both stand in words that {shared}", words, taken=taken)


def _same_nameless(one: Teller, other: Teller) -> bool:
    return (
        one.kind == other.kind
        and one.kind in ("nameless", "described")
        and one.name.casefold() == other.name.casefold()
    )


def _by_first(
    tellers: Iterable[Teller], key: Callable[[Teller], Hashable]
) -> Iterator[tuple[Teller, Teller]]:
    """Yield each claim with the first one of the same key."""
    first: dict[Hashable, Teller] = {}
    for teller in tellers:
        known = first.setdefault(key(teller), teller)
        if known is not teller:
            yield known, teller


def _claim(teller: Teller) -> tuple[Words, ...]:
    return words_at(teller.document, teller.telling.evidence)


def _found(
    ground: FoldGround,
    one: Teller,
    other: Teller,
    reason: str,
    words: tuple[Words, ...],
    *,
    taken: tuple[ClaimRef, ...] = (),
) -> Found:
    """Return a fold, the smaller claim first, and its words in the order of documents and places."""
    first, second = sorted((one.ref, other.ref))
    in_order = sorted(set(words), key=lambda at: (at.document != first.document, at.document, at.span))
    return Found(Fold(first, second, ground, reason, tuple(in_order)), taken)
