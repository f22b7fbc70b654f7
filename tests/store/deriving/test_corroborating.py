"""What is worked out across the reports of a store: the same however the reports, and people's judgements, came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, RowMapping, select, update

from derivations import Rows, begin_anew, derived_rows, differing
from happenings import CLAIMS, happening
from sayso.corroboration.disputes.finding import find_disputes
from sayso.corroboration.groups.finding import Gathering
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.reprints import shelf
from sayso.corroboration.weaving import parting
from sayso.corroboration.weaving import weave as weaving
from sayso.errors import StoreError
from sayso.records import Dispute, Group, Report
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.bodies import record_of
from sayso.store.deriving import corroborating, derived
from sayso.store.deriving.corroborating import corroborate, pending_documents
from sayso.store.judging.deciding import merge_actors, reject_claim
from sayso.store.judging.judgements import Judge, judgements, undo
from sayso.store.judging.likening import join_claims, part_claims
from stories import added

JUDGE = Judge("Ann", "seen by ear")
ACTORS = ("Black Lantern", "The Lantern", "Relief Watch", "Karsk Army")


@contextmanager
def crowding(crowd: int, dense: int, lot: int) -> Iterator[None]:
    """Let keys be crowded and parts be too large with few claims already, and lots be small."""
    with ExitStack() as stack:
        for module, name, number in (
            (weaving, "CROWD", crowd), (parting, "DENSE", dense), (shelf, "CROWD", crowd), (corroborating, "_MOST", lot),
        ):  # fmt: skip
            stack.enter_context(patch.object(module, name, number))
        yield


def at_once(store: Store) -> Rows:
    """Return the rows of working everything out anew, in a single lot."""
    begin_anew(store)
    with patch.multiple(corroborating, _FIRST=1000, _MOST=1000):
        corroborate(store)
    return derived_rows(store)


@dataclass
class Life:
    """What happens to a store, step by step."""

    store: Store
    made: int = field(default=0)

    def add(self, report: Report) -> None:
        """Keep a report."""
        added(self.store, report)

    def reject(self, which: int) -> None:
        """Reject a claim of the current ones, if there is any."""
        with self.store.writing() as connection:
            ids = current_claims(connection)
            if ids:
                reject_claim(self.store, connection, JUDGE, ids[which % len(ids)])

    def decide(self, verdict: str, one: int, other: int) -> None:
        """Decide whether two of the current claims say the same, if there are two that are not word for word the same."""
        decision = join_claims if verdict == "same" else part_claims
        with suppress(StoreError), self.store.writing() as connection:
            ids = current_claims(connection)
            if ids:
                decision(self.store, connection, JUDGE, ids[one % len(ids)], ids[other % len(ids)])

    def merge(self, one: str, other: str) -> None:
        """Let somebody stand for somebody else, where both are there and are two."""
        with self.store.writing() as connection:
            roots = {
                row.name: row.stands_for
                for row in connection.execute(
                    select(t.actors.c.name, t.actors.c.stands_for).where(t.actors.c.name.in_((one, other)))
                )
            }
            if len(set(roots.values())) == 2:
                merge_actors(self.store, connection, JUDGE, one, other)

    def undo(self, which: int) -> None:
        """Undo a judgement in force, if there is any."""
        with self.store.writing() as connection:
            there = [one for one in judgements(connection) if one.undone_by is None and one.verdict != "undo"]
            if there:
                undo(self.store, connection, JUDGE, there[which % len(there)].number)

    def compare(self) -> None:
        """Take in what is pending."""
        corroborate(self.store)


def current_claims(connection: Connection) -> Sequence[str]:
    """Return the ids of the claims that stand in reports as they are now, but for the rejected ones."""
    counting = select(t.claims.c.id).where(t.claims.c.current, ~t.claims.c.rejected)
    return connection.execute(counting.order_by(t.claims.c.id)).scalars().all()


def groups_in(store: Store) -> Sequence[RowMapping]:
    """Return the rows of all groups."""
    with store.reading() as connection:
        return connection.execute(select(derived.groups)).mappings().all()


THEMES = st.sampled_from([range(5), range(5, 8), range(8, 13), range(13, len(CLAIMS)), range(len(CLAIMS))])
"""Claims that have more or less to do with each other."""


def reports_on(theme: Sequence[int]) -> st.SearchStrategy[Report]:
    """Return reports of these claims, at few addresses."""
    return st.builds(
        lambda chosen, **more: happening(*chosen, **more),
        st.lists(st.sampled_from(theme), min_size=1, max_size=3, unique=True),
        page=st.integers(0, 7),
        story=st.sampled_from([0, 0, 0, 1, 2, 3]),
        published=st.integers(4, 7),
    )


def steps_on(theme: Sequence[int]) -> st.SearchStrategy[Sequence[tuple[object, ...]]]:
    """Return what may happen to a store, one after the other."""
    adding = st.tuples(st.just("add"), reports_on(theme))
    compare = st.tuples(st.just("compare"))
    merging = st.tuples(st.just("merge"), st.sampled_from(ACTORS), st.sampled_from(ACTORS))
    deciding = st.tuples(
        st.just("decide"), st.sampled_from(["same", "apart"]), st.integers(0, 20), st.integers(0, 20)
    )
    judging = st.one_of(
        st.tuples(st.just("reject"), st.integers(0, 20)),
        merging.filter(lambda step: step[1] != step[2]),
        deciding,
        deciding,
        st.tuples(st.just("undo"), st.integers(0, 5)),
    )
    return st.lists(
        st.one_of(adding, adding, adding, compare, compare, judging, judging), min_size=5, max_size=20
    )


CROWDS = st.sampled_from([(60, 150), (2, 150), (3, 4), (60, 3), (1, 2), (4, 2)])


@settings(max_examples=50, deadline=None)
@given(steps=THEMES.flatmap(steps_on), crowds=CROWDS, lot=st.sampled_from([1, 3, 50]))
def test_step_by_step_or_at_once(
    anew: Callable[[], Store], steps: Sequence[tuple[object, ...]], crowds: tuple[int, int], lot: int
) -> None:
    """Whatever came, changed, was rejected, merged and undone, the rows are those of working all out at once."""
    store = anew()
    with crowding(*crowds, lot):
        life = Life(store)
        for name, *arguments in steps:
            getattr(life, str(name))(*arguments)
        corroborate(store)
        assert differing(derived_rows(store), at_once(store)) == {}


_BOMBED = (
    happening(4, 0, 3, page=2, published=6),
    happening(3, 0, 1, page=1),
    happening(0, page=7),
    happening(1, 4, 3, page=6),
    happening(0, page=3),
    happening(3, page=0),
)
CROWDING = _BOMBED, (*_BOMBED[:3], _BOMBED[5], *_BOMBED[3:5])
"""The last report crowds a key by which two kinds of a group were linked, so that other links hold it together."""


@settings(max_examples=30, deadline=None)
@given(
    both=THEMES.flatmap(
        lambda theme: st.lists(reports_on(theme), max_size=8, unique_by=lambda one: one.document.url)
    ).flatmap(lambda reports: st.tuples(st.just(reports), st.permutations(reports))),
    crowds=CROWDS,
    lots=st.tuples(st.sampled_from([1, 2, 50]), st.sampled_from([1, 2, 50])),
)
@example(both=CROWDING, crowds=(3, 4), lots=(1, 1))
def test_any_order(
    anew: Callable[[], Store],
    both: tuple[Sequence[Report], Sequence[Report]],
    crowds: tuple[int, int],
    lots: tuple[int, int],
) -> None:
    """In any order, and in whatever lots, reports come to the same rows, each by the id of what it is about."""
    found: list[Rows] = []
    for reports, lot in zip(both, lots, strict=True):
        store = anew()
        with crowding(*crowds, lot):
            added(store, *reports)
            corroborate(store)
            rows = derived_rows(store)
            found.append(rows)
    assert differing(*found) == {}


@settings(max_examples=30, deadline=None)
@given(reports=THEMES.flatmap(lambda theme: st.lists(reports_on(theme), max_size=8)), crowds=CROWDS)
def test_as_in_memory(anew: Callable[[], Store], reports: Sequence[Report], crowds: tuple[int, int]) -> None:
    """The groups and disputes in the store are those that are found in memory."""
    store = anew()
    with crowding(*crowds, 3):
        added(store, *reports)
        corroborate(store)
        with store.reading() as connection:
            bodies = {
                table.name: connection.execute(select(table.c.body)).scalars().all()
                for table in (derived.tellings, derived.groups, derived.disputes)
            }
        gathering = Gathering()
        gathering.add(record_of(Telling, body) for body in bodies["tellings"])
        groups = gathering.groups()
        assert groups == tuple(
            sorted((record_of(Group, body) for body in bodies["groups"]), key=lambda one: one.members[0])
        )
        disputes = sorted((record_of(Dispute, body) for body in bodies["disputes"]), key=lambda one: one.id)
        assert sorted(find_disputes(groups, gathering.tellings()), key=lambda one: one.id) == disputes


WHOLE = tuple(
    happening(
        *(number % len(CLAIMS) for number in range(3 * n, 3 * n + 4)),
        page=n,
        story=n % 4,
        published=4 + n % 3,
    )
    for n in range(12)
)
"""Reports of all there is."""


def test_the_same_on_both_databases(store: Store, anew: Callable[[], Store]) -> None:
    """What PostgreSQL holds in the end is what SQLite holds, after reports, versions and judgements."""
    found: list[Rows] = []
    for one in (store, anew()):
        life = Life(one)
        for report in WHOLE:
            life.add(report)
        life.compare()
        life.add(happening(3, 8, page=2))
        life.reject(4)
        life.merge("The Lantern", "Black Lantern")
        life.decide("same", 0, 9)
        life.decide("apart", 2, 5)
        life.compare()
        found.append(derived_rows(one))
    assert differing(*found) == {}
    assert all(
        found[0][name] for name in ("links", "oppositions", "groups", "disputes", "reprints", "origins")
    )


def test_what_is_pending(store: Store) -> None:
    """What was read, or judged, since it was last compared is pending; afterwards nothing is."""
    life = Life(store)
    added(store, *WHOLE)
    told: list[tuple[int, int]] = []
    assert corroborate(store, lambda done, total: told.append((done, total))) == len(WHOLE)
    assert told[-1] == (len(WHOLE), len(WHOLE))
    assert corroborate(store) == 0
    life.reject(0)
    with store.reading() as connection:
        assert pending_documents(connection) == 1


def test_an_interrupted_run_goes_on(store: Store) -> None:
    """Stopped between two lots, the rest is pending, and the next run comes to the same as one that was not stopped."""
    added(store, *WHOLE)

    def stop(done: int, _: int) -> None:
        if done:
            raise KeyboardInterrupt

    with crowding(60, 150, 2), patch.object(corroborating, "_FIRST", 2), pytest.raises(KeyboardInterrupt):
        corroborate(store, stop)
    with store.reading() as connection:
        assert pending_documents(connection) == len(WHOLE) - 2
    corroborate(store)
    assert differing(derived_rows(store), at_once(store)) == {}


def test_another_scheme_begins_anew(store: Store) -> None:
    """What was worked out in another way than now is thrown away, and all of it worked out anew."""
    added(store, *WHOLE)
    corroborate(store)
    before = derived_rows(store)
    with store.writing() as connection:
        connection.execute(update(derived.schemes).values(scheme="as in the old days"))
        connection.execute(update(derived.groups).values(statement="nonsense"))
        assert pending_documents(connection) == len(WHOLE)
    assert corroborate(store) == len(WHOLE)
    assert differing(before, derived_rows(store)) == {}


def test_a_rejected_claim_is_in_no_group(store: Store) -> None:
    """Who rejects the only claim of a group takes the group away, and undoing it brings it back."""
    life = Life(store)
    life.add(happening(13))
    life.compare()
    before = derived_rows(store)
    assert len(before["groups"]) == 1
    life.reject(0)
    life.compare()
    assert derived_rows(store)["groups"] == derived_rows(store)["kinds"] == []
    life.undo(0)
    life.compare()
    assert differing(before, derived_rows(store)) == {}


def test_drift_goes_with_who_tells_anew(store: Store) -> None:
    """A group that was told anew with another scope drifts no more once the page that did so says something else."""
    life = Life(store)
    life.add(happening(15, page=0, published=4))
    life.compare()
    before = derived_rows(store)
    life.add(happening(16, page=1, published=6))
    life.compare()
    assert derived_rows(store)["drifts"]
    life.add(happening(8, page=1, published=6))
    life.compare()
    after = derived_rows(store)
    assert after["drifts"] == after["retellings"] == []
    assert [row for row in before["groups"] if row not in after["groups"]] == []


def test_a_dispute_ends_on_both_sides(store: Store) -> None:
    """What is in dispute between two groups ends when the side of one is rejected, in the other group, too."""
    life = Life(store)
    life.add(happening(8, page=0))
    life.add(happening(9, page=1))
    life.compare()
    assert [bool(row["disputed"]) for row in groups_in(store)] == [True, True]
    life.reject(1)
    life.compare()
    assert [bool(row["disputed"]) for row in groups_in(store)] == [False]


def test_merged_actors_count_as_one(store: Store) -> None:
    """Whom a person takes for one, their claims speak of one: what was two things is one, until it is undone."""
    life = Life(store)
    life.add(happening(0, page=0))
    life.add(happening(3, page=1))

    def keys() -> set[str | None]:
        life.compare()
        with store.reading() as connection:
            bodies = connection.execute(select(derived.tellings.c.body)).scalars()
            doers = [record_of(Telling, body).doer for body in bodies]
        return {doer.key for doer in doers if doer}

    apart = keys()
    life.merge("The Lantern", "Black Lantern")
    assert len(apart) == 2
    assert len(keys()) == 1
    life.undo(0)
    assert keys() == apart
