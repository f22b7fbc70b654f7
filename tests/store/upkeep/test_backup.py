from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from sayso.errors import StoreUnreachable
from sayso.store import tables as t
from sayso.store.asking.claims import Wanted, find_claims
from sayso.store.base import Store
from sayso.store.judging.deciding import merge_actors, reject_claim
from sayso.store.judging.judgements import Judge, judgements, undo
from sayso.store.reading import all_reports
from sayso.store.upkeep.backup import back_up
from sayso.store.upkeep.vacuum import vacuum
from stories import actor, added, claim, report

ANA = Judge("ana", "")
LURIA = actor("Luria", "state")
KARSK = actor("Karsk", "state")
ONE = report("One.", claim(LURIA, "arms", KARSK, KARSK), cast=(LURIA, KARSK), url="https://a.example")


def test_a_backup_is_the_store_as_it_was(store: Store, tmp_path: Path) -> None:
    """All reports, judgements and what follows from them; what comes later is not in it, and it can be written to."""
    copy = tmp_path / "copy.sqlite"
    added(store, ONE, collection="border")
    with store.writing() as connection:
        merge_actors(store, connection, ANA, "Luria", "Karsk")
        (found,) = find_claims(connection, Wanted(words="arms"), store.place)
        reject_claim(store, connection, ANA, found.id)
        undo(store, connection, ANA, 2)
    size = back_up(store, copy)
    added(store, report("Two."))
    assert size == copy.stat().st_size
    with Store.open(str(copy)) as other:
        with other.reading() as connection:
            assert list(all_reports(connection)) == [ONE]
            assert len(judgements(connection)) == 3
            asked = Wanted(words="arms", about="Luria", collection="border")
            assert [one.subject for one in find_claims(connection, asked, other.place)] == ["Karsk"]
        added(other, report("Three."))
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".partial")] == []


def test_a_backup_takes_no_notice_of_those_who_write(store: Store, tmp_path: Path) -> None:
    """What is being written meanwhile is not in it; the writer goes on."""
    added(store, ONE)
    with store.writing() as connection:
        connection.execute(t.collections.insert().values(number=1, name="half"))
        waiting = threading.Thread(target=back_up, args=(store, tmp_path / "copy.sqlite"))
        waiting.start()
        waiting.join(30)
        assert not waiting.is_alive()
    with Store.open(str(tmp_path / "copy.sqlite")) as other, other.reading() as connection:
        assert list(all_reports(connection)) == [ONE]
        assert connection.execute(select(t.collections)).all() == []


@pytest.mark.parametrize("name", ["there.txt", "missing/folder.sqlite"])
def test_a_backup_overwrites_nothing(store: Store, tmp_path: Path, name: str) -> None:
    """A file that is there stays, whatever it is; and where none can be made, it is told."""
    (tmp_path / "there.txt").write_text("notes")
    with pytest.raises(StoreUnreachable, match=f"{name}: (there is a file|it cannot be made)"):
        back_up(store, tmp_path / name)
    assert (tmp_path / "there.txt").read_text() == "notes"


def test_space_is_given_back(store: Store) -> None:
    """What was taken out leaves room, which vacuum returns; the rest is as it was."""
    added(store, ONE)
    with store.writing() as connection:
        rows = [{"number": n, "name": f"{n:>190}"} for n in range(20_000)]
        connection.execute(t.collections.insert(), rows)
    with store.writing() as connection:
        connection.execute(t.collections.delete())
    space = vacuum(store)
    assert space.before - space.after > 1_000_000
    with store.reading() as connection:
        assert list(all_reports(connection)) == [ONE]
        assert len(find_claims(connection, Wanted(words="arms"), store.place)) == 1
