from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from sayso.errors import NewerStore, NoStore, StoreError, StoreUnreachable
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.migrations import MIGRATIONS, Migration, bring_up_to_date
from stories import added, report


def test_a_store_is_made_on_first_use(tmp_path: Path) -> None:
    """Its folder, too; and what was put in is there when it is opened again."""
    place = str(tmp_path / "new" / "store.sqlite")
    with Store.open(place) as store:
        added(store, report("A"))
    with Store.open(place) as store, store.reading() as connection:
        assert connection.execute(select(t.documents.c.record)).scalar_one() == report("A").document.id


def test_a_file_is_known_as_a_store_and_can_be_written_while_it_is_read(tmp_path: Path) -> None:
    """The file's head says what it is; its journal lets readers go on."""
    place = tmp_path / "store.sqlite"
    with Store.open(str(place)) as store:
        assert place.read_bytes()[68:72] == b"SAYS"
        with store.reading() as reading:
            reading.execute(select(t.documents)).all()
            added(store, report("A"))
            assert reading.execute(select(t.documents)).all() == []


def test_a_question_sees_one_moment(store: Store) -> None:
    """What is added while somebody reads is not seen by halves."""
    with store.reading() as reading:
        assert reading.execute(select(t.documents)).all() == []
        added(store, report("A"))
        assert reading.execute(select(t.documents)).all() == []


def test_what_fails_leaves_nothing(store: Store) -> None:
    """A transaction that something interrupts is undone as a whole."""

    def fail() -> None:
        with store.writing() as connection:
            connection.execute(t.collections.insert().values(number=1, name="half"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.reading() as connection:
        assert connection.execute(select(t.collections)).all() == []


def test_a_store_of_a_newer_sayso_is_refused(place: str) -> None:
    """A step that this sayso does not know is named, with what to do; nothing is changed."""
    with Store.open(place) as store, store.writing() as connection:
        connection.execute(t.migrations.insert().values(name="9999 later", applied="2031", sayso="9.0"))
    with pytest.raises(NewerStore, match=r"a newer sayso .*9999 later.*bring sayso up to date"):
        Store.open(place)


def test_a_database_of_something_else_is_refused(place: str) -> None:
    """A database with other tables is left alone."""
    with Store.open(place) as store, store.writing() as connection:
        for name in ("pairings", "reviewed", "corrections", "voices", "incidents", "claims"):
            connection.execute(text(f"DROP TABLE {name}"))
    with pytest.raises(NoStore, match=r"this database is no store of sayso's; it holds other tables"):
        Store.open(place)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Karsk is open.\n", "this file is no store of sayso's; name another with --store"),
        (b"SQLite format 3\0" + b"broken" * 50, "this file is no store, or it is damaged"),
    ],
)
def test_a_file_that_is_no_store_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    """Whatever else is in a file, it is named and stays as it is."""
    place = tmp_path / "notes.txt"
    place.write_bytes(content)
    with pytest.raises(NoStore, match=message):
        Store.open(str(place))
    assert place.read_bytes() == content


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """What another program made room with is taken."""
    place = tmp_path / "store.sqlite"
    place.touch()
    with Store.open(str(place)) as store:
        added(store, report("A"))


@pytest.mark.parametrize(
    ("named", "error", "message"),
    [
        (".", NoStore, "this is a folder"),
        ("missing.sqlite", NoStore, "there is no store yet; make one with: sayso add FILE"),
        ("mysql://host/base", StoreUnreachable, "mysql is no kind of store"),
        ("nonsense://", StoreUnreachable, "is no kind of store|no address"),
    ],
)
def test_what_cannot_be_a_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, error: type[StoreError], message: str
) -> None:
    """Each place that is none is told, with what to try."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error, match=message):
        Store.open(named, must_exist=True)
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_not_there_is_told_without_its_password() -> None:
    """A server that does not answer is named; what is secret in its address is not."""
    pytest.importorskip("psycopg")
    with pytest.raises(StoreUnreachable, match=r"ann:\*\*\*@127\.0\.0\.1:1/x: it cannot be used") as caught:
        Store.open("postgresql://ann:hunter2@127.0.0.1:1/x")
    assert "hunter2" not in str(caught.value)


def test_steps_are_taken_once_and_in_order(place: str) -> None:
    """A store that lacks steps gets those that it lacks; one that has them all gets none."""
    taken: list[str] = []

    def step(name: str) -> Migration:
        return Migration(name, lambda _: taken.append(name))

    steps = [*MIGRATIONS, step("9000 one"), step("9001 two")]
    with Store.open(place) as store:
        for many in (2, 3, 3):
            with store.writing() as connection:
                bring_up_to_date(connection, place, store.clock, steps[: len(MIGRATIONS) + many - 1])
        with store.reading() as connection:
            names = connection.execute(select(t.migrations.c.name).order_by(t.migrations.c.name)).scalars()
            assert list(names) == [one.name for one in steps]
    assert taken == ["9000 one", "9001 two"]


def test_a_step_that_fails_leaves_the_store_as_it_was(place: str) -> None:
    """A store is never half way between two steps."""

    def fail(connection: object) -> None:
        connection.exec_driver_sql("CREATE TABLE half (number INTEGER)")  # type: ignore[attr-defined]
        raise ZeroDivisionError

    with Store.open(place) as store:
        with pytest.raises(ZeroDivisionError), store.writing() as connection:
            bring_up_to_date(connection, place, store.clock, [*MIGRATIONS, Migration("9000 half", fail)])
        with store.reading() as connection:
            assert not inspect(connection).has_table("half")


def test_names_of_steps_are_in_order() -> None:
    """Steps are numbered upwards, so that their names sort as they are taken."""
    names = [step.name for step in MIGRATIONS]
    assert names == sorted(set(names))


def test_a_store_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    """A read-only database is an error with its reason, not a traceback."""
    place = str(tmp_path / "store.sqlite")
    with Store.open(place) as store:
        with store.writing() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(StoreUnreachable, match="it may not be written to"):
            added(store, report("A"))


def test_others_can_read_it(tmp_path: Path) -> None:
    """Any SQLite program can open the file and find claims by their columns."""
    place = str(tmp_path / "store.sqlite")
    with Store.open(place) as store:
        added(store, report("A", url="https://a.example"))
    with sqlite3.connect(place) as plain:
        assert plain.execute("SELECT address FROM pages").fetchall() == [("https://a.example",)]
    plain.close()
