from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from archiving import archived
from sayso.archive import comparing
from sayso.archive.comparing import (
    COMPARED_FILE,
    COMPARED_TABLES,
    STORE,
    compare,
    compared_file,
    is_compared,
)
from sayso.archive.manifest import WORK, done_file
from sayso.archive.nesting import to_plain
from sayso.archive.standing import Archive
from sayso.archive.tables import read_rows
from sayso.archive.taking import Taken, take
from sayso.errors import NotYetDone
from sayso.records import Dispute, Origin, Report
from sayso.store.asking.corroborated import (
    GroupRow,
    Told,
    all_disputes,
    all_groups,
    all_origins,
    all_tellings,
)
from sayso.store.base import Store

pytestmark = pytest.mark.whole


def files(folder: Path) -> dict[str, bytes]:
    """Return all that was written."""
    return {name: compared_file(folder, name).read_bytes() for name in COMPARED_TABLES}


def test_what_is_worked_out_is_what_a_store_would_say(demo_archive: Path, demo_store: Path) -> None:
    """Groups, tellings, origins and disputes are those of a store to which the same reports were added, in its words."""
    with Store.open(str(demo_store)) as store, store.reading() as connection:
        groups = [to_plain(GroupRow)(listed) for listed, _ in all_groups(connection)]
        told = [to_plain(Told)(one) for one in all_tellings(connection)]
        origins = [{"group": group} | to_plain(Origin)(one) for group, one in all_origins(connection)]
        disputes = [to_plain(Dispute)(one) for one in all_disputes(connection)]
    rows = {name: read_rows(compared_file(demo_archive, name)) for name in COMPARED_TABLES}
    assert [{name: row[name] for name in groups[0]} for row in rows["groups"]] == groups
    assert (rows["tellings"], rows["origins"], rows["disputes"]) == (told, origins, disputes)
    assert len(rows["pages"]) == 12
    assert rows["reprints"]
    assert rows["drifts"]
    assert {"Jannik Orre"} <= {row["name"] for row in rows["actors"]}


def test_nothing_is_done_twice(demo_archive: Path) -> None:
    """Where nothing has come to it, what was worked out stays."""
    assert is_compared(Archive.open(demo_archive))
    assert not compare(demo_archive)


def test_what_comes_later_is_compared_as_if_it_had_been_there(
    demo_archive: Path, demo_reports: Sequence[Report], tmp_path: Path
) -> None:
    """Block after block, or all at once: the files are the same, byte for byte."""
    folder = tmp_path / "archive"
    archived(folder, demo_reports[:5])
    compare(folder)
    archived(folder, demo_reports[:5], demo_reports[5:9], demo_reports[9:])
    assert not is_compared(Archive.open(folder))
    assert compare(folder)
    assert files(folder) == files(demo_archive)


def test_what_was_stopped_goes_on(
    demo_archive: Path, demo_reports: Sequence[Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped as reports are taken, compared or written, it ends the same, and nothing half is taken for whole meanwhile."""
    folder = archived(tmp_path / "archive", demo_reports[:5], demo_reports[5:9], demo_reports[9:])

    class Stopped(Exception):
        pass

    def stop_at(least: int, work: str) -> None:
        def listen(done: int, _total: int) -> None:
            if done >= least:
                raise Stopped

        with pytest.raises(Stopped):
            compare(folder, **{work: listen})
        assert not is_compared(Archive.open(folder))

    stop_at(7, "gathered")
    stop_at(8, "compared")
    with monkeypatch.context() as patch:
        patch.setattr(comparing, "place_text", lambda *_: (_ for _ in ()).throw(Stopped))
        with pytest.raises(Stopped):
            compare(folder)
    assert not (folder / COMPARED_FILE).exists()
    assert compare(folder)
    assert files(folder) == files(demo_archive)


def test_a_working_store_that_is_lost_or_damaged_is_made_anew(demo_archive: Path, tmp_path: Path) -> None:
    """The archive itself holds all that is needed."""
    folder = tmp_path / "archive"
    shutil.copytree(demo_archive, folder)
    (folder / COMPARED_FILE).unlink()
    for suffix in ("-wal", "-shm"):
        (folder / WORK / f"{STORE}{suffix}").unlink(missing_ok=True)
    (folder / WORK / STORE).write_bytes(b"SQLite format 3\0" + b"?" * 5000)
    assert compare(folder)
    assert files(folder) == files(demo_archive)
    shutil.rmtree(folder / WORK)
    (folder / COMPARED_FILE).write_text("{")
    assert compare(folder)
    assert files(folder) == files(demo_archive)


def test_how_far_it_is_is_told_of_each_step(demo_reports: Sequence[Report], tmp_path: Path) -> None:
    """As reports are gathered, and as they are compared, each from the first to the last."""
    folder = archived(tmp_path / "archive", demo_reports[:2], demo_reports[2:4])
    told: list[tuple[str, int, int]] = []
    compare(
        folder,
        lambda done, total: told.append(("gathered", done, total)),
        lambda done, total: told.append(("compared", done, total)),
    )
    gathered, compared = ([one for one in told if one[0] == step] for step in ("gathered", "compared"))
    assert gathered == [("gathered", n, 4) for n in range(1, 5)]
    assert compared[-1] == ("compared", 4, 4)
    assert told == gathered + compared


def test_nothing_is_taken_twice(demo_archive: Path) -> None:
    """The working store knows all reports after a run."""
    with Store.open(str(demo_archive / WORK / STORE)) as store:
        outcomes: list[Taken] = list(take(Archive.open(demo_archive), store))
    assert {one.added.outcome for one in outcomes} == {"unchanged"}


def test_an_archive_that_is_not_read_to_its_end_is_not_compared(demo_archive: Path, tmp_path: Path) -> None:
    """What would be said of a part is not what is said of the whole."""
    folder = tmp_path / "archive"
    shutil.copytree(demo_archive, folder)
    done_file(folder, 1).unlink()
    with pytest.raises(NotYetDone, match="give the same `sayso archive` command again"):
        compare(folder)


_COMPARE: Final = """
import sys
from pathlib import Path
from typing import Final
from sayso.archive.comparing import compare
print("ready", flush=True)
compare(Path(sys.argv[1]))
"""


def test_what_was_killed_goes_on(demo_archive: Path, demo_reports: Sequence[Report], tmp_path: Path) -> None:
    """Killed with no chance to tidy up, at one moment after the other, it ends with the same files, byte for byte."""
    folder = archived(tmp_path / "archive", demo_reports[:5], demo_reports[5:9], demo_reports[9:])
    for seconds in (0.1, 0.4):
        with subprocess.Popen(
            [sys.executable, "-c", _COMPARE, str(folder)], stdout=subprocess.PIPE, start_new_session=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(seconds)
            process.kill()
    compare(folder)
    assert files(folder) == files(demo_archive)
