"""What a group of claims says, in the words that most of them have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from sayso.corroboration.groups.comparing import compare
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.groups.when import written_days
from sayso.corroboration.groups.who import Who
from sayso.corroboration.groups.wording import negates
from sayso.records import ClaimRef, Group, Link, Score, digest

_JUDGED: Final = Score(1.0, ("a person decided that they say the same",))


def described(told: Sequence[Telling], links: Iterable[Link]) -> Group:
    """Return the group that these claims are; it is called by its first."""
    ordered = sorted(told, key=lambda telling: telling.ref)
    counted = Counter(telling.relation for telling in ordered)
    relation = max(counted, key=lambda one: (counted[one], one))
    denying = frozenset(_denying(ordered))
    as_most = [telling for telling in ordered if telling.relation == relation]
    return Group(
        id=digest("group", ordered[0].ref.document, ordered[0].ref.claim),
        affirming=tuple(one.ref for one in ordered if one.ref not in denying and not one.open),
        denying=tuple(one.ref for one in ordered if one.ref in denying and not one.open),
        open=tuple(one.ref for one in ordered if one.open),
        relation=relation,
        subject=_most(_text(telling.subject) for telling in as_most),
        object=_most(_text(telling.object) for telling in as_most),
        place=_most(
            (telling.place.name or telling.place.text) if telling.place else None for telling in ordered
        ),
        time=_most(written_days(telling.time) if telling.time else None for telling in ordered),
        documents=tuple(sorted({telling.ref.document for telling in ordered})),
        links=tuple(sorted(links, key=lambda link: (link.first, link.second))),
    )


def links_between(
    pairs: Iterable[tuple[int, int]],
    first: Mapping[int, Telling],
    joined: Container[tuple[int, int]] = frozenset(),
) -> Iterator[Link]:
    """Yield the links between pairs of kinds of claims, each between the first claims of both.

    ``joined`` are pairs of which a person decided that they say the same.
    """
    for pair in pairs:
        one, other = sorted((first[kind] for kind in pair), key=lambda telling: telling.ref)
        yield Link(one.ref, other.ref, _JUDGED if pair in joined else compare(one, other))


def plainest(told: Iterable[Telling]) -> Telling:
    """Return the claim that says most plainly what a group says: the first that takes a side and neither denies nor negates.

    One without a number stands for those that have one, too, and not the other way round.
    """
    return min(
        told,
        key=lambda one: (
            one.open,
            one.denied,
            len(one.wording.negated),
            one.quantity is not None,
            one.ref,
        ),
    )


def _denying(told: Sequence[Telling]) -> Iterator[ClaimRef]:
    """Yield those who deny what the group says; of wordings, those that turn the plainest one into the contrary."""
    plain = plainest(told)
    for one in told:
        if one.relation == "says":
            other_side = negates(plain.wording, one.wording) != (one.denied != plain.denied)
            turned = bool(len(plain.wording.negated) % 2) != plain.denied
        else:
            other_side, turned = one.denied, False
        if other_side != turned:
            yield one.ref


def _text(who: Who | None) -> str | None:
    return who.text if who else None


def _most(words: Iterable[str | None]) -> str | None:
    """Return the word that stands most often, the longest of those that stand as often; None where there is none."""
    counted = Counter(word for word in words if word is not None)
    return max(counted, key=lambda word: (counted[word], len(word), word), default=None)
