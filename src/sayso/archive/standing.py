"""What an archive holds, without reading it: its blocks, their documents, and which of these stand at a page now.

The same text archived twice at one address is one document, another text there is a later version: what came last stands,
as if the reports had been added to a store one by one in the order of blocks and positions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.archive.manifest import Done, Plan, done_in, plan_of
from sayso.archive.tables import file_of, read_rows
from sayso.errors import NotYetDone
from sayso.store.identity import page_id
from sayso.store.writing import How


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive as it lies in its folder: how it was read, and the blocks of it that are done, in their order."""

    folder: Path
    plan: Plan
    done: dict[int, Done]

    @classmethod
    def open(cls, folder: Path) -> Archive:
        """Return what a folder holds. Raises NoArchive and NewerArchive."""
        return cls(folder, plan_of(folder), done_in(folder))

    @property
    def how(self) -> How:
        """How its reports were read."""
        return How(self.plan.sayso, self.plan.how)

    @property
    def documents(self) -> int:
        """How many reports are in it."""
        return sum(one.documents for one in self.done.values())

    @property
    def rejects(self) -> int:
        """How many things in it could not be read."""
        return sum(one.rejects for one in self.done.values())

    def require_whole(self) -> None:
        """Raise NotYetDone where blocks of it are still to be read."""
        if missing := len(self.plan.blocks) - len(self.done):
            raise NotYetDone(
                str(self.folder),
                f"{missing:,} of its {len(self.plan.blocks):,} blocks are not read yet",
                "give the same `sayso archive` command again, which goes on with them",
            )


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a document stands in an archive, and its id and address in a store."""

    block: int
    position: int
    document: str
    address: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A version of a page, where it stands in the archive, and whether it is the current one; versions count from 1."""

    document: str
    page: str
    version: int
    current: bool
    block: int
    position: int


def placed_in(archive: Archive, blocks: Iterable[int]) -> Iterator[Placed]:
    """Yield the documents of these blocks, in their order. Raises NoArchive where a file is missing or damaged."""
    for block in blocks:
        for row in read_rows(file_of(archive.folder, "documents", block), ("position", "id", "address")):
            yield Placed(block, row["position"], row["id"], row["address"])


def standing_in(documents: Iterable[Placed]) -> list[Standing]:
    """Return every version of every page, by the ids of documents; ``documents`` are those of all blocks, in order.

    Of a text that stood at a page several times in a row the first counts; where another stood there meanwhile, the last.
    """
    versions: dict[str, dict[str, Placed]] = {}
    current: dict[str, str] = {}
    for one in documents:
        if current.get(one.address) != one.document:
            versions.setdefault(one.address, {})[one.document] = one
            current[one.address] = one.document
    found = [
        Standing(
            one.document, page_id(address), version, current[address] == one.document, one.block, one.position
        )
        for address, several in versions.items()
        for version, one in enumerate(several.values(), start=1)
    ]
    return sorted(found, key=lambda one: one.document)
