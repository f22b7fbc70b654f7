from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, delete, text, update

from sayso.records import Span
from sayso.store import tables as t
from sayso.store.asking.claims import Wanted, find_claims
from sayso.store.base import Store
from sayso.store.judging.deciding import correct_claim, merge_actors, reject_claim, split_actor
from sayso.store.judging.judged import corrections, splits
from sayso.store.judging.judgements import Judge
from sayso.store.judging.naming import Wording
from sayso.store.upkeep.checking import check
from sayso.store.upkeep.vacuum import vacuum
from sayso.store.writing import How, add
from stories import actor, added, claim, named_in, report

ANA = Judge("ana", "")
LURIA = actor("Luria", "state")
BRACK = actor("Hanne Brack", "person")


def filled(store: Store) -> None:
    """Put in reports, versions and judgements of all kinds."""
    for n in range(3):
        words = f"Luria arms them, Hanne Brack said. {n}"
        cast = named_in(words, LURIA, BRACK)
        said = (claim(LURIA, "arms", "them", BRACK), claim(LURIA, "funds", "them", BRACK))
        made = report(words, *said, cast=cast, url=f"https://{n}.example")
        added(store, made)
        if n == 2:
            add(store, replace(made, claims=made.claims[::-1]), How("2.0", "{}"))
            later = report(f"{words}.", *said, cast=cast, url=f"https://{n}.example")
            added(store, later)
    with store.writing() as connection:
        first, second, third, *_ = find_claims(connection, Wanted(), store.place)
        reject_claim(store, connection, ANA, first.id)
        correct_claim(store, connection, ANA, second.id, Wording(object="Hanne Brack", voice="Someone"))
        correct_claim(store, connection, ANA, third.id, Wording(subject="Hanne Brack"))
        split_actor(store, connection, ANA, "Hanne Brack", ["https://1.example"], "Another")
        merge_actors(store, connection, ANA, "Luria", "Another")


def problems(store: Store) -> list[str]:
    return [one.problem for one in check(store).findings]


def test_nothing_is_wrong_with_a_store_in_use(store: Store) -> None:
    """Reports, versions, readings and judgements of all kinds are in order, and counted."""
    filled(store)
    checked = check(store)
    assert checked.findings == ()
    assert (checked.counts["documents"], checked.counts["claims"], checked.counts["judgements"]) == (4, 8, 5)


Damage = Callable[[Connection], object]
CLAIM = update(t.claims).where(t.claims.c.number == 1)
DAMAGES: dict[str, tuple[Damage, str]] = {
    "a body": (lambda c: c.execute(CLAIM.values(body=b'{"id":')), "it cannot be read from the store"),
    "a text": (
        lambda c: c.execute(
            text("UPDATE texts SET text = :t WHERE document = 1"), {"t": b"Something else, at length"}
        ),
        "its text is not the one that was read",
    ),
    "a quote": (
        lambda c: c.execute(CLAIM.values(quote="other words")),
        "a claim is found by other words than it has",
    ),
    "a relation": (
        lambda c: c.execute(CLAIM.values(relation="leads")),
        "a claim is found by other words than it has",
    ),
    "a voice": (
        lambda c: c.execute(delete(t.voices).where(t.voices.c.claim == 1)),
        "a claim is found by other voices than it has",
    ),
    "a missing claim": (
        lambda c: c.execute(delete(t.claims).where(t.claims.c.number == 1)),
        "it should have 2 claims, but has 1",
    ),
    "an actor": (
        lambda c: c.execute(update(t.appearances).where(t.appearances.c.document == 1).values(actor=2)),
        "its actors are tied to others across documents",
    ),
    "a rejection": (
        lambda c: c.execute(update(t.claims).values(rejected=False)),
        "what was decided \\(reject\\)",
    ),
    "a correction": (lambda c: c.execute(delete(corrections)), "what was decided \\(correct\\)"),
    "a split": (lambda c: c.execute(delete(splits)), "others are told apart than should be"),
    "two versions": (
        lambda c: c.execute(update(t.documents).values(current=True)),
        "2 versions of it are current, and should be one",
    ),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGES.values(), ids=DAMAGES)
def test_what_is_wrong_is_found(store: Store, damage: Damage, message: str) -> None:
    """Each damage is told, with where it is and what to try."""
    filled(store)
    with store.writing() as connection:
        damage(connection)
    findings = check(store).findings
    assert any(message.replace("\\", "") in one.problem for one in findings), findings
    assert all(one.place and one.advice for one in findings)


def test_words_outside_a_text_are_found(store: Store) -> None:
    """A span that leads beyond its text is told, with the record that has it."""
    beyond = replace(claim("Luria", "arms", "them"), evidence=(Span(2, 90),))
    added(store, report("Luria arms them.", beyond))
    assert problems(store) == [f"a claim has words outside its text ({beyond.id})"]


def test_words_that_are_not_there_are_found(store: Store) -> None:
    """A mention whose words the text has not at its place is told."""
    added(store, report("Of Luria.", cast=(LURIA,)))
    assert problems(store) == [f"an actor is mentioned where the text has other words ({LURIA.id})"]


def test_a_search_out_of_step_is_found_and_made_anew(store: Store) -> None:
    """Words that the search holds of no claim are told; vacuum puts it right."""
    if store.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps it in step by itself")
    filled(store)
    with store.writing() as connection:
        connection.execute(text("DROP TRIGGER claims_text_changed"))
        connection.execute(CLAIM.values(statement="Other words."))
        connection.execute(CLAIM.values(statement=claim(LURIA, "arms", "them", BRACK).statement))
        connection.execute(text("INSERT INTO claims_text (rowid, statement, quote) VALUES (99, 'a', 'b')"))
    assert problems(store) == ["it does not hold the words of all claims, or of others"]
    vacuum(store)
    assert problems(store) == []


def test_rows_of_nothing_are_found(store: Store) -> None:
    """A row that belongs to one that is gone is told by the database."""
    if store.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL does not let that be")
    filled(store)
    raw = store.engine.raw_connection()
    raw.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]  # it is open
    raw.driver_connection.execute("DELETE FROM actors WHERE number = 1")  # type: ignore[union-attr]
    raw.close()
    store.close()
    assert any("it belongs to a row of actors that is not there" in one for one in problems(store))


def test_not_all_is_told_of_a_store_in_ruins(store: Store) -> None:
    """After so many findings no more is looked for."""
    filled(store)
    with store.writing() as connection:
        connection.execute(update(t.claims).values(quote="other words"))
    assert len(check(store, most=3).findings) == 3
