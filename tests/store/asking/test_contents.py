from __future__ import annotations

from sayso.store.asking.contents import contents_of
from sayso.store.base import Store
from sayso.store.judging.deciding import merge_actors, reject_claim, rename_actor
from sayso.store.judging.judgements import Judge
from stories import actor, added, claim, report

ANA = Judge("ana", "I read it")
ROTH = actor("Samuel Roth", "person")
WIRE = actor("Karsk Wire", "media")
SNOW = claim("snow", "says", "pass", ROTH, statement="Roth expects snow.")
RAIN = claim("rain", "says", "pass", WIRE, statement="The wire expects rain.")


def test_rejected_claims_stay_where_they_stand(store: Store) -> None:
    """All claims of a report come in its order, those marked that somebody rejected, and no other report's."""
    added(
        store,
        report("Snow and rain.", SNOW, RAIN, cast=(ROTH, WIRE), url="https://a.example"),
        report("Rain again.", RAIN, cast=(WIRE,), url="https://b.example"),
    )
    with store.reading() as connection:
        snow, _ = contents_of(connection, 1).claims
    with store.writing() as connection:
        reject_claim(store, connection, ANA, snow.id)
    with store.reading() as connection:
        told = [(one.claim.statement, one.rejected) for one in contents_of(connection, 1).claims]
    assert told == [("Roth expects snow.", True), ("The wire expects rain.", False)]


def test_actors_are_those_they_stand_for(store: Store) -> None:
    """A report's actor is known by the id and the name of whom people merged it into, as they call them."""
    added(store, report("Snow and rain.", SNOW, RAIN, cast=(ROTH, WIRE), url="https://a.example"))
    with store.writing() as connection:
        merge_actors(store, connection, ANA, "Samuel Roth", "Karsk Wire")
        rename_actor(store, connection, ANA, "Karsk Wire", "The Wire")
    with store.reading() as connection:
        actors = contents_of(connection, 1).actors
    assert set(actors) == {ROTH.id, WIRE.id}
    assert {known.name for known in actors.values()} == {"The Wire"}
    assert len({known.id for known in actors.values()}) == 1
