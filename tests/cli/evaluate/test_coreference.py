import json
from pathlib import Path

from typer.testing import CliRunner

from factories import parse
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.evaluate.measuring import Casting
from sayso.records import Cast, Document, Parse

TEXT = "Ada Varo left.\nShe spoke.\n"
HEAD = "code_type,code_name,code_mention,sentence,start\n"


def read(document: Document) -> tuple[Parse, Cast]:
    """Tie both mentions of the one text there is to one actor."""
    assert document.text == TEXT
    built = parse(
        "Ada_Varo/NNP/nsubj/2 left/VBD/ROOT ././punct/2\nShe/PRP/nsubj/2 spoke/VBD/ROOT ././punct/2",
        {"Ada Varo": "person"},
    )
    return built, Cast((), {0: "a", 3: "a"})


def corpus(folder: Path) -> Path:
    """Write NewsWCL50 with one report of one actor; return its folder."""
    place = folder / "event_0" / "orientation_L"
    place.mkdir(parents=True)
    (place / "0_L_sent.txt").write_text(TEXT)
    rows = "ACTOR,Varo,Ada Varo,0,0\nACTOR,Varo,She,1,0\n"
    (place / "0_L_annotations.csv").write_text(HEAD + rows)
    return folder


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Run the measurement; return its status and what it wrote to both streams."""
    result = CliRunner().invoke(evaluate_app, ["coreference", *map(str, arguments)], obj=Casting(read))
    return result.exit_code, result.stdout, result.stderr


def test_table(tmp_path: Path) -> None:
    """Ours stands above the two plain ways, with all three measures and their mean."""
    status, out, err = run("--newswcl50", corpus(tmp_path))
    lines = [line.split() for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert lines[2] == ["sayso", "1.000", "1.000", "1.000", "1.000"]
    assert lines[3][:3] == ["same", "string", "0.000"]
    assert lines[4][:2] == ["nearest", "name"]


def test_json_and_floor(tmp_path: Path) -> None:
    """The figures come as JSON under the names that floors are held by."""
    floors = tmp_path / "floors.toml"
    floors.write_text("[newswcl50]\nsame_string.conll = 0.9\nsayso.conll = 0.9\n")
    status, out, err = run("--newswcl50", corpus(tmp_path), "--json", "--floors", floors)
    assert json.loads(out)["sayso"]["conll"] == 1
    assert status == 1
    assert err.startswith("same_string.conll is ")


def test_one_corpus(tmp_path: Path) -> None:
    """Neither none nor both corpora can be measured at once."""
    assert run()[0] == 2
    assert "give one corpus" in run("--newswcl50", tmp_path, "--ecbplus", tmp_path)[2]


def test_no_corpus(tmp_path: Path) -> None:
    """A folder without the corpus is one line on standard error and status 2."""
    status, out, err = run("--ecbplus", tmp_path)
    assert (status, out) == (2, "")
    assert "give the folder of ECB+" in err
