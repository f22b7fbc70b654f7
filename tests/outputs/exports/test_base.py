from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accusation import filled, selected
from sayso.outputs.exports.base import EXPORTERS, FOLDER, Exporter, NeedsLibrary, export, exporter_named
from sayso.outputs.exports.selection import Selection
from sayso.outputs.placing import NotWritable
from sayso.store.base import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


def test_the_list_loads_no_format() -> None:
    """The command line can name all formats without loading any, nor the database."""
    code = "import json, sys, sayso.outputs.exports.base; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    heavy = {"sqlalchemy", "pyarrow", "networkx", "rdflib", "followthemoney", "stix2"}
    assert heavy.intersection(loaded) == set()


def test_every_format_says_what_it_is_for() -> None:
    """Every format has a name of its own, a purpose in words, and files that end in something."""
    assert len({one.name for one in EXPORTERS}) == len(EXPORTERS)
    assert all(one.purpose and one.suffix.startswith(".") for one in EXPORTERS)
    assert all(one.mark for one in EXPORTERS if FOLDER in one.others)


def test_the_name_of_the_file_chooses_the_form(tmp_path: Path) -> None:
    """A format with several forms goes by the ending; a name without one is a folder; another ending is refused."""
    csv, jsonl = exporter_named("csv"), exporter_named("jsonl")
    assert csv.suffix_of(tmp_path / "x.CSV") == ".csv"
    assert csv.suffix_of(tmp_path / "x") == FOLDER
    assert csv.suffix_of(tmp_path) == FOLDER
    assert jsonl.suffix_of(tmp_path / "x.txt") == ".jsonl"
    assert csv.suffix_of(Path(os.devnull)) == ".csv"
    with pytest.raises(NotWritable, match=r"ends in \.zip, \.csv or a folder"):
        csv.suffix_of(tmp_path / "x.xls")


def test_a_failed_export_leaves_nothing(store: Store, tmp_path: Path) -> None:
    """If a writer trips, what was there before stays, and nothing half-written lies beside it."""

    def trip(_selection: Selection, path: Path) -> None:
        (path / "half" if path.is_dir() else path).write_text("half")
        raise ZeroDivisionError

    before = tmp_path / "out.csv"
    before.write_text("before")
    broken = replace(exporter_named("csv"), write=trip)
    with selected(store) as selection:
        for place in (before, tmp_path / "out.zip", tmp_path / "folder"):
            with pytest.raises(ZeroDivisionError):
                export(broken, selection, place)
    assert list(tmp_path.iterdir()) == [before]
    assert before.read_text() == "before"


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyarrow is not installed, the Parquet export says so and what to install."""
    for name in [
        one for one in sys.modules if one.split(".")[0] == "pyarrow" or one.endswith("exports.parquet")
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(NeedsLibrary, match=r"needs pyarrow, .*pip install '\.\[parquet\]'"):
        exporter_named("parquet").write(None, Path())  # type: ignore[arg-type]  # it must not come so far


def test_a_format_of_ones_own(store: Store, tmp_path: Path) -> None:
    """A format is a function that fills a file: it needs to know nothing of drafts."""

    def write(selection: Selection, path: Path) -> None:
        path.write_text(" ".join(found.claim.force for found in selection.claims()))

    place = tmp_path / "forces.txt"
    with selected(store) as selection:
        export(Exporter("forces", "for nobody", ".txt", write), selection, place)
    assert place.read_text().count("alleged") == 1
