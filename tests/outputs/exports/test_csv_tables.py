from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO, TextIOWrapper
from pathlib import Path

import pytest

from accusation import ARMS, BRACK, CALM, DENIAL, RUMOUR, WORDS, filled, selected
from sayso.outputs.exports.csv_tables import write
from sayso.outputs.exports.tables.all import TABLES
from sayso.records import Place, Quantity, Span, Time
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store
from stories import added, claim, report

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture(scope="module")
def archive(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    place = tmp_path_factory.mktemp("out") / "out.zip"
    with selected(store) as selection:
        write(selection, place)
    with zipfile.ZipFile(place) as opened:
        yield opened


def rows(archive: zipfile.ZipFile, table: str) -> Rows:
    """Return the rows of a table."""
    with archive.open(f"{table}.csv") as stream:
        return list(csv.DictReader(TextIOWrapper(stream, "utf-8", newline="")))


def claims(store: Store, folder: Path, wanted: Wanted = Wanted()) -> dict[str, dict[str, str]]:  # noqa: B008  # never changed
    """Return the table of claims alone, by their statements."""
    with selected(store, wanted) as selection:
        write(selection, folder / "out.csv")
    written = (folder / "out.csv").read_text(encoding="utf-8")
    return {row["statement"]: row for row in csv.DictReader(StringIO(written, newline=""))}


def test_both_sides(store: Store, tmp_path: Path) -> None:
    """A row says whose word it is; a denial has the sources that deny, and those who affirm it against it."""
    found = claims(store, tmp_path)
    arms, rumour, denial, calm = (found[one.statement] for one in (ARMS, RUMOUR, DENIAL, CALM))
    counts = [f"number_of_sources{which}" for which in ("", "_unknown", "_against", "_against_unknown")]
    assert [arms[one] for one in counts] == [rumour[one] for one in counts] == ["1", "1", "1", "0"]
    assert [denial[one] for one in counts] == ["1", "0", "1", "1"]
    assert [calm[one] for one in counts] == [""] * 4
    assert (arms["according_to"], arms["source_original"]) == (
        "Pell Institute, citing Samuel Roth",
        "Samuel Roth",
    )
    assert (denial["polarity"], denial["force"], denial["side"], denial["in_dispute"]) == (
        "denied",
        "denied",
        "denied",
        "yes",
    )
    assert (calm["according_to"], calm["source_original"], calm["source_original_words"]) == (
        "the report itself",
        "the report itself",
        "",
    )
    assert (arms["source_office"], arms["source_headline"]) == ("The Karsk Post", "Rifles for the north")


def test_figures_days_and_places(tmp_path: Path) -> None:
    """Figures, days and places stand under the names that coders know, whole numbers without a point; no such day is no day."""
    at = Span(0, 1)
    told = replace(
        claim("the raid", "casualties", "farmers", statement="The raid killed up to 12."),
        quantity=Quantity(None, 12.0, "people", "at_most", "farmers", at),
        time=Time("in March", at, "2024-03", "2024-03"),
        place=Place("near Sorrel", at, "Sorrel", "VE", 12.5, -3.0, "near", 77),
    )
    odd = replace(told, id="odd", statement="Odd.", time=Time("then", at, "2024-02-31", "2024-02-31"))
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        added(store, report("In March.", told, odd, published="2024-03-31"))
        found = claims(store, tmp_path)
    row = found[told.statement]
    columns = "low best high bound unit counted date_start date_end date_prec date_words where_coordinates"
    assert [row[name] for name in columns.split()] == [
        *("", "", "12", "at_most", "people", "farmers"),
        *("2024-03-01", "2024-03-31", "4", "in March", "Sorrel"),
    ]
    columns = "where_description where_precision country latitude longitude geonames said_on"
    assert [row[name] for name in columns.split()] == [
        *("near Sorrel", "near", "VE", "12.5", "-3", "77", "2024-03-31"),
    ]
    assert [found["Odd."][name] for name in ("date_start", "date_end", "date_prec")] == ["", "", ""]


def test_tables_join(archive: zipfile.ZipFile) -> None:
    """Keys tell rows apart, and whatever refers to a row of another table finds it."""
    found = {table.name: rows(archive, table.name) for table in TABLES}
    assert all(found.values())
    for table in TABLES:
        keys = [tuple(row[name] for name in table.key) for row in found[table.name]]
        assert len(set(keys)) == len(keys)
        for name, (other, far) in table.joins.items():
            there = {row[far] for row in found[other]} | {""}
            assert {row[name] for row in found[table.name]} <= there


def test_words_stand_where_spans_say(archive: zipfile.ZipFile) -> None:
    """Every span counts in the text that comes with the tables, beyond the first plane as well."""
    for row in rows(archive, "spans"):
        with archive.open(f"texts/{row['document_id']}.txt") as stream:
            text = TextIOWrapper(stream, "utf-8", newline="").read()
        stands = text[int(row["start"]) : int(row["end"])]
        assert row["words"].removeprefix("'") == stands or not stands.isprintable()


def test_it_is_described(archive: zipfile.ZipFile) -> None:
    """The Data Package names every file and says of every column what it holds and means; the file for people does so, too."""
    package = json.loads(archive.read("datapackage.json"))
    read_me = archive.read("README.txt").decode()
    assert {one["path"] for one in package["resources"]} == {
        name for name in archive.namelist() if name.endswith(".csv")
    }
    for resource in package["resources"]:
        with archive.open(resource["path"]) as stream:
            header = next(csv.reader(TextIOWrapper(stream, "utf-8")))
        fields = resource["schema"]["fields"]
        assert header == [one["name"] for one in fields]
        assert all(one["description"].endswith(".") and one["type"] for one in fields)
        assert all(f"    {one['name']}: " in read_me for one in fields)


def test_values_are_of_their_types(archive: zipfile.ZipFile) -> None:
    """Every cell is empty or of the type that the Data Package gives for its column."""
    types: dict[str, Callable[[str], bool]] = {
        "integer": lambda cell: cell.lstrip("-").isdigit(),
        "number": lambda cell: isinstance(float(cell), float),
        "boolean": lambda cell: cell in ("yes", "no"),
        "date": lambda cell: len(cell) == 10 and cell.count("-") == 2,
        "string": lambda cell: "\n" not in cell,
    }
    for resource in json.loads(archive.read("datapackage.json"))["resources"]:
        for row in rows(archive, resource["name"]):
            for field in resource["schema"]["fields"]:
                cell = row[field["name"]]
                assert not cell or types[field["type"]](cell), (field, cell)


def test_no_formulas(store: Store, tmp_path: Path) -> None:
    """Strangers' words are no formulas to a spreadsheet, and cannot steer a terminal that shows them."""
    with Store.open(str(tmp_path / "store.sqlite")) as other:
        added(
            other, report("=1+1 is said.", claim("=1+1", "says", "@SUM(A1)", statement="=cmd|' /C calc'!A0"))
        )
        (row,) = claims(other, tmp_path).values()
    assert [row[name] for name in ("statement", "subject", "object")] == [
        "'=cmd|' /C calc'!A0",
        "'=1+1",
        "'@SUM(A1)",
    ]
    written = claims(store, tmp_path)
    assert not any("\x1b" in cell or "\u202e" in cell for row in written.values() for cell in row.values())
    assert any(WORDS.statement[:20] in statement for statement in written)


def test_a_selection(store: Store, tmp_path: Path) -> None:
    """Only what fits is a claim of the tables; the groups and disputes it belongs to stay whole."""
    (tmp_path / "folder").mkdir()
    with selected(store, Wanted(by=BRACK.name, relation="arms")) as selection:
        write(selection, tmp_path / "folder")
    read: dict[str, Rows] = {}
    for table in TABLES:
        written = (tmp_path / "folder" / f"{table.name}.csv").read_text(encoding="utf-8")
        read[table.name] = list(csv.DictReader(StringIO(written, newline="")))
    assert [row["statement"] for row in read["claims"]] == [DENIAL.statement]
    assert [(row["claims"], row["denying"]) for row in read["groups"]] == [("3", "1")]
    assert {row["according_to"] for row in read["sides"]} == {
        "Hanne Brack",
        "Pell Institute, citing Samuel Roth",
    }
