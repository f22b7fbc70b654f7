from __future__ import annotations

import pytest

from accusation import ACCUSED, ARMS, DENIED, LURIA, MOVEMENT, fill
from sayso.records import Span
from sayso.store.asking.claims import Wanted, find_claims
from sayso.store.asking.quoting import NameUsed, Quote, names_used, quotes_of
from sayso.store.asking.resolving import bearers
from sayso.store.base import Store


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    return store


def test_quotes(filled: Store) -> None:
    """The words of a claim are those of its document, to the letter, each with the place where they stand."""
    with filled.reading() as connection:
        claims = find_claims(connection, Wanted(), filled.place)
        quotes = quotes_of(connection, claims)
    assert quotes.keys() == {one.id for one in claims}
    (arms,) = (one for one in claims if one.claim.id == ARMS.id)
    first, second = quotes[arms.id]
    assert first == Quote("Luria sends rifles to the Northern Shield Movement", Span(8, 58))
    assert second.words == ACCUSED[second.span.start : second.span.end] == "told the Pell Institute"
    assert any(DENIED[one.span.start : one.span.end] == one.words for all_ in quotes.values() for one in all_)


def test_names(filled: Store) -> None:
    """Each name that reports use for somebody comes with the publishers who use it, and in how many reports."""
    with filled.reading() as connection:
        (luria,) = names_used(connection, bearers(connection, LURIA.name, filled.place).numbers)
        assert names_used(connection, []) == []
    assert luria == NameUsed(
        "Republic of Luria",
        (("Northline", 1), ("The Karsk Post", 1), ("The Luria Herald", 1), ("]( *Mal* <b>lory", 1)),
    )


def test_no_description(filled: Store) -> None:
    """What merely describes somebody is no name of theirs."""
    with filled.reading() as connection:
        numbers = bearers(connection, "a diplomat", filled.place).numbers
        assert names_used(connection, numbers) == []
        assert names_used(connection, bearers(connection, MOVEMENT.name, filled.place).numbers)
