"""Single things, and what is put together of several: the same as the command line tells other tools."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from sayso.outputs.stored.actors import actor_plain, shown_actor_plain
from sayso.outputs.stored.claims import claim_plain
from sayso.outputs.stored.documents import document_plain
from sayso.outputs.stored.full_claims import shown_claim_plain
from sayso.outputs.stored.groups import group_plain, shown_group_plain
from sayso.outputs.stored.incidents import incident_plain
from sayso.outputs.stored.parts import bearers_plain, compared_plain, parts_compared, parts_of, parts_plain
from sayso.outputs.stored.stories import story_plain
from sayso.store import tables as t
from sayso.store.asking.claims import Wanted, find_claims
from sayso.store.asking.comparing import compare_collections, compare_voices
from sayso.store.asking.grouped import show_group
from sayso.store.asking.groups import WantedGroups, find_groups
from sayso.store.asking.people import find_actors, who
from sayso.store.asking.showing import (
    meant,
    show_actor,
    show_claim,
    show_document,
    show_incident,
)
from sayso.store.asking.story import story_of
from sayso.store.base import Store

SHOWN = {
    "claims": lambda connection, number: shown_claim_plain(show_claim(connection, number)),
    "groups": lambda connection, number: shown_group_plain(show_group(connection, number)),
    "actors": lambda connection, number: shown_actor_plain(show_actor(connection, number)),
    "documents": lambda connection, number: document_plain(show_document(connection, number)),
}


def answer(client: TestClient, address: str) -> Any:
    """Return what is answered."""
    found = client.get(f"/api/{address}")
    assert found.status_code == 200, found.text
    return found.json()


def as_json(plain: Any) -> Any:
    """Return plain data as JSON has it."""
    if isinstance(plain, dict):
        return {key: as_json(value) for key, value in plain.items()}
    return [as_json(one) for one in plain] if isinstance(plain, list | tuple) else plain


@pytest.mark.parametrize("what", SHOWN)
def test_as_shown(client: TestClient, store: Store, what: str) -> None:
    """Each thing has what ``sayso show --format json`` has, no field more or fewer, by its id or the beginning of it."""
    listed = answer(client, f"{what}?limit=200" + ("&alone=true" if what == "groups" else ""))["items"]
    assert listed
    with store.reading() as connection:
        for one in listed:
            number = meant(connection, one["id"], store.place).number
            shown = as_json(SHOWN[what](connection, number))
            assert answer(client, f"{what}/{one['id']}") == shown
            assert answer(client, f"{what}/{one['id'][:14]}") == shown


def test_lists_as_written(client: TestClient, store: Store) -> None:
    """Lists have what ``--format json`` of the commands has."""
    with store.reading() as connection:
        claims = [claim_plain(one) for one in find_claims(connection, Wanted(), store.place)]
        groups = [group_plain(one) for one in find_groups(connection, WantedGroups(), store.place)]
        actors = [actor_plain(one) for one in find_actors(connection)]
    assert answer(client, "claims")["items"] == as_json(claims)
    assert answer(client, "groups")["items"] == as_json(groups)
    assert answer(client, "actors")["items"] == as_json(actors)


def test_stories(client: TestClient, store: Store) -> None:
    """The story of a group tells who said it first, who repeats it, and who denies it."""
    (group,) = answer(client, "groups?disputed=true&relation=arms")["items"]
    told = answer(client, f"groups/{group['id']}/story")
    with store.reading() as connection:
        number = meant(connection, group["id"], store.place).number
        assert told == as_json(story_plain(story_of(connection, number)))
    assert told["first"]["called"] == "Samuel Roth"
    assert [one["called"] for one in told["denying"]] == ["Hanne Brack"]
    assert [one["reprint"] for one in told["first"]["repeats"]] == ["copy"]


def test_incidents(client: TestClient, store: Store) -> None:
    """An incident is told with its voices; an id of another kind is none of an incident's."""
    with store.reading() as connection:
        number, id_ = connection.execute(select(*t.incidents.c["number", "id"])).one()
        shown = as_json(incident_plain(show_incident(connection, number)))
    assert answer(client, f"incidents/{id_}") == shown
    refused = client.get(f"/api/claims/{id_}")
    assert (refused.status_code, refused.json()["error"]["advice"]) == (404, "ask for that")


def test_who(client: TestClient, store: Store) -> None:
    """What is said of and by somebody comes with how much there is of it in all."""
    told = answer(client, "who?name=NSM&limit=2")
    with store.reading() as connection:
        said = who(connection, "NSM", store.place, limit=2)
        shown = as_json(parts_plain(bearers_plain(said), parts_of(said)))
    assert told == shown | {"in_all": dict(said.in_all)}
    assert len(told["about"]) == 2 < told["in_all"]["about"]


@pytest.mark.parametrize("collections", [False, True])
def test_compare(client: TestClient, store: Store, collections: bool) -> None:  # noqa: FBT001  # a parameter
    """Two voices, or two collections, stand side by side; who they are is told of voices alone."""
    names = ("harbour", "harbour") if collections else ("Brack", "Roth")
    with store.reading() as connection:
        way = compare_collections if collections else compare_voices
        both = way(connection, *names, store.place, limit=10)
        parts = parts_compared(both, collections=collections)
        shown = as_json(parts_plain(compared_plain(both), parts)) | {"in_all": dict(both.in_all)}
    asked = f"compare?first={names[0]}&second={names[1]}&collections={collections}"
    told = answer(client, asked)
    assert told == shown
    assert ("first_actors" in told) is not collections


def test_search(client: TestClient) -> None:
    """Words are looked for in what is said, in names and in headlines; each kind says how much there is."""
    found = answer(client, "search?q=Luria&limit=2")
    assert {kind: (len(lot["items"]), lot["total"]) for kind, lot in found.items()} == {
        "claims": (2, 5),
        "groups": (1, 1),
        "actors": (1, 1),
        "documents": (1, 1),
    }
    assert found["documents"]["items"][0]["title"] == "Army on Luria"
