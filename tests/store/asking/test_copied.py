from __future__ import annotations

from sqlalchemy import insert, select

from reports import incident
from sayso.records import Covered, Passage, Report, Reprint, Score, Span, digest
from sayso.store import tables as t
from sayso.store.asking.copied import copies_of
from sayso.store.asking.showing import show_document, show_incident
from sayso.store.base import Store
from sayso.store.bodies import body_of
from sayso.store.deriving import derived as d
from stories import actor, added, claim, report

ROTH = actor("Samuel Roth", "person")
SNOW = claim("rain", "says", "snow", ROTH, statement="Roth expects snow.")
RAIN = claim("snow", "says", "rain", ROTH, statement="Roth expects rain.")


def test_a_copy_is_told_from_either_side(store: Store) -> None:
    """Whichever of two documents is asked for, the passages are its own first, and the direction is as it sees it."""
    texts = ("Snow fell on the pass.", "They say that snow fell on the pass today.")
    spans = (Span(5, 21), Span(19, 35))
    added(store, *(report(text, url=f"https://{number}.example") for number, text in enumerate(texts)))
    with store.writing() as connection:
        rows = connection.execute(
            select(*t.documents.c["id", "number"], t.pages.c.address)
            .join(t.pages, t.pages.c.number == t.documents.c.page)
            .order_by(t.documents.c.id)
        ).all()
        at = [int(row.address[len("https://")]) for row in rows]
        original = next(row for row, number in zip(rows, at, strict=True) if number == 0)
        shares = [Covered(share, 0.0, share) for share in (0.8, 0.5)]
        made = Reprint(
            digest("reprint"),
            rows[0].id,
            rows[1].id,
            "abridged",
            (Passage(spans[at[0]], spans[at[1]], 4, 4),),
            shares[at[0]],
            shares[at[1]],
            original.id,
            ("it came first",),
            (),
            Score(0.9, ()),
        )
        connection.execute(
            insert(d.reprints).values(
                number=1,
                id=made.id,
                first=rows[0].number,
                second=rows[1].number,
                kind=made.kind,
                original=original.number,
                score=0.9,
                body=body_of(made),
            )
        )
    numbers = {number: row.number for row, number in zip(rows, at, strict=True)}
    with store.reading() as connection:
        (early,), (late,) = (copies_of(connection, numbers[number], texts[number]) for number in (0, 1))
    assert (early.direction, early.covered, early.other_covered) == ("taken by it", 0.8, 0.5)
    assert (late.direction, late.covered, late.other_covered) == ("taken from it", 0.5, 0.8)
    assert [(one.span, one.words, one.other_words) for one in late.passages] == [
        (spans[1], "fell on the pass", "fell on the pass")
    ]


def test_each_version_tells_what_it_changed(store: Store) -> None:
    """Of a page that changed, the claims of each version are set against those of the one before."""
    for text, said in (("One.", (SNOW,)), ("Two.", (SNOW, RAIN)), ("Three.", (RAIN,))):
        (last,) = added(store, report(text, *said, cast=(ROTH,), url="https://a.example"))
    with store.reading() as connection:
        number = connection.execute(
            select(t.documents.c.number).where(t.documents.c.id == last.document)
        ).scalar_one()
        shown = show_document(connection, number)
    assert [(one.more, one.fewer) for one in shown.changes] == [((RAIN,), ()), ((), (SNOW,))]


def test_an_incident_comes_with_its_report_and_its_claims(store: Store) -> None:
    """The claims that it was put together from are there by their ids in the report."""
    raid = incident("attack")
    told = report("A raid.", SNOW, RAIN, cast=(ROTH,))
    made = Report(told.document, told.actors, (), told.claims, (raid,))
    added(store, made)
    with store.reading() as connection:
        number = connection.execute(select(t.incidents.c.number)).scalar_one()
        shown = show_incident(connection, number)
    assert (shown.incident, shown.report, shown.claims) == (raid, made, {})
