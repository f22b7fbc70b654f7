"""From the places that an archive is read from to blocks, and from a block to its documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from sayso.archive.block import USUAL, Block, Kind, Reject
from sayso.archive.inputs import folders, jsonlines, parquet, warc
from sayso.archive.inputs.folders import sources
from sayso.archive.inputs.one import Source
from sayso.records import Document
from sayso.settings import Settings

Cut: TypeAlias = Callable[[Source, Settings, int], Iterator[Block | Reject]]
Read: TypeAlias = Callable[[Block, Settings, int], Iterator[Document | Reject]]

KINDS: Mapping[Kind, tuple[Cut, Read]] = {
    "files": (folders.cut, folders.documents),
    "warc": (warc.cut, warc.documents),
    "jsonl": (jsonlines.cut, jsonlines.documents),
    "parquet": (parquet.cut, parquet.documents),
}
"""How each kind of input is cut into blocks, and how a block of it is read."""


def blocks_in(
    places: Sequence[str], settings: Settings, size: int = USUAL, first: int = 0
) -> Iterator[Block | Reject]:
    """Yield the blocks of files and folders in their order, numbered from ``first``.

    Each holds at most ``size`` things. A place that cannot be opened, or in which nothing is to be read, yields a
    ``Reject``; what is broken within a file comes to light when its block is read.
    """
    return blocks_of(sources(places), settings, size, first)


def blocks_of(
    found: Iterable[Source | Reject], settings: Settings, size: int = USUAL, first: int = 0
) -> Iterator[Block | Reject]:
    """Yield the blocks of inputs that are known already, as `blocks_in` does of places."""
    number = first
    for source in found:
        if isinstance(source, Reject):
            yield source
            continue
        cut, _ = KINDS[source.kind]
        for block in cut(source, settings, size):
            if isinstance(block, Block):
                yield replace(block, number=number)
                number += 1
            else:
                yield block


def documents_in(block: Block, settings: Settings, after: int = 0) -> Iterator[Document | Reject]:
    """Yield one item for each thing of a block, in order: ``block.count`` of them, less the first ``after``.

    Never raises for bad input, and what it yields hangs on the input's bytes and the settings alone. Whoever gave up
    on item ``n``, as it took too long, goes on with ``after=n + 1``; what is left out so costs next to nothing.
    """
    _, read = KINDS[block.kind]
    return read(block, settings, after)
