"""Settings: built once at the edge and handed down."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

TAGGER_FILES: Final = ("tagger.onnx", "tokenizer.json")
"""What a tagger's folder holds: the graph with its weights, and how words are cut into pieces."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may cost. Each is documented in docs/limits.md."""

    max_bytes: int = 20_000_000
    """Largest file or download read, in bytes; also the most that an archive member may unpack to."""
    max_characters: int = 400_000
    """Longest text parsed, in code points (about 65,000 words)."""
    max_line: int = 100_000
    """Longest line of a plain text, in code points; beyond it, it is data rather than a report."""
    max_pages: int = 500
    """Most pages of a PDF."""
    timeout: float = 20.0
    """Longest wait for an address, in seconds."""
    max_redirects: int = 5
    """Most redirects followed from an address."""
    seconds: float = 120.0
    """Longest that ``sayso archive`` reads at one document, in seconds of the clock on the wall."""


def raising(limit: str) -> str:
    """Return how to raise one of the limits, as the end of an error's advice."""
    return f"raise the limit with --raise {limit}=N (from Python: Limits({limit}=N))"


@dataclass(frozen=True, slots=True)
class Settings:
    """How reports are read."""

    limits: Limits = Limits()
    force_language: bool = False
    """Read a document even if it does not seem to be English."""
    rules_only: bool = False
    """Find attributions by rules alone, without the trained tagger."""
    tagger: Path | None = None
    """A folder with a tagger of one's own, as ``sayso train tagger`` writes it; None is the one that comes along."""
    min_score: float | None = None
    """Least probability of an attribution that is kept, 0 to 1; None is the value chosen with the tagger."""
    judged_blame: bool = False
    """Of who attacked, abducted, or did it, give the judgement over each whole report in place of what is stated."""
    catalogue: Path | None = None
    """A file with known actors of one's own, as ``sayso actors catalogue`` keeps it; None is the bundled ones alone."""
    allow_private: bool = False
    """Ask addresses on private networks and on this machine."""
    text_field: str = "text"
    """JSON Lines: the field that holds a report's text. Further fields are looked for by these names."""
    title_field: str = "title"
    date_field: str = "published"
    url_field: str = "url"
    publisher_field: str = "publisher"


def digests_of_named(settings: Settings) -> dict[str, str]:
    """Return the SHA-256 of what settings name by its place, by the name of the setting.

    Two ways of reading are the same where these are, wherever the files lie and from wherever they are named. What is
    missing is left out: whoever reads it complains.
    """
    catalogue, tagger = settings.catalogue, settings.tagger
    named = {
        "catalogue": [] if catalogue is None else [catalogue],
        "tagger": [] if tagger is None else [tagger / name for name in TAGGER_FILES],
    }
    digests = {}
    for name, files in named.items():
        if files and all(file.is_file() for file in files):
            digest = sha256()
            for file in files:
                digest.update(file.read_bytes())
            digests[name] = digest.hexdigest()
    return digests


def own_catalogue() -> Path:
    """Return where ``sayso actors catalogue`` keeps a user's own known actors, whether or not there are any yet.

    ``SAYSO_CATALOGUE`` names another file; otherwise it lies where programs of this system keep their users' data.
    """
    named = os.environ.get("SAYSO_CATALOGUE")
    return Path(named) if named else _data_folder() / "sayso" / "catalogue.jsonl"


def usual_store() -> str:
    """Return the path or address of a user's store, whether or not there is one yet.

    ``SAYSO_STORE`` names another; otherwise it is a file where programs of this system keep their users' data.
    """
    return os.environ.get("SAYSO_STORE") or str(_data_folder() / "sayso" / "store.sqlite")


def demo_store() -> str:
    """Return where ``sayso demo`` keeps its invented reports: beside the usual store, or where it would be a file."""
    usual = usual_store()
    return str((_data_folder() / "sayso" if "://" in usual else Path(usual).parent) / "demo.sqlite")


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
