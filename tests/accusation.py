"""An accusation in a store, with all that an export must not lose: a chain, a denial, a number, strangers' hostile words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from databases import new_store
from factories import span_in
from sayso.outputs.exports.selection import Selection
from sayso.records import Actor, Claim, Fold, Quantity, Report, Span, Words
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store
from stories import actor, added, claim, report
from woven import Said, refs, weave

MOVEMENT = actor("Northern Shield Movement", "armed_group", "NSM")
LURIA = actor("Republic of Luria", "state")
ROTH = actor("Samuel Roth", "person")
BRACK = actor("Hanne Brack", "person")
INSTITUTE = actor("Pell Institute", "expert")
WITNESS = actor("a diplomat", "anonymous", form="description")
LACZNIK = actor("Żółw Łącznik", "person", "Ялта Шторм", "Ωμέγα Δρόμος", "سالم الكرسي", "卡尔斯克")
"""Somebody with names in five scripts."""
MALLORY = actor('<script>alert("x")</script>', "person", "](javascript:alert(1))")
"""Somebody whose name is made to harm whoever opens an export."""
CAST = (MOVEMENT, LURIA, ROTH, BRACK, INSTITUTE, WITNESS, LACZNIK, MALLORY)

HOSTILE = (
    '"\\ *[x](javascript:alert(1))* </script><img src=x onerror=alert(1)> """\u202e {{7*7}} \x1b[31m ```'
)
"""Words that would end a literal, a link, an element or a fence, or turn a line round."""


def _at(text: str, one: Claim, *words: str) -> Claim:
    """Return a claim that rests on words of a text."""
    return replace(one, evidence=tuple(span_in(text, each) for each in words))


ACCUSED = (
    "KARSK — Luria sends rifles to the Northern Shield Movement, Samuel Roth told the Pell Institute. "
    "The border was calm at night."
)
REPEATED = "A diplomat who asked not to be named said that Luria was arming the movement. 😀 So it goes."
DENIED = "Hanne Brack denied on Thursday that Luria arms anybody. She counted 30 boats, she said."
STRANGE = f"Żółw Łącznik said: {HOSTILE}. Luria may yet arm the movement, he added."

ARMS = _at(
    ACCUSED,
    claim(
        LURIA,
        "arms",
        MOVEMENT,
        INSTITUTE,
        ROTH,
        force="alleged",
        statement="According to Samuel Roth, cited by the Pell Institute, Luria arms the movement.",
    ),
    "Luria sends rifles to the Northern Shield Movement",
    "told the Pell Institute",
)
RUMOUR = _at(
    REPEATED,
    claim(LURIA, "arms", MOVEMENT, WITNESS, statement="A diplomat says Luria was arming the movement."),
    "Luria was arming the movement",
)
DENIAL = _at(
    DENIED,
    claim(
        LURIA,
        "arms",
        MOVEMENT,
        BRACK,
        polarity="denied",
        force="denied",
        statement="Hanne Brack denies that Luria arms the movement.",
    ),
    "Luria arms anybody",
)
BOATS = _at(
    DENIED,
    claim(
        "boats",
        "strength",
        "the fleet",
        BRACK,
        statement="Hanne Brack counts 30 boats.",
        quantity=Quantity(30.0, 30.0, "boats", "exact", "boats", Span(0, 1), best=30.0),
    ),
    "30 boats",
)
CALM = _at(
    ACCUSED,
    claim("the border", "says", "calm", statement="The report says: the border was calm."),
    "was calm",
)
WORDS = _at(
    STRANGE,
    claim(MALLORY, "says", "words", LACZNIK, statement=f"According to Żółw Łącznik, {HOSTILE}"),
    HOSTILE,
)
MAYBE = _at(
    STRANGE,
    replace(
        claim(LURIA, "arms", MOVEMENT, LACZNIK, statement="Luria may yet arm the movement, says Łącznik."),
        certainty="possible",
        tense="hypothetical",
        force="possible",
    ),
    "Luria may yet arm the movement",
)


def reports() -> tuple[Report, ...]:
    """Return the four reports."""
    return (
        _report(ACCUSED, "The Karsk Post", "2024-03-11", "Rifles for the north", ARMS, CALM),
        _report(REPEATED, "Northline", "2024-03-12", "Diplomat: arms crossed", RUMOUR),
        _report(DENIED, "The Luria Herald", "2024-03-14", "Brack denies", DENIAL, BOATS),
        _report(STRANGE, "]( *Mal* <b>lory", "2024-04", HOSTILE, WORDS, MAYBE),
    )


def _report(text: str, publisher: str, published: str, title: str, *claims: Claim) -> Report:
    address = f"https://{published}.example/a?b=c&d=<e>"
    return report(
        text, *claims, cast=CAST, url=address, publisher=publisher, published=published, title=title
    )


def fill(store: Store) -> None:
    """Put the reports into a store, with the group and the dispute that they make."""
    added(store, *reports())
    (first,), (second,) = refs(store, ARMS), refs(store, RUMOUR)
    fold = Fold(first, second, "voice", "both rest on one voice", (Words(first.document, Span(0, 5)),))
    weave(
        store,
        Said((ARMS, RUMOUR), (DENIAL,), unknown=("a diplomat",), folds=(fold,)),
        Said((BOATS,)),
        disputes=[("denied", ARMS, DENIAL)],
    )


@contextmanager
def filled(folder: Path) -> Iterator[Store]:
    """Give a store with the reports, in a file of a folder; its clock counts on."""
    seconds = count()
    with Store.open(
        new_store(folder / "store.sqlite"), lambda: f"2024-05-01T08:00:{next(seconds) % 60:02}Z"
    ) as opened:
        fill(opened)
        yield opened


@contextmanager
def selected(store: Store, wanted: Wanted = Wanted()) -> Iterator[Selection]:  # noqa: B008  # never changed
    """Give what is wanted of a store."""
    with store.reading() as connection:
        yield Selection(store, connection, wanted)


def actor_id(store: Store, one: Actor) -> str:
    """Return the id that an actor has across documents."""
    with selected(store) as selection:
        return next(found.id for found in selection.actors() if found.name == one.name)
