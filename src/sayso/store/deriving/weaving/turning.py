"""The claims of some documents out of what is woven, and those of others into it: kinds, groups and disputes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from sayso.corroboration.weaving.parting import Neighbours
from sayso.corroboration.weaving.weave import weave
from sayso.store.among import rows_with
from sayso.store.deriving.derived import kinds
from sayso.store.deriving.weaving.claims import kinds_told, take_claims
from sayso.store.deriving.weaving.compared import compared_body, compared_from
from sayso.store.deriving.weaving.deciding import decide_again
from sayso.store.deriving.weaving.disputing import dispute_again
from sayso.store.deriving.weaving.grouping import regroup
from sayso.store.deriving.weaving.parts import places_of, plan
from sayso.store.deriving.weaving.seams import seam_again
from sayso.store.deriving.weaving.web import Remembered, StoreWeb


@dataclass(frozen=True, slots=True)
class Turned:
    """Groups by number: those that are new or have other claims or sides, those that are gone, and those beside them.

    ``beside`` have claims that are at odds with others, or tell others anew, otherwise than before.
    """

    made: frozenset[int]
    gone: frozenset[int]
    beside: frozenset[int]


def turn(
    connection: Connection, gone: Collection[int], come: Collection[int], remembered: Remembered
) -> Turned:
    """Take out what follows from the claims of some documents, by number, and put in what follows from those of others."""
    turned = take_claims(connection, gone, come)
    touched = turned.before | turned.now.keys()
    there = {row.kind for row in rows_with(connection, kinds.c.kind, touched, kinds.c.kind)}
    new = {kind: telling for kind, telling in turned.now.items() if kind not in there}
    lost = there - turned.now.keys() - kinds_told(connection, there - turned.now.keys())
    left = places_of(connection, lost)
    bodies = {kind: compared_body(telling) for kind, telling in new.items()}
    remembered.remember({kind: compared_from(body) for kind, body in bodies.items()})
    web = StoreWeb(connection, remembered, bodies)
    woven = weave(web, lost, new)
    decided = decide_again(connection)
    near = Neighbours(web.links_of, decided.now)
    planned = plan(web, near, woven.linked, (touched - lost) | woven.relinked, left, decided.otherwise)
    made = regroup(connection, near, planned)
    regrouped = {one.kind for each in made for one in each.told}
    seam_again(connection, near, regrouped | woven.linked | decided.otherwise, lost)
    numbers = frozenset(one.number for one in made)
    dispute_again(connection, made, planned.former - numbers, woven.beside)
    beside = {place.group for place in places_of(connection, woven.beside).values() if place.group}
    return Turned(numbers, planned.former - numbers, frozenset(beside) - numbers)
