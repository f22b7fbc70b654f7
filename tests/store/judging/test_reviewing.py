from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import NotInStore
from sayso.records import Claim
from sayso.store.base import Store
from sayso.store.judging.deciding import accept_claim, correct_claim, merge_actors, reject_claim, tell_apart
from sayso.store.judging.judgements import Judge, undo
from sayso.store.judging.naming import Wording
from sayso.store.judging.reviewing import count_namesakes, count_unsure, namesakes, unsure_claims
from sayso.store.writing import How, add
from stories import actor, added, claim, report

ADA = Judge("Ada", "")


def unsurely(made: Claim, score: float) -> Claim:
    return replace(made, score=score)


def waiting(store: Store) -> list[str]:
    """Return the relations of the claims that wait for somebody's look."""
    with store.reading() as connection:
        found = unsure_claims(connection, limit=10)
        assert count_unsure(connection) == len(found)
    return [one.claim.relation for one in found]


def test_unsure_claims_wait_until_somebody_has_looked(store: Store) -> None:
    """The least sure first; found right, misread or corrected they wait no more, and undone they wait again."""
    made = report(
        "A and B",
        unsurely(claim("A", "arms", "B"), 0.4),
        unsurely(claim("A", "funds", "B"), 0.2),
        unsurely(claim("A", "trains", "B"), 0.3),
        unsurely(claim("A", "shelters", "B"), 0.9),
    )
    added(store, made)
    assert waiting(store) == ["funds", "trains", "arms"]
    with store.writing() as connection:
        funds, trains, arms = unsure_claims(connection, limit=10)
        accepted = accept_claim(store, connection, ADA, funds.id)
        reject_claim(store, connection, ADA, trains.id)
        correct_claim(store, connection, ADA, arms.id, Wording(relation="supports"))
    assert waiting(store) == []
    with store.writing() as connection:
        undo(store, connection, ADA, accepted.number)
    assert waiting(store) == ["funds"]


def test_what_was_found_right_stays_so_when_it_is_read_again(store: Store) -> None:
    """A newer sayso that reads the same claim does not ask again."""
    made = report("A and B", unsurely(claim("A", "arms", "B"), 0.4), url="https://a.example")
    added(store, made)
    with store.writing() as connection:
        (found,) = unsure_claims(connection, limit=10)
        accept_claim(store, connection, ADA, found.id)
    add(store, replace(made, claims=(replace(made.claims[0], score=0.3),)), How("2.0", "{}"))
    assert waiting(store) == []


def test_actors_of_one_name_wait_until_somebody_says_who_they_are(store: Store) -> None:
    """Hollin in one report and Hollin in another are asked about once: merged or told apart, they are not asked about again."""
    for number in range(3):
        hollin = actor("Hollin", "person", id_=f"hollin{number}")
        added(
            store,
            report(
                f"Hollin {number}",
                claim(hollin, "leads", "B"),
                cast=(hollin,),
                url=f"https://{number}.example",
            ),
        )
    with store.writing() as connection:
        pairs = namesakes(connection, limit=10)
        assert [(one.name, one.first.actor.name, one.second.actor.name) for one in pairs] == [
            ("Hollin", "Hollin", "Hollin")
        ] * 2
        assert len({one.first.actor.id for one in pairs}) == 1
        assert count_namesakes(connection) == 2
        one, two = pairs
        assert [words for *_, words in one.second.reports] in ([f"Hollin {number}"] for number in range(3))
        merge_actors(store, connection, ADA, one.second.actor.id, one.first.actor.id)
        told = tell_apart(store, connection, ADA, two.first.actor.id, two.second.actor.id)
        assert namesakes(connection, limit=10) == []
        undo(store, connection, ADA, told.number)
        assert count_namesakes(connection) == 1


def test_who_is_one_cannot_be_told_apart_by_that(store: Store) -> None:
    """Two who were merged are one until that is undone."""
    hollin, other = (actor("Hollin", "person", id_=f"hollin{number}") for number in range(2))
    added(store, report("Hollin 0", cast=(hollin,)), report("Hollin 1", cast=(other,)))
    with store.writing() as connection:
        (pair,) = namesakes(connection, limit=10)
        merge_actors(store, connection, ADA, pair.second.actor.id, pair.first.actor.id)
        with pytest.raises(NotInStore, match="are one"):
            tell_apart(store, connection, ADA, pair.first.actor.id, pair.second.actor.id)


def test_descriptions_are_no_names(store: Store) -> None:
    """Residents here and there, and "the ministry" in two countries, are nobody to be matched by name."""
    for number in range(2):
        cast = (
            actor("Residents", "collective", id_=f"r{number}"),
            actor("the ministry", "authority", id_=f"m{number}"),
        )
        added(store, report(f"words {number}", cast=cast, url=f"https://{number}.example"))
    with store.reading() as connection:
        assert count_namesakes(connection) == 0


def test_who_is_in_no_current_report_is_not_asked_about(store: Store) -> None:
    """Hollin of an older version of a page is nobody to be matched by name."""
    hollin, other = (actor("Hollin", "person", id_=f"hollin{number}") for number in range(2))
    added(
        store,
        report("Hollin 0", cast=(hollin,), url="https://0.example"),
        report("Hollin 1", cast=(other,), url="https://1.example"),
    )
    with store.reading() as connection:
        assert count_namesakes(connection) == 1
    added(store, report("Nobody", url="https://1.example"))
    with store.reading() as connection:
        assert namesakes(connection, limit=10) == []
        assert count_namesakes(connection) == 0
