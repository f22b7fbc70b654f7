import dataclasses
import json
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import pytest
import typer
from typer.core import TyperGroup

import sayso
from sayso.attribution.tagger.model import has_model
from sayso.cli.main import app
from sayso.outputs.contract import as_contract, schema
from sayso.records import Relation
from sayso.settings import Limits, Settings

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("changes/*.md")])


def page(name: str) -> str:
    """Return a page of the docs."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Yield every command that can be run, by its full name."""
    if not isinstance(command, TyperGroup):
        yield name, command
        return
    asked: Any = None
    for part in command.list_commands(asked):
        yield from commands(command.get_command(asked, part), f"{name} {part}")


COMMANDS = dict(commands(typer.main.get_command(app), "sayso"))


@pytest.mark.parametrize("name", COMMANDS)
def test_commands(name: str) -> None:
    """Every command has its section, with every option it takes and none that it does not."""
    _, _, rest = page("commands.md").partition(f"\n## {name}\n")
    section = rest.partition("\n## ")[0]
    assert section, f"docs/commands.md has no section for {name}"
    options = {
        option for param in COMMANDS[name].params for option in param.opts if option.startswith("--")
    } - {"--help"}
    table = {
        option
        for row in section.splitlines()
        if row.startswith("|")
        for option in _options(row.split("|")[1])
    }
    assert table == options


def test_no_other_commands() -> None:
    """No section describes a command that is gone."""
    assert set(re.findall(r"^## (.+)$", page("commands.md"), re.MULTILINE)) == set(COMMANDS)


def test_settings() -> None:
    """Every limit and every setting is on the page of limits with the value it really has."""
    rows = {
        cells[0].strip("`"): cells[1].strip("`")
        for line in page("limits.md").splitlines()
        if len(cells := [cell.strip() for cell in line.split("|")][1:-1]) > 2
    }
    for limit in dataclasses.fields(Limits):
        assert rows.get(limit.name) == f"{limit.default:,}".removesuffix(".0")
    for setting in dataclasses.fields(Settings):
        shown = {"True": "on", "False": "off"}.get(str(setting.default), str(setting.default))
        assert rows.get(setting.name) == ("the table above" if setting.name == "limits" else shown)


def test_output() -> None:
    """Every key of the output and every value that a key may have is explained."""
    text = page("output.md")
    definitions = schema()["$defs"].values()
    names = {name for one in definitions for name in one.get("properties", {})}
    values = {value for one in _every(schema()) for value in one.get("enum", ()) if value is not None}
    assert len(names) > 30
    assert len(values) > 60
    assert sorted(name for name in names | values if f"`{name}`" not in text) == []


@pytest.mark.whole
def test_the_example() -> None:
    """The claim that the page of the output shows is what the program makes of the bundled report."""
    (shown,) = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", page("output.md"), re.DOTALL)]
    sample = files("sayso.samples").joinpath("harbour.txt").read_text("utf-8")
    claims = as_contract(sayso.read_text(sample, name="the sample"))["claims"]
    assert shown in [claim for claim in claims if claim["relation"] == shown["relation"]]


def test_dependencies() -> None:
    """Every dependency has one row that says why it is there, and no row is left from one that went."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {re.split(r"[<>=!~\[; ]", requirement)[0] for requirement in wanted}
    packages = json.loads((ROOT / "reading-room" / "package.json").read_text(encoding="utf-8"))
    names |= {*packages["dependencies"], *packages["devDependencies"]}
    rows = re.findall(r"^\| `([^`]+)` \|", page("dependencies.md"), re.MULTILINE)
    assert sorted(rows) == sorted(names)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links(path: Path) -> None:
    """Every link from a page to a file of this project leads somewhere."""
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    missing = [one for one in targets if "://" not in one and not (path.parent / one).exists()]
    assert missing == []


def test_changes() -> None:
    """Every change waiting for a release says what kind of change it is."""
    kinds = {"added", "changed", "fixed", "removed", "security"}
    names = [path.name for path in (ROOT / "changes").glob("*.md") if path.name != "README.md"]
    assert [name for name in names if name.split(".")[1:-1] and name.split(".")[1] in kinds] == names


def _options(cell: str) -> list[str]:
    return re.findall(r"--[a-z][a-z0-9-]*", cell)


def _every(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a JSON value."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _every(inner)


RELATIONS = [
    (section.splitlines()[0], *(cell.strip() for cell in row.split("|")[1:-1]))
    for section in page("relations.md").split("\n## ")[1:]
    for row in section.splitlines()
    if row.startswith("|") and not row.startswith(("|---", "| The words"))
]


def test_every_relation_has_its_examples() -> None:
    """The page of relations leaves none out."""
    assert {row[0] for row in RELATIONS} == set(get_args(Relation))


@pytest.mark.whole
@pytest.mark.skipif(not has_model(), reason="no model comes with this checkout")
@pytest.mark.parametrize(("relation", "words", "shown"), RELATIONS, ids=[row[1][:40] for row in RELATIONS])
def test_relations(relation: str, words: str, shown: str) -> None:
    """Every example of a relation is read as the page says."""
    claims = sayso.read_text(words + "\n").claims
    assert [claim.statement for claim in claims if claim.relation == relation] == shown.split("<br>")


VOICES = [
    tuple(cell.strip() for cell in row.split("|")[1:-1])
    for row in page("voices.md").splitlines()
    if row.startswith("|") and not row.startswith(("|---", "| The words"))
]


@pytest.mark.whole
@pytest.mark.skipif(not has_model(), reason="no model comes with this checkout")
@pytest.mark.parametrize(("words", "voices", "force", "shown"), VOICES, ids=[row[0][:40] for row in VOICES])
def test_voices(words: str, voices: str, force: str, shown: str) -> None:
    """Every example of voices and force is read as the page says."""
    (claim,) = (claim for claim in sayso.read_text(words + "\n").claims if claim.relation != "says")
    chain = " › ".join(voice.text or "unnamed" for voice in claim.voices) or "the report"
    assert (chain, f"`{claim.force}`", claim.statement) == (voices, force, shown)
