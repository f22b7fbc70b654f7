"""Which claims belong to which incident: by their own word, by what they are about, or by standing right behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.incidents.joining import Gathering
from sayso.incidents.scene import Scene
from sayso.records import Claim, Parse, Relation

VIOLENT: Final[frozenset[Relation]] = frozenset(
    {"attacks", "abducts_or_detains", "responsible_for", "casualties"}
)
"""Relations that tell of violence done. What is only threatened is none."""
_OPEN: Final = frozenset({"future", "hypothetical"})
_BEHIND: Final = 2
"""Most sentences between an incident and a claim about it that does not name it."""


def violent(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that tell of violence done, leaving out what is planned, supposed or left open."""
    return [
        claim
        for claim in claims
        if claim.relation in VIOLENT and claim.tense not in _OPEN and claim.certainty != "unstated"
    ]


def by_predicate(parse: Parse, claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """Return claims by the token of the word that states them."""
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        i = parse.token_at(claim.predicate.start) if claim.predicate else None
        if i is not None:
            found.setdefault(i, []).append(claim)
    return found


def attach(scene: Scene, gatherings: Sequence[Gathering], claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return for each incident the claims about it, in the order of ``claims``; an unsure claim goes nowhere."""
    by_token = {telling.i: n for n, one in enumerate(gatherings) for telling in one.tellings}
    found: list[list[Claim]] = [[] for _ in gatherings]
    for claim in claims:
        home = _home(scene, gatherings, by_token, claim)
        if home is not None:
            found[home].append(claim)
    return found


def _home(
    scene: Scene, gatherings: Sequence[Gathering], by_token: dict[int, int], claim: Claim
) -> int | None:
    parse = scene.parse
    i = parse.token_at(claim.predicate.start) if claim.predicate else None
    if claim.object is not None:
        named = [j for j in parse.tokens_in(claim.object.span) if j in by_token]
        if named:
            return by_token[_head_most(parse, named)]
    if i is not None and i in by_token:
        return by_token[i]
    if claim.relation == "attacks" and i is not None:
        # "They opened fire", "launched an attack": the word that tells of it hangs on the predicate.
        return next((by_token[j] for j in parse.children[i] if j in by_token), None)
    if i is None or claim.relation == "abducts_or_detains":
        return None
    if claim.relation == "casualties" or claim.object is None:
        return _beside(parse, gatherings, i)
    return None


def _head_most(parse: Parse, found: Sequence[int]) -> int:
    """Return the word that the others hang on, or the first."""
    return next((i for i in found if parse.tokens[i].head not in found), found[0])


def _beside(parse: Parse, gatherings: Sequence[Gathering], i: int) -> int | None:
    """Return the incident spoken of last before a word, or in its own sentence; None where that is far or two are meant."""
    here = parse.sentence_at[i]
    near: list[tuple[int, int]] = []
    for n, one in enumerate(gatherings):
        for telling in one.tellings:
            apart = here - parse.sentence_at[telling.i]
            if apart == 0:
                near.append((0 if telling.i < i else 1, n))
            elif 0 < apart <= _BEHIND:
                near.append((1 + apart, n))
    if not near:
        return None
    closest = min(near)[0]
    homes = {n for rank, n in near if rank == closest}
    return homes.pop() if len(homes) == 1 else None
