from __future__ import annotations

from sayso.store.asking.claims import Wanted, find_claims
from sayso.store.asking.glances import Glance, glances
from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate
from sayso.store.judging.deciding import reject_claim
from sayso.store.judging.judgements import Judge
from stories import actor, added, claim, report

MINISTRY = actor("the ministry", "authority")
WORDS = (
    "Kesteria has sent four convoys of rifles over the northern pass since the beginning of the month, the ministry said "
    "on Monday, and two more are being loaded at the old quarry near the border, where drivers wait for the thaw."
)


def test_own_voice_is_told_from_others(store: Store) -> None:
    """Of a report's claims those count as its own that nobody else says; a rejected one counts no more."""
    own, others = claim("A", "arms", "B"), claim("A", "funds", "B", MINISTRY)
    (one,) = added(store, report("A arms B", own, others, cast=(MINISTRY,)))
    (none,) = added(store, report("nothing is said"))
    with store.reading() as connection:
        found = glances(connection, [one.document, none.document])
    assert found == {one.document: Glance(2, 1, ()), none.document: Glance(0, 0, ())}
    with store.writing() as connection:
        (found_own,) = find_claims(connection, Wanted(relation="arms"), store.place)
        reject_claim(store, connection, Judge("Ada", ""), found_own.id)
    with store.reading() as connection:
        assert glances(connection, [one.document])[one.document].own == 0


def test_copies_are_named_with_who_had_the_words_first(store: Store) -> None:
    """A report and the copy of it name each other; the earlier one had the words first."""
    (first,) = added(
        store, report(WORDS, url="https://a.example", publisher="Northline", published="2025-03-04")
    )
    (second,) = added(
        store,
        report(
            f"{WORDS} Northline reported.",
            url="https://b.example",
            publisher="Lantern",
            published="2025-03-06",
        ),
    )
    corroborate(store)
    with store.reading() as connection:
        found = glances(connection, [first.document, second.document])
    (copy,), (original,) = found[first.document].copies, found[second.document].copies
    assert (copy.document, copy.publisher, copy.original) == (second.document, "Lantern", False)
    assert (original.document, original.publisher, original.original) == (first.document, "Northline", True)
