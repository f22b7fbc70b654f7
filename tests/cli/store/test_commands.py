from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from typer.testing import CliRunner, Result

from databases import new_store
from sayso.cli.main import app
from sayso.cli.read import Workshop
from sayso.errors import DocumentError
from sayso.records import Document, Failure, Report, digest
from sayso.settings import Settings
from stories import actor, claim, report

MOVEMENT = actor("Northern Shield Movement", "armed_group", "NSM")
LURIA = actor("Republic of Luria", "state")
BRACK = actor("Hanne Brack", "person")
ROTH = actor("Samuel Roth", "person")
CAST = (MOVEMENT, LURIA, BRACK, ROTH)
ARMS = claim(LURIA, "arms", MOVEMENT, ROTH, statement="According to Samuel Roth, Luria arms the movement.")
DENIED = claim(
    LURIA,
    "arms",
    MOVEMENT,
    BRACK,
    polarity="denied",
    force="denied",
    statement="Hanne Brack denied that it does.",
)
FORMULA = claim("=HYPERLINK(1)", "says", "+1", statement='=HYPERLINK("http://x")\x1b[31m says so.')
SAID = {"arms": (ARMS,), "denied": (DENIED,), "formula": (FORMULA,), "changed": (DENIED, ARMS)}


class FakeReader:
    """Reads the claims that a text names; stops at one, and trips over another."""

    def __init__(self) -> None:
        self.read_so_far: list[str] = []

    def read(self, document: Document) -> Report:
        """Return the report."""
        self.read_so_far.append(document.text)
        if document.text == "stop":
            raise KeyboardInterrupt
        if document.text == "refused":
            raise DocumentError(document.name, "it is too long", "cut it")
        return report(
            document.text,
            *SAID[document.text],
            cast=CAST,
            **{key: value for key in ("path", "url", "published") if (value := getattr(document, key))},
        )


def fake_documents(
    places: Sequence[str], settings: Settings, stdin: BinaryIO
) -> Iterator[Document | Failure]:
    """Yield for "ADDRESS=TEXT" a document with this text at this address."""
    for place in places:
        address, _, text = place.partition("=")
        if text:
            yield Document(
                digest("document", text), text, url=f"https://{address}.example", published="2024-03-11"
            )
        else:
            yield Failure(place, "it is broken", "try another")


class Bench:
    """The command line at a store of its own."""

    def __init__(self, folder: Path) -> None:
        self.store = str(folder / "store.sqlite")
        self.reader = FakeReader()

    def run(self, *arguments: str, to: int = 0) -> Result:
        """Run a command, which must exit like this."""
        workshop = Workshop(fake_documents, lambda _: self.reader)
        result = CliRunner(env={"SAYSO_STORE": self.store, "SAYSO_NAME": "ana", "COLUMNS": "100"}).invoke(
            app, arguments, obj=workshop, prog_name="sayso"
        )
        assert result.exit_code == to, result.output
        return result

    def json(self, *arguments: str) -> Any:
        """Return what a command writes as JSON."""
        return json.loads(self.run(*arguments, "--format", "json").stdout)

    def ids(self, *arguments: str) -> list[str]:
        """Return the ids of the claims found."""
        return [one["id"] for one in self.json("claims", *arguments)]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def filled(bench: Bench) -> Bench:
    new_store(Path(bench.store))
    bench.run("add", "a=arms", "b=denied", "--collection", "one")
    return bench


def test_add_tells_what_became_of_the_reports(bench: Bench) -> None:
    """New ones are read and kept, known ones are not read again, and bad ones are named with their reason."""
    first = bench.run("add", "a=arms", "broken", "b=refused", to=1)
    assert first.stdout == f"1 new, 2 refused (named above) · 1 claim kept in {bench.store}\n"
    assert first.stderr.splitlines() == [
        "sayso: broken: it is broken; try another",
        "sayso: https://b.example: it is too long; cut it",
    ]
    assert bench.run("add", "a=arms").stdout == "1 unchanged\n"
    assert bench.reader.read_so_far == ["arms", "refused"]


def test_add_shows_what_changed_on_a_page(filled: Bench) -> None:
    """What a page says now and no longer is told on lines of its own."""
    assert filled.run("add", "b=changed").stdout.splitlines()[:2] == [
        "https://b.example has changed:",
        "  + now: According to Samuel Roth, Luria arms the movement.",
    ]
    assert "  - no longer: According to Samuel Roth, Luria arms" in filled.run("add", "b=denied").stdout


def test_add_goes_on_where_it_was_stopped(bench: Bench) -> None:
    """Stopped, it tells what is kept; the same command reads only the rest."""
    stopped = bench.run("add", "a=arms", "b=stop", "c=denied", to=130)
    assert stopped.stdout.startswith("1 new · 1 claim kept in ")
    assert "the same command goes on with the rest" in stopped.stdout
    assert bench.run("add", "a=arms", "c=denied").stdout.startswith("1 new, 1 unchanged")
    assert bench.reader.read_so_far == ["arms", "stop", "denied"]


def test_add_reads_anew_only_if_told(filled: Bench) -> None:
    """What other settings read is left as it is, which is told; --again reads it with these."""
    assert "--again reads them anew" in filled.run("add", "a=arms", "--rules-only").stdout
    assert filled.run("add", "a=arms", "--rules-only", "--again").stdout.splitlines() == [
        "https://a.example was read again; what is said in it has not changed",
        f"1 read again · 1 claim kept in {filled.store} · 1 group of claims in dispute",
    ]
    assert filled.run("add", "a=arms", "--rules-only", "--again").stdout == "1 unchanged\n"


def test_add_puts_known_reports_into_a_collection(filled: Bench) -> None:
    """A report that is there already can be put into another collection."""
    filled.run("add", "a=arms", "--collection", "two")
    assert len(filled.ids("--collection", "two")) == 1
    assert len(filled.ids("--collection", "one")) == 2


def test_claims_tell_whose_word_it_is(filled: Bench) -> None:
    """Each claim stands with its voice and its report; a text after the command is looked for."""
    shown = filled.run("claims", "arms").stdout
    assert "asserted  According to Samuel Roth, Luria arms the movement." in shown
    assert "word of Samuel Roth · 2024-03-11 · https://a.example" in shown
    assert "denied" not in shown


def test_claims_are_shown_in_parts(filled: Bench) -> None:
    """What does not fit is told, with how to see it."""
    assert "1 to 1 of 2 claims; --page 2 shows the next" in filled.run("claims", "--limit", "1").stdout
    second = filled.run("claims", "--limit", "1", "--page", "2").stdout
    assert "2 to 2 of 2 claims" in second
    assert "shows the next" not in second
    assert filled.run("claims", "--about", "nobody").stdout == "No claim in the store fits.\n"


def test_a_spreadsheet_takes_nothing_for_a_formula(bench: Bench) -> None:
    """Strangers' words that begin like a formula get a quote in front, and control characters are written out."""
    bench.run("add", "a=formula")
    (row,) = csv.DictReader(StringIO(bench.run("claims", "--format", "csv").stdout))
    assert row["statement"] == '\'=HYPERLINK("http://x")\\x1b[31m says so.'
    assert (row["subject"], row["object"], row["according_to"]) == (
        "'=HYPERLINK(1)",
        "'+1",
        "the report itself",
    )
    assert "\x1b" not in bench.run("claims").stdout


def test_json_and_jsonl_hold_the_claim_as_read_writes_it(filled: Bench) -> None:
    """Beside the claim of the output contract stand the store's ids and the document."""
    (one,) = filled.json("claims", "--by", "roth")
    assert one["claim"]["statement"] == ARMS.statement
    assert one["voices"][0]["name"] == "Samuel Roth"
    assert one["document"]["address"] == "https://a.example"
    lines = filled.run("claims", "--by", "roth", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [one]


def test_a_list_can_be_written_to_a_file(filled: Bench, tmp_path: Path) -> None:
    """-o writes the same to a file."""
    target = tmp_path / "claims.csv"
    filled.run("claims", "--format", "csv", "-o", str(target))
    assert target.read_text() == filled.run("claims", "--format", "csv").stdout


@pytest.mark.parametrize("kind", ["claim", "actor", "document"])
def test_show_tells_all_of_one_thing(filled: Bench, kind: str) -> None:
    """The beginning of an id shows a claim, an actor or a document, in words and as JSON."""
    (one,) = filled.json("claims", "--by", "roth")
    id_ = {"claim": one["id"], "actor": one["voices"][0]["actor"], "document": one["document"]["id"]}[kind]
    text = filled.run("show", id_[:12]).stdout
    assert "Samuel Roth" in text
    assert ("Luria arms the movement" in text) is (kind != "actor")
    assert id_ in json.dumps(filled.json("show", id_))


@pytest.mark.parametrize(
    ("id_", "message"),
    [
        ("xyz", "'xyz' is no id; give the first four letters"),
        ("0000", "nothing in it has an id that begins with 0000"),
    ],
)
def test_show_tells_what_is_wrong_with_an_id(filled: Bench, id_: str, message: str) -> None:
    """What is no id, or nobody's, is told in one line."""
    assert message in filled.run("show", id_, to=2).stderr


def test_who_and_compare_set_claims_side_by_side(filled: Bench) -> None:
    """What is in dispute stands together, each with whose word it is."""
    said = filled.run("who", "nsm").stdout
    assert said.startswith("Northern Shield Movement, also NSM\n\nSaid about them\n")
    assert said.count("word of Samuel Roth") == said.count("word of Hanne Brack") == 2
    both = filled.json("compare", "Samuel Roth", "Hanne Brack")
    assert (both["first"], both["second"], both["both"], both["only_first"]) == (
        "Samuel Roth",
        "Hanne Brack",
        [],
        [],
    )
    (odds,) = both["contradict"]
    assert [odds[side][0]["claim"]["polarity"] for side in ("first", "second")] == ["affirmed", "denied"]
    rows = list(csv.DictReader(StringIO(filled.run("who", "nsm", "--format", "csv").stdout)))
    assert [(row["part"], row["side"]) for row in rows] == [
        ("about", "1"),
        ("about", "1"),
        ("disputes", "1"),
        ("disputes", "2"),
    ]
    assert "\nTold in both\n" in filled.run("compare", "--collections", "one", "one").stdout


def test_actors_are_listed_and_looked_for(filled: Bench) -> None:
    """`sayso actors` lists them, a word looks for one, and the catalogue's commands stay where they were."""
    assert [one["name"] for one in filled.json("actors", "shield")] == ["Northern Shield Movement"]
    assert "in 2 documents · 2 claims about, 0 by them" in filled.run("actors", "shield").stdout
    assert "import" in filled.run("actors", "catalogue", "--help").stdout


def test_judgements_are_made_listed_and_undone(filled: Bench) -> None:
    """Each says how to take it back; the log tells who decided what, when and why."""
    (roth,) = filled.ids("--by", "roth")
    assert (
        "sayso undo 1 takes it back" in filled.run("claims", "reject", roth[:10], "--why", "misquoted").stdout
    )
    assert filled.ids("--by", "roth") == []
    filled.run("actors", "merge", "Samuel Roth", "Hanne Brack")
    filled.run("actors", "rename", "Republic of Luria", "Luria", "--as", "bo")
    filled.run("grade", "Hanne Brack", "C")
    filled.run("note", roth, "ask him")
    filled.run("undo", "1")
    assert filled.ids("--by", "brack")[:1] != []
    log = filled.run("log").stdout
    for words in (
        "misread: According to Samuel Roth",
        "by ana",
        "misquoted",
        "Samuel Roth is Hanne Brack",
        "by bo",
    ):
        assert words in log
    assert [one["verdict"] for one in filled.json("log")] == [
        "undo",
        "note",
        "grade",
        "rename",
        "merge",
        "reject",
    ]
    assert "note on" in filled.run("show", roth).stdout


def test_what_needs_no_second_look_is_said_so(filled: Bench) -> None:
    """A claim found rightly read stays as it is, and two who are told apart stay two; the log has both."""
    (roth,) = filled.ids("--by", "roth")
    assert "rightly read: According to Samuel Roth" in filled.run("claims", "accept", roth[:10]).stdout
    told = filled.run("actors", "distinct", "Samuel Roth", "Hanne Brack").stdout
    assert told.startswith("Samuel Roth and Hanne Brack are two who bear one name")
    assert filled.ids("--by", "roth") == [roth]
    assert [one["verdict"] for one in filled.json("log")] == ["distinct", "accept"]


def test_there_is_nothing_to_ask_before_anything_was_added(bench: Bench) -> None:
    """Asking makes no store: it says how to make one."""
    assert bench.run("claims", to=2).stderr == (
        f"sayso: {bench.store}: there is no store yet; make one with: sayso add FILE\n"
    )
    assert not Path(bench.store).exists()


def test_another_store_can_be_named(filled: Bench, tmp_path: Path) -> None:
    """--store goes before SAYSO_STORE."""
    other = str(tmp_path / "other.sqlite")
    filled.run("add", "c=arms", "--store", other)
    assert len(json.loads(filled.run("claims", "--store", other, "--format", "json").stdout)) == 1


def test_what_says_the_same_is_decided(filled: Bench) -> None:
    """Two claims are one group by a person's word, and two by another; `show`, `log` and `undo` tell of it."""
    (roth,), (brack,) = filled.ids("--by", "roth"), filled.ids("--by", "brack")

    def group(claim: str) -> str:
        filled.run("groups", "--alone")
        found: str = filled.json("show", claim)["claim"]["group"]["id"]
        return found

    apart = filled.run("groups", "part", roth[:10], brack[:10], "--why", "of two years").stdout
    assert apart.startswith("these two don't say the same: According to")
    assert group(roth) != group(brack)
    told = filled.run("show", group(roth)).stdout
    assert "these two don't say the same" in told
    assert "of two years" in told
    joined = filled.run("groups", "join", group(roth)[:10], group(brack)[:10]).stdout
    assert joined.startswith("these two say the same: According to")
    assert group(roth) == group(brack)
    assert [one["verdict"] for one in filled.json("log")] == ["same", "apart"]
    filled.run("undo", "2")
    assert group(roth) != group(brack)
    assert "are one claim" in filled.run("groups", "join", roth, roth, to=2).stderr
