from pathlib import Path

from corpora import write_muc
from measured import run


def test_muc(tmp_path: Path) -> None:
    """A key and its texts give the figures of who is blamed; a text outside the key is not read."""
    key, texts = write_muc(tmp_path)
    status, out, _ = run("muc", key, texts)
    assert status == 0
    assert out.splitlines()[0] == "2 messages, 0 messages without a prediction"
    assert out.splitlines()[2].split() == ["organisation", "0.500", "1.000", "0.667", "1", "2", "1"]


def test_text_absent(tmp_path: Path) -> None:
    """A message of the key without a text counts as read without any result."""
    key, texts = write_muc(tmp_path)
    texts.write_text(texts.read_text().split("TST1-MUC3-0902")[0])
    assert run("muc", key, texts)[1].startswith("2 messages, 1 messages without a prediction")


def test_limit(tmp_path: Path) -> None:
    """Only so many texts are read as asked for."""
    assert run("muc", *write_muc(tmp_path), "--limit", "1")[1].startswith("1 messages")


def test_several_keys(tmp_path: Path) -> None:
    """Keys are named with a comma between them."""
    key, texts = write_muc(tmp_path)
    assert run("muc", f"{key},{key}", texts)[1] == run("muc", key, texts)[1]
