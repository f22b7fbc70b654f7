"""Which claims belong to which incident: by their own word, by what they are about, or by standing right behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.incidents.joining import Gathering
from sayso.incidents.scene import Scene
from sayso.incidents.unclaimed import is_unclaimed
from sayso.incidents.words import WHOLES
from sayso.records import Claim, Parse, Relation, Span

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
    if claim.object is not None and (named := _named(scene, claim.object.span, by_token)) is not None:
        return by_token[named]
    if i is not None and i in by_token:
        return by_token[i]
    if claim.relation == "attacks" and i is not None:
        # "They opened fire", "launched an attack": the word that tells of it hangs on the predicate.
        return next((by_token[j] for j in parse.children[i] if j in by_token), None)
    if i is None:
        return _spoken_of(parse, by_token, claim)
    if claim.relation == "abducts_or_detains":
        return None
    if claim.relation == "casualties" or (claim.object is None and _is_taken_on(parse, claim, i)):
        return _beside(parse, gatherings, i)
    return None


def _named(scene: Scene, span: Span, by_token: dict[int, int]) -> int | None:
    """Return the telling that a phrase is about: its head, or what a "wave of" counts, nothing that stands deeper."""
    inside = scene.parse.tokens_in(span)
    head = next((i for i in inside if scene.parse.tokens[i].head not in inside), None)
    if head is None or head in by_token:
        return head
    if scene.parse.tokens[head].lemma not in WHOLES:
        return None
    return next((i for i in scene.roles.fillers(head, "of") if i in by_token), None)


def _spoken_of(parse: Parse, by_token: dict[int, int], claim: Claim) -> int | None:
    """Return the one incident that a claim's words speak of, where no single word states it; None where two are."""
    homes = {by_token[j] for span in claim.evidence for j in parse.tokens_in(span) if j in by_token}
    return homes.pop() if len(homes) == 1 else None


def _is_taken_on(parse: Parse, claim: Claim, i: int) -> bool:
    """Say whether a claim without an object is one of responsibility claimed, or not claimed, for what was told before."""
    if is_unclaimed(claim):
        return True
    return claim.force == "admitted" and parse.tokens[parse.tokens[i].head].lemma == "claim"


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
