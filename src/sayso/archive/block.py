"""The unit of work of an archive, and of doing again: a run of things to read in one input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from sayso.errors import DocumentError
from sayso.records import Failure

Kind: TypeAlias = Literal["warc", "files", "jsonl", "parquet"]

USUAL: Final = 64
"""How many things a block holds, if nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Block:
    """Things to read that stand one behind another in an input; each becomes one document or one reject.

    ``place`` is the file, or the folder of ``names``; nothing of it is copied. ``start`` is where reading begins:

    - ``warc``: the byte offset of a record or, in a packed file, of the member in which it begins behind ``skip``
      unpacked bytes; those are none where each record is a member of its own, as crawlers write them.
    - ``files``: of the folder's list; ``names`` are paths below ``place``, none where the place itself is the file.
    - ``jsonl``: the same of a line, which is line ``first`` of the file (counted from 1, empty ones too).
    - ``parquet``: the first row, counted from 0.

    ``passed`` says what stands among them that is nothing to read, and how often: ("request", 64).
    """

    number: int
    place: str
    kind: Kind
    start: int
    count: int
    names: tuple[str, ...] = ()
    first: int = 1
    skip: int = 0
    passed: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reject(Failure):
    """A thing of an archive that gave no document: ``kind`` is the error's class, ``url`` the address it stood at."""

    kind: str = "DocumentError"
    url: str | None = None


def rejected(error: DocumentError, url: str | None = None) -> Reject:
    """Return the reject that an error is recorded as."""
    return Reject(error.name, error.problem, error.advice, type(error).__name__, url)
