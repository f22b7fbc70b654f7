"""Claims as the store gives them, made by hand: for what draws and words them, without a store."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import ClaimRef, Origin, Quantity, Side, Span
from sayso.store.asking.claims import Beside, FoundClaim, FoundVoice
from sayso.store.asking.groups import FoundGroup
from sayso.store.asking.story import Repeat, Story, Strand, Turn
from stories import claim


def found_claim(
    id_: str,
    voice: str = "Samuel Roth",
    *,
    published: str | None = None,
    said: str | None = None,
    quantity: Quantity | None = None,
    side: Side = "affirmed",
) -> FoundClaim:
    """Return a claim of a report of its own."""
    made = replace(
        claim("raid", "casualties", "soldiers", statement=f"{voice} tells of a raid."), quantity=quantity
    )
    return FoundClaim(
        id=id_,
        claim=made,
        voices=(FoundVoice(voice, "person", None, None),),
        quote=f"the words of {id_}",
        subject="raid",
        subject_id=None,
        object="soldiers",
        object_id=None,
        said=said,
        document=f"report of {id_}",
        title=None,
        publisher="The Karsk Post",
        published=published,
        address="https://karsk.example",
        rejected=False,
        beside=Beside("group", 1, 1, 1, 0, disputed=False, drifts=False, side=side),
    )


def quantity(
    low: float | None, high: float | None = None, best: float | None = None, *, opens: bool = False
) -> Quantity:
    """Return a number of people; a plain one where ``low`` is given alone, unless it ``opens`` upwards."""
    plain = high is None and best is None and not opens
    return Quantity(low, low if plain else high, "people", "exact", None, Span(0, 1), low if plain else best)


def strand(
    called: str, *claims: FoundClaim, side: Side = "affirmed", unknown: tuple[str, ...] = ()
) -> Strand:
    """Return an origin with its claims, the first of them told first."""
    refs = tuple(ClaimRef(one.document, one.id) for one in claims)
    origin = Origin(called.lower(), "voice", side, called, refs, (), unknown)
    return Strand(origin, claims[0], tuple(Repeat(one, claims[0], None, None) for one in claims[1:]))


def story(
    *affirming: Strand,
    denying: tuple[Strand, ...] = (),
    open_: tuple[Strand, ...] = (),
    turns: tuple[Turn, ...] = (),
) -> Story:
    """Return a story; what stands first was told first."""
    group = FoundGroup(
        "group", "casualties", "", None, None, None, None, 0, 0, 0, 0, 0, 0, None, None, disputed=False, rests=(), disputes=(), drifts=()
    )  # fmt: skip
    return Story(group, affirming[0] if affirming else None, affirming[1:], denying, open_, turns, ())
