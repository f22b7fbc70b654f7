from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from sayso.errors import NotInStore, StoreError
from sayso.records import Claim, Quantity, Report, Span
from sayso.store import tables as t
from sayso.store.asking.claims import Wanted, find_claims
from sayso.store.base import Store
from sayso.store.deriving import derived
from sayso.store.judging.correcting import claims_that_count
from sayso.store.judging.deciding import correct_claim, merge_actors, reject_claim, split_actor
from sayso.store.judging.judgements import Judge, Judgement, judgements, undo
from sayso.store.judging.naming import Wording
from sayso.store.judging.recognising import without_claim
from sayso.store.reading import all_reports
from sayso.store.writing import How, add
from stories import actor, added, claim, report

ANA = Judge("ana", "the report says so in its second line")
MOVEMENT = actor("Northern Shield Movement", "armed_group")
BRIGADE = actor("Karsk Brigade", "armed_group")
LURIA = actor("Republic of Luria", "state")
ROTH = actor("Samuel Roth", "person")
TEXT = "Luria arms the Karsk Brigade with 300 rifles, Samuel Roth said."
ARMS = replace(claim(LURIA, "arms", MOVEMENT, ROTH), evidence=(Span(0, len(TEXT)),))
STORY = report(TEXT, ARMS, cast=(LURIA, MOVEMENT, ROTH), url="https://a.example")


@pytest.fixture
def filled(store: Store) -> Store:
    added(
        store,
        STORY,
        report("B", claim(BRIGADE, "attacks", LURIA), cast=(BRIGADE, LURIA), url="https://b.example"),
    )
    return store


def correct(store: Store, **parts: Any) -> Judgement:
    with store.writing() as connection:
        (found,) = find_claims(
            connection, Wanted(words="Luria", by="Samuel Roth"), store.place
        ) or find_claims(connection, Wanted(words="300"), store.place)
        return correct_claim(store, connection, ANA, found.id, Wording(**parts))


def take_back(store: Store, number: int) -> None:
    with store.writing() as connection:
        undo(store, connection, ANA, number)


def relations(store: Store, **wanted: Any) -> list[str]:
    with store.reading() as connection:
        rows = find_claims(connection, Wanted(**wanted), store.place)
        kept = [
            connection.execute(select(t.claims.c.relation).where(t.claims.c.id == one.id)).scalar_one()
            for one in rows
        ]
    return sorted(kept)


def counting(store: Store, address: str = "https://a.example") -> tuple[Claim, ...]:
    with store.reading() as connection:
        number = connection.execute(
            select(t.documents.c.number)
            .join(t.pages, t.pages.c.number == t.documents.c.page)
            .where(t.pages.c.address == address, t.documents.c.current)
        ).scalar_one()
        return tuple(claim for _, _, claim in claims_that_count(connection, (number,)).get(number, ()))


def as_read(store: Store) -> list[Report]:
    with store.reading() as connection:
        return list(all_reports(connection))


def test_a_corrected_claim_is_asked_for_as_it_was_corrected(filled: Store) -> None:
    """By whom it is about, what is said, on whose word and how firmly; undone, it is as it was read."""
    assert relations(filled, about="Karsk Brigade") == ["attacks"]
    correct(
        filled,
        object="Karsk Brigade",
        relation="funds",
        force="alleged",
        polarity="denied",
        voice="Hanne Brack",
    )
    assert relations(filled, about="Karsk Brigade") == ["attacks", "funds"]
    assert relations(filled, about="Northern Shield Movement") == []
    assert relations(filled, by="Hanne Brack", force="alleged") == ["funds"]
    assert relations(filled, by="Samuel Roth") == relations(filled, relation="arms") == []
    assert relations(filled, words='"arms Northern Shield Movement"') == []
    assert relations(filled, words='"not fund Karsk Brigade"') == ["funds"]
    take_back(filled, 1)
    assert relations(filled, about="Karsk Brigade") == ["attacks"]
    assert relations(filled, about="Northern Shield Movement") == ["arms"]
    assert relations(filled, by="Samuel Roth", relation="arms", force="asserted") == ["arms"]
    assert relations(filled, words='"not fund"') == []


def test_what_was_read_is_never_changed(filled: Store) -> None:
    """The report comes back as it went in, whatever counts."""
    before = as_read(filled)
    correct(filled, object="Karsk Brigade")
    assert as_read(filled) == before
    (counts,) = counting(filled)
    assert counts.statement == "According to Samuel Roth, Republic of Luria armed Karsk Brigade."
    assert counts == replace(ARMS, object=counts.object, statement=counts.statement)


def test_a_corrected_part_opens_to_its_words(filled: Store) -> None:
    """Where the name stands in the words that the claim rests on, its span is there."""
    correct(filled, object="Karsk Brigade", number="300")
    (counts,) = counting(filled)
    assert counts.object is not None
    assert counts.quantity is not None
    assert counts.object.span.text(TEXT) == "Karsk Brigade"
    assert counts.quantity.span.text(TEXT) == "300"


def test_a_name_is_tied_to_the_actor_that_bears_it(filled: Store) -> None:
    """One of the report's own, or one of another report; words that nobody bears stay words."""
    correct(filled, object="Samuel Roth", subject="Karsk Brigade", voice="a passer-by")
    (counts,) = counting(filled)
    assert counts.object is not None
    assert counts.subject is not None
    assert (counts.object.actor, counts.subject.actor, counts.voices[0].actor) == (ROTH.id, None, None)
    assert relations(filled, about="Karsk Brigade") == ["arms", "attacks"]


def test_parts_can_be_taken_out(filled: Store) -> None:
    """No words at all say that the claim has none: without a voice, the report says so itself."""
    correct(filled, object="", voice="")
    (counts,) = counting(filled)
    assert (counts.object, counts.voices) == (None, ())
    assert counts.statement == "The report says: Republic of Luria armed."


@pytest.mark.parametrize(
    ("written", "low", "high", "unit", "bound"),
    [
        ("1,200", 1200, 1200, "people", "exact"),
        ("12..15", 12, 15, "people", "between"),
        ("12 .. 15 percent", 12, 15, "percent", "between"),
        ("2.5..", 2.5, None, "people", "at_least"),
        ("..40", None, 40, "people", "at_most"),
    ],
)
def test_numbers(
    filled: Store, written: str, low: float | None, high: float | None, unit: str, bound: str
) -> None:
    """One, both ends of a range, or one end; the unit is as read, unless another is given."""
    read = Quantity(30, 30, "people", "exact", "fighters", Span(34, 37))
    said = replace(ARMS, quantity=read)
    added(filled, replace(STORY, claims=(said,), document=replace(STORY.document, url="https://c.example")))
    with filled.writing() as connection:
        (found,) = [
            one
            for one in find_claims(connection, Wanted(), filled.place)
            if one.address == "https://c.example"
        ]
        correct_claim(filled, connection, ANA, found.id, Wording(number=written))
    (counts,) = counting(filled, "https://c.example")
    number = counts.quantity
    assert number is not None
    assert (number.low, number.high, number.unit, number.bound, number.of) == (
        low,
        high,
        unit,
        bound,
        "fighters",
    )


def test_later_corrections_keep_what_earlier_ones_made(filled: Store) -> None:
    """Each judgement corrects its parts; undoing one leaves the others."""
    correct(filled, object="Karsk Brigade", force="alleged")
    correct(filled, object="a militia", relation="trains")
    (counts,) = counting(filled)
    assert counts.object is not None
    assert (counts.object.text, counts.relation, counts.force) == ("a militia", "trains", "alleged")
    take_back(filled, 1)
    (counts,) = counting(filled)
    assert (counts.relation, counts.force) == ("trains", "asserted")
    take_back(filled, 2)
    assert counting(filled) == (ARMS,)


def test_a_correction_outlives_another_reading(filled: Store) -> None:
    """Read again by a newer sayso, which gives the claim another id, it counts as corrected."""
    correct(filled, object="Karsk Brigade")
    add(filled, replace(STORY, claims=(replace(ARMS, id="newer", score=0.9),)), How("2.0", "{}"))
    (counts,) = counting(filled)
    assert counts.object is not None
    assert (counts.id, counts.object.text) == ("newer", "Karsk Brigade")
    assert relations(filled, about="Karsk Brigade") == ["arms", "attacks"]


def test_a_correction_holds_in_another_version_that_says_so_in_the_same_words(filled: Store) -> None:
    """A page that changed elsewhere is read alike; one whose words changed is left to sayso's reading."""
    correct(filled, object="Karsk Brigade")
    longer = replace(STORY.document, text=f"{TEXT} More soon.", id="later")
    added(filled, replace(STORY, document=longer))
    (counts,) = counting(filled)
    assert counts.object is not None
    assert counts.object.text == "Karsk Brigade"
    other = replace(STORY.document, text=TEXT.replace("arms", "now arms"), id="latest")
    added(filled, replace(STORY, document=other))
    assert counting(filled) == (ARMS,)
    with filled.reading() as connection:
        assert without_claim(connection, [1]) == {1}


def test_it_is_told_where_the_claim_is_read_no_more(filled: Store) -> None:
    """A judgement in force whose claim a newer reading has not is known; one that was undone is not in question."""
    correct(filled, object="Karsk Brigade")
    with filled.reading() as connection:
        assert without_claim(connection, [1]) == frozenset()
    add(filled, replace(STORY, claims=()), How("2.0", "{}"))
    with filled.reading() as connection:
        assert without_claim(connection, [1]) == {1}
        assert [one.number for one in judgements(connection)] == [1]
    take_back(filled, 1)
    with filled.reading() as connection:
        assert without_claim(connection, [1, 2]) == frozenset()


def test_what_counts_leaves_out_the_rejected(filled: Store) -> None:
    """A claim that is rejected does not count, corrected or not."""
    made = correct(filled, object="Karsk Brigade")
    with filled.writing() as connection:
        reject_claim(filled, connection, ANA, made.target)
    assert counting(filled) == ()


def test_a_correction_stays_when_actors_are_merged_or_told_apart(filled: Store) -> None:
    """Whom it names is followed across documents, as everybody else is."""
    correct(filled, object="Karsk Brigade", subject="Samuel Roth")
    with filled.writing() as connection:
        merge_actors(filled, connection, ANA, "Karsk Brigade", "Northern Shield Movement")
        split_actor(filled, connection, ANA, "Republic of Luria", ["https://a.example"])
    assert relations(filled, about="Northern Shield Movement") == ["arms", "attacks"]
    assert relations(filled, about="Samuel Roth") == ["arms"]


def test_its_document_is_compared_anew(filled: Store) -> None:
    """A correction notes its document, and so does undoing it."""
    for decide in (lambda: correct(filled, force="alleged"), lambda: take_back(filled, 1)):
        with filled.writing() as connection:
            connection.execute(derived.pending.delete())
        decide()
        with filled.reading() as connection:
            assert connection.execute(select(derived.pending.c.document)).scalars().all() == [1]


def test_the_log_tells_what_was_read_before(filled: Store) -> None:
    """A judgement keeps the parts as they counted before it."""
    made = correct(filled, object="Karsk Brigade")
    assert made.what["read"]["object"] == "Northern Shield Movement"
    assert made.what["correct"]["object"]["name"] == "Karsk Brigade"


@pytest.mark.parametrize(
    ("parts", "error", "message"),
    [
        ({}, StoreError, "there is nothing to correct"),
        ({"subject": ""}, StoreError, "a claim of a relation needs a subject"),
        ({"number": "many"}, StoreError, "'many' is no number; write it as 12"),
        ({"number": "15..12"}, StoreError, "is no number"),
        ({"object": "Roth"}, NotInStore, "may be 2 actors"),
    ],
)
def test_what_cannot_be_corrected(
    filled: Store, parts: dict[str, Any], error: type[StoreError], message: str
) -> None:
    """Each is told with what to try, and nothing is kept of it."""
    other = actor("Hugo Roth", "person")
    added(filled, report("C", claim(other, "leads", "x"), cast=(other,)))
    with pytest.raises(error, match=message):
        correct(filled, **parts)
    with filled.reading() as connection:
        assert judgements(connection) == []


def test_of_several_who_bear_a_name_the_reports_own_is_meant(filled: Store) -> None:
    """Somebody of the same name elsewhere does not stand in the way; a name that stands only within others' is nobody's."""
    other = actor("Samuel Roth", "person", id_="another Roth")
    offices = [actor(f"Velda's {name} ministry", "authority") for name in ("foreign", "defence")]
    added(store := filled, report("C", cast=(other, *offices), url="https://c.example"))
    with store.reading() as connection:
        (found,) = find_claims(connection, Wanted(relation="arms"), store.place)
    correct(store, subject="Velda", object="Samuel Roth")
    with store.reading() as connection:
        (now,) = [
            one for one in find_claims(connection, Wanted(relation="arms"), store.place) if one.id == found.id
        ]
    assert (now.subject, now.subject_id) == ("Velda", None)
    assert now.object_id == found.voices[0].actor
