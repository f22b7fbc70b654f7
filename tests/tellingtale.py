"""A group as the store shows it, made by hand: one allegation that is copied, denied, said by others, and told otherwise."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import (
    Change,
    ClaimRef,
    Covered,
    Dispute,
    Drift,
    Fold,
    Force,
    Origin,
    OriginKind,
    Passage,
    Polarity,
    Reprint,
    Score,
    Span,
    Step,
    VoiceKind,
    digest,
)
from sayso.store.asking.claims import FoundClaim, FoundVoice
from sayso.store.asking.disputes import FoundDispute
from sayso.store.asking.grouped import ShownDrift, ShownFold, ShownGroup, ShownOrigin
from sayso.store.asking.groups import FoundGroup
from stories import claim

CHANGED = "of what whole: the stone → the harvest"


def told(
    day: str,
    publisher: str,
    voice: str | None,
    quote: str,
    force: Force = "asserted",
    kind: VoiceKind = "authority",
) -> FoundClaim:
    """Return a claim of a report of its own."""
    id_ = digest(day, publisher, quote)
    return FoundClaim(
        id=id_,
        claim=replace(
            claim("Karsk", "says", "stone", force=force, statement=f"According to {voice}: {quote}."),
            evidence=(Span(0, len(quote)),),
        ),
        voices=(FoundVoice(voice, kind, None, None),) if voice else (),
        quote=quote,
        subject=None,
        subject_id=None,
        object=None,
        object_id=None,
        said=day,
        document=digest("document", day, publisher),
        title=None,
        publisher=publisher,
        published=day,
        address="https://paper.example/",
        rejected=False,
    )


def ref(found: FoundClaim) -> ClaimRef:
    """Return how records refer to a claim."""
    return ClaimRef(found.document, found.id)


def origin(
    called: str,
    *claims: FoundClaim,
    kind: OriginKind = "voice",
    side: Polarity = "affirmed",
    unknown: tuple[str, ...] = (),
) -> ShownOrigin:
    """Return an origin of claims that are all tied to the first."""
    folds = tuple(
        Fold(ref(claims[0]), ref(one), "voice", f"both have it from {called}", ()) for one in claims[1:]
    )
    return ShownOrigin(
        Origin(digest(called), kind, side, called, tuple(sorted(map(ref, claims))), folds, unknown),
        claims,
        tuple(ShownFold(fold, claims[0], one, ()) for fold, one in zip(folds, claims[1:], strict=True)),
    )


OFFICE = "Office of Roads"
FIRST = told("2031-05-01", "Hollin Institute", OFFICE, "Karsk took a third of the stone", "alleged")
COPY = told("2031-05-02", "Evening Post", OFFICE, "Karsk took a third of the stone", "alleged")
AGAIN = told("2031-05-03", "Daily Bell", OFFICE, "a third of the stone was taken by Karsk")
DENIAL = told("2031-05-04", "Evening Post", "Mira Oss", "Karsk took no stone", "denied", "person")
ANOTHER = told("2031-05-05", "Daily Bell", "Paul Odhe", "I saw Karsk take stone", "asserted", "person")
UNNAMED = told("2031-05-06", "Daily Bell", "A driver", "Karsk took the stone", "asserted", "anonymous")
OTHERWISE = told("2031-05-07", "Daily Bell", OFFICE, "Karsk took a third of the harvest")
PLAIN = told("2031-05-09", "Evening Post", None, "Karsk took a third of the harvest")
REVISED = told("2031-05-10", "Daily Bell", OFFICE, "5 carts were lost")

ORIGINS = (
    origin("Paul Odhe", ANOTHER),
    origin(OFFICE, FIRST, COPY, AGAIN),
    origin("Evening Post", PLAIN, kind="reporting"),
    origin("A driver", UNNAMED, kind="unnamed", unknown=("nobody knows who it is",)),
    origin("Mira Oss", DENIAL, side="denied"),
)
REPRINT = Reprint(
    id=digest("reprint"),
    first=min(FIRST.document, COPY.document),
    second=max(FIRST.document, COPY.document),
    kind="copy",
    passages=(Passage(Span(0, 200), Span(0, 200), 30, 30),),
    first_covered=Covered(1, 0, 1),
    second_covered=Covered(1, 0, 1),
    original=FIRST.document,
    grounds=(),
    credited=(),
    score=Score(0.9, ()),
)
DRIFT = Drift(
    digest("drift"),
    tuple(map(ref, (FIRST, COPY, OTHERWISE, PLAIN))),
    (
        Step(ref(FIRST), ref(COPY), (), ()),
        Step(ref(FIRST), ref(OTHERWISE), (Change("base", "the stone", "the harvest"),), ()),
        Step(ref(FIRST), ref(PLAIN), (Change("base", "the stone", "the harvest"),), ()),
    ),
)
OTHER = FoundDispute(
    Dispute(digest("other"), "numbers", ("x",), (), (ref(REVISED),), ("3 against 5",), revises=True),
    (),
    (REVISED,),
    (1, 1),
)
CLAIMS = (FIRST, COPY, AGAIN, ANOTHER, UNNAMED, OTHERWISE, PLAIN)
SHOWN = ShownGroup(
    found=FoundGroup(
        id=digest("group"),
        relation="says",
        statement=AGAIN.claim.statement,
        subject=None,
        object=None,
        place=None,
        time=None,
        claims=7,
        denying=1,
        documents=7,
        publishers=3,
        origins=3,
        unknown=1,
        first_said="2031-05-01",
        last_said="2031-05-09",
        disputed=True,
        rests=(),
        disputes=(),
        drifts=(DRIFT,),
    ),
    affirming=CLAIMS,
    denying=(DENIAL,),
    open=(),
    origins=ORIGINS,
    disputes=(),
    drifts=(ShownDrift(DRIFT, {ref(one): one for one in CLAIMS}),),
    judgements=(),
)
