from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from drawn import reports
from sayso.records import Report, Voice
from sayso.settings import TAGGER_FILES, Settings
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.reading import all_reports, report_of
from sayso.store.writing import How, add, held, put_into
from stories import HOW, actor, added, claim, report

BRIGADE = actor("Karsk Brigade", "armed_group")
MOVEMENT = actor("Northern Shield Movement", "armed_group", "NSM")
MINISTRY = actor("Ministry of Tides", "authority")
CAST = (BRIGADE, MOVEMENT, MINISTRY)
STRIKE = claim(MOVEMENT, "attacks", BRIGADE, MINISTRY)
PAGE = "https://news.example/strike"


def count(store: Store, table: str) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(t.metadata.tables[table])).scalar_one()


def everything(store: Store) -> list[Report]:
    with store.reading() as connection:
        return list(all_reports(connection))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports())
def test_a_report_comes_back_as_it_went_in(store: Store, drawn: Report) -> None:
    """Whatever a stage wrote is read back equal, half surrogate pairs and NUL included."""
    kept = add(store, drawn, HOW)
    with store.reading() as connection:
        number = connection.execute(
            select(t.documents.c.number).where(t.documents.c.id == kept.document)
        ).scalar_one()
        again = report_of(connection, number)
    assert kept.outcome == "unchanged" or again == drawn


def test_a_report_read_twice_is_stored_once(store: Store) -> None:
    """The same text at the same address adds nothing the second time."""
    first, second = added(store, *[report("It struck.", STRIKE, cast=CAST, url=PAGE)] * 2)
    assert (first.outcome, second.outcome) == ("new", "unchanged")
    assert first.document == second.document
    assert [count(store, name) for name in ("documents", "claims", "voices", "appearances")] == [1, 1, 1, 3]


def test_a_copy_elsewhere_is_another_document(store: Store) -> None:
    """The same words at another address were published twice, and what they say has ids of its own."""
    one, two = (report("It struck.", STRIKE, cast=CAST, url=url) for url in (PAGE, PAGE + "/copy"))
    first, second = added(store, one, two)
    assert second.outcome == "new"
    assert first.document != second.document
    assert count(store, "actors") == 3
    with store.reading() as connection:
        assert connection.execute(select(func.count(t.claims.c.id.distinct()))).scalar_one() == 2


def test_a_changed_page_is_a_new_version_with_what_changed(store: Store) -> None:
    """What the page says now and what it no longer says is told; only the new version is current."""
    denial = claim(MOVEMENT, "attacks", BRIGADE, MOVEMENT, polarity="denied", force="denied")
    old = report("It struck.", STRIKE, cast=CAST, url=PAGE)
    new = report("It did not strike.", denial, cast=CAST, url=PAGE + "#top")
    _, second = added(store, old, new)
    assert (second.outcome, second.more, second.fewer) == ("new version", (denial,), (STRIKE,))
    assert everything(store) == [new]
    with store.reading() as connection:
        assert list(all_reports(connection, every_version=True)) in ([old, new], [new, old])
        rows = connection.execute(
            select(t.documents.c.version, t.documents.c.current).order_by(t.documents.c.version)
        )
        assert [tuple(row) for row in rows] == [(1, False), (2, True)]


def test_what_stays_the_same_is_no_change(store: Store) -> None:
    """A claim whose actors have other ids and other places in the text is the same claim."""
    renamed = actor("Northern Shield Movement", "armed_group", id_="other")
    moved = replace(claim(renamed, "attacks", BRIGADE, MINISTRY), id="other", evidence=())
    _, second = added(
        store,
        report("It struck.", STRIKE, cast=CAST, url=PAGE),
        report("Yesterday it struck.", moved, cast=(BRIGADE, renamed, MINISTRY), url=PAGE),
    )
    assert (second.outcome, second.more, second.fewer) == ("new version", (), ())


def test_a_page_can_go_back(store: Store) -> None:
    """A text that stood at the address before is current again, and stored once."""
    first = report("It struck.", STRIKE, cast=CAST, url=PAGE)
    *_, third = added(store, first, report("No news.", url=PAGE), first)
    assert (third.outcome, third.more) == ("new version", (STRIKE,))
    assert everything(store) == [first]
    assert count(store, "documents") == 2


def test_reports_of_one_file_are_no_versions_of_each_other(store: Store) -> None:
    """The lines of a JSON Lines file have no address of their own: each is itself, wherever in the file it stands."""
    one, two = (report(text, path="r.jsonl", called=f"r.jsonl:{n}") for n, text in enumerate(("A", "B"), 1))
    moved = replace(one, document=replace(one.document, called="r.jsonl:7"))
    assert [each.outcome for each in added(store, one, two, moved)] == ["new", "new", "unchanged"]


def test_another_reading_takes_the_place_of_the_one_before(store: Store) -> None:
    """Read anew by another sayso, a document has only the new claims, and is no new version."""
    old = report("It struck.", STRIKE, cast=CAST, url=PAGE)
    new = replace(old, claims=(claim(MOVEMENT, "threatens", BRIGADE, MINISTRY),))
    added(store, old)
    again = add(store, new, How("2.0", "{}"))
    assert (again.outcome, len(again.more), len(again.fewer)) == ("read again", 1, 1)
    assert everything(store) == [new]
    assert [count(store, name) for name in ("documents", "claims", "voices", "readings")] == [1, 1, 1, 2]


def test_what_is_held_is_known_before_it_is_read(store: Store) -> None:
    """The store tells a text that it has, and whether it was read as it would be now, from one that it has not."""
    one = report("It struck.", url=PAGE)
    (kept,) = added(store, one)
    with store.reading() as connection:
        there = held(connection, one.document, HOW)
        assert there is not None
        assert (there.document, there.same_way) == (kept.document, True)
        other = held(connection, one.document, How("2.0", "{}"))
        assert other is not None
        assert not other.same_way
        assert held(connection, report("Other.", url=PAGE).document, HOW) is None


def test_collections_hold_pages(store: Store) -> None:
    """A page put into a collection stays in it when it changes, and may be in several."""
    first, _ = added(store, *(report(text, url=PAGE) for text in ("A", "B")), collection="harbour")
    put_into(store, first.document, ("harbour", "strikes"))
    assert (count(store, "collections"), count(store, "memberships")) == (2, 2)


def test_actors_across_documents(store: Store) -> None:
    """One catalogue entry, or one full name and a compatible kind, is one actor; all else is its document's own."""
    casts = (
        (actor("NSM", "organisation", catalogue="nsm"), actor("Mira Oss", "person"), actor("Oss", "person")),
        (
            actor("The Shield", "armed_group", catalogue="nsm"),
            actor("mira  oss", "expert"),
            actor("Oss", "person"),
        ),
        (actor("residents", "collective", form="description"), actor("Mira Oss", "armed_group")),
        (actor("residents", "collective", form="description"), actor("the Mira Oss", "media")),
    )
    added(store, *(report(f"Text {n}", cast=cast) for n, cast in enumerate(casts)))
    with store.reading() as connection:
        rows = connection.execute(select(t.actors.c.name, t.actors.c.kind).order_by(t.actors.c.name)).all()
    assert sorted(tuple(row) for row in rows) == sorted(
        [
            ("The Shield", "armed_group"),
            ("mira  oss", "expert"),
            ("Oss", "person"),
            ("Oss", "person"),
            ("residents", "collective"),
            ("residents", "collective"),
            ("the Mira Oss", "armed_group"),
        ]
    )


def test_the_order_of_adding_does_not_matter(store: Store) -> None:
    """Ids, names and kinds are the same whichever report came first."""
    cast = (
        actor("Shield Movement", "organisation", "SM"),
        actor("the Shield Movement", "armed_group", id_="b"),
    )
    both = [report("A", STRIKE, cast=(cast[0], *CAST)), report("B", STRIKE, cast=(cast[1], *CAST))]

    def seen() -> list[tuple[object, ...]]:
        with store.reading() as connection:
            actors = connection.execute(
                select(*t.actors.c["id", "name", "kind"]).order_by(t.actors.c.id)
            ).all()
            claims = connection.execute(select(t.claims.c.id).order_by(t.claims.c.id)).all()
        return [tuple(row) for row in (*actors, *claims)]

    added(store, *both)
    one_way = seen()
    with store.writing() as connection:
        for table in reversed(t.metadata.sorted_tables):
            if table is not t.migrations:
                connection.execute(table.delete())
    added(store, *reversed(both))
    assert seen() == one_way


def test_a_voice_that_is_no_actor_is_kept(store: Store) -> None:
    """A voice may be words alone, or point at an actor that the report lacks."""
    voices = (Voice(None, "residents", "collective"), Voice("nobody", "they", "unnamed"))
    one = report("A", replace(STRIKE, voices=voices))
    added(store, one)
    assert everything(store) == [one]


def test_how_reports_are_read() -> None:
    """Settings that change what is read are another way of reading; limits are not."""
    usual = How.of(Settings())
    assert How.of(Settings(allow_private=True)) == usual
    assert How.of(Settings(rules_only=True)).id != usual.id


def test_another_catalogue_is_another_way_of_reading(tmp_path: Path) -> None:
    """It is what stands in a user's own catalogue that counts; one that is missing is left to the reader to tell."""
    file = tmp_path / "own.jsonl"
    missing = How.of(Settings(catalogue=file))
    file.write_text("one")
    first = How.of(Settings(catalogue=file))
    file.write_text("two")
    assert len({missing.id, first.id, How.of(Settings(catalogue=file)).id}) == 3


def test_a_tagger_of_ones_own_is_the_same_way_of_reading_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that what `sayso archive` read is not read again by `sayso add` in another folder."""
    for name in TAGGER_FILES:
        (tmp_path / name).write_text(name)
    monkeypatch.chdir(tmp_path)
    own = How.of(Settings(tagger=Path()))
    assert own == How.of(Settings(tagger=tmp_path))
    assert own != How.of(Settings())
