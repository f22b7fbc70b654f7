from pathlib import Path

from corpora import MESSAGES
from evaluation.test_incident_keys import KEY
from measured import run


def written(folder: Path) -> tuple[Path, Path]:
    key, texts = folder / "key-tst9", folder / "tst9"
    key.write_text(KEY, encoding="latin-1")
    texts.write_text(MESSAGES, encoding="latin-1")
    return key, texts


def test_incidents(tmp_path: Path) -> None:
    """A key and its texts give the figures of incidents; a message without a text counts as read without result."""
    status, out, _ = run("incidents", *written(tmp_path))
    assert status == 0
    assert out.splitlines()[0] == "3 messages, 1 messages without a prediction"
    assert out.splitlines()[2].split() == ["incident", "0.500", "1.000", "0.667", "1", "2", "1"]


def test_errors(tmp_path: Path) -> None:
    """What was found and is not in the key is shown with its words."""
    out = run("incidents", *written(tmp_path), "--errors", "1")[1]
    assert "false  TST1-MUC3-0902" in out


def test_floors(tmp_path: Path) -> None:
    """A figure under its floor is named and fails."""
    floors = tmp_path / "floors.toml"
    floors.write_text("[incidents]\nincidents.f1 = 0.9\n")
    status, _, err = run("incidents", *written(tmp_path), "--floors", floors)
    assert status == 1
    assert "incidents.f1 is 0.6667, under its floor of 0.9000" in err


def test_limit(tmp_path: Path) -> None:
    """Only so many texts are read as asked for."""
    assert run("incidents", *written(tmp_path), "--limit", "1")[1].startswith("1 messages")
