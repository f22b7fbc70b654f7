"""Corpora for tests: an invented PolNeAR split, invented MUC files, and where the real ones stand."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SHARED = Path(os.environ.get("SAYSO_CORPORA", Path(__file__).parents[2] / "shared" / "data"))
POLNEAR = SHARED / "polnear" / "dev"
MUC = SHARED / "muc"

ARTICLE = (
    "Mira Solen said the  bridge is safe.\n\n"
    "“No,” Dren Akhal replied, “it is not.” Tests are said to follow.\n"
)  # fmt: skip

KEY = """\
0.  MESSAGE: ID                     TST1-MUC3-0901
1.  MESSAGE: TEMPLATE               1
10. PERP: ORGANIZATION ID           "NORTHERN SHIELD MOVEMENT" / "NSM"
                                    ? "THE KARSK COLUMN"
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT: "NORTHERN SHIELD MOVEMENT" / "NSM"
                                    POSSIBLE: "THE KARSK COLUMN"

;;; the second template names the first one's organisation again
0.  MESSAGE: ID                     TST1-MUC3-0901
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
10. PERP: ORGANIZATION ID           "NSM"
11. PERP: ORGANIZATION CONFIDENCE   CLAIMED OR ADMITTED: "NSM"

0.  MESSAGE: ID                     TST1-MUC3-0902
1.  MESSAGE: TEMPLATE               *
10. PERP: ORGANIZATION ID           *
11. PERP: ORGANIZATION CONFIDENCE   *
"""

MESSAGES = """\
TST1-MUC3-0901 (no number)

   KARSK, 3 MAY 91 (VNA) -- [TEXT] THE NORTHERN SHIELD MOVEMENT
ATTACKED A BARRACKS OUTSIDE KARSK.

TST1-MUC3-0902

   KARSK, 4 MAY 91 (VNA) -- [TEXT] THE BRIDGE IS OPEN AGAIN.
"""


def scorer(name: str) -> ModuleType:
    """Return one of the scorers kept beside the corpora, against which ours is checked; skips where it is absent."""
    path = SHARED.parent / "score" / f"{name}.py"
    if not path.is_file():
        pytest.skip(f"no scorer at {path}")
    spec = importlib.util.spec_from_file_location(f"shared_{name}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_split(folder: Path, text: str, attributions: Iterable[dict[str, list[tuple[int, int]]]]) -> Path:
    """Write a PolNeAR split of one article, ``karsk_a``, marked as told; return its folder."""
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "karsk_a.txt").write_bytes(text.encode())
    lines, number = [], 0
    for event, roles in enumerate(attributions, 1):
        arguments = []
        for role, fragments in roles.items():
            if fragments:
                number += 1
                offsets = ";".join(f"{start} {end}" for start, end in fragments)
                lines.append(f"T{number}\t{role.title()} {offsets}\twords")
                arguments.append(f"{role.title()}:T{number}")
        lines.append(f"E{event}\tAttribution:T1 {' '.join(arguments)}")
    (folder / "attributions" / "karsk_a_0001.ann").write_bytes(("\n".join(lines) + "\n").encode())
    return folder


def write_muc(folder: Path) -> tuple[Path, Path]:
    """Write an invented key of MUC and the texts it answers; return both files."""
    key, texts = folder / "key-tst9", folder / "tst9"
    key.write_text(KEY, encoding="latin-1")
    texts.write_text(MESSAGES, encoding="latin-1")
    return key, texts


def write_set(folder: Path, *lines: dict[str, Any]) -> Path:
    """Write a set of labels by reference, a line each; return its file."""
    path = folder / "set.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path
