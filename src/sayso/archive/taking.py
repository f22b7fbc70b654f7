"""From an archive into a store: each report as if it had just been read, in the order in which the archive has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from operator import attrgetter
from typing import Final

from sayso.archive.standing import Archive, Placed, placed_in
from sayso.archive.tables import placed_reports
from sayso.records import Report
from sayso.store.base import Store
from sayso.store.writing import Added, add_all, put_into, readings_of

_AT_ONCE: Final = 32
"""So many reports are kept in one transaction, while others wait to write; one alone would wait as long for the disk."""

_ASKED_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a document of an archive: its report, None where the store has it already.

    ``same_way`` says that the store has it as it was read for the archive.
    """

    added: Added
    report: Report | None = None
    same_way: bool = True


def take(
    archive: Archive, store: Store, collections: Sequence[str] = (), *, again: bool = False
) -> Iterator[Taken]:
    """Take an archive's reports into a store, and yield what became of each, in their order.

    Stopped at any moment, it goes on when it is called again: what the store has already costs next to nothing, and is
    taken anew only where it was read another way and this reading is wanted ``again``. Raises NotYetDone where the
    archive is not read to its end, NoArchive where a file of it is missing or damaged, and StoreError.
    """
    archive.require_whole()
    placed = list(placed_in(archive, archive.done))
    held = _held(placed, archive, store, again=again)
    for number, of_block in groupby(placed, attrgetter("block")):
        block = list(of_block)
        fresh = frozenset(one.position for one in block if one not in held)
        reports = dict(_reports(archive, number, fresh))
        for start in range(0, len(block), _AT_ONCE):
            yield from _kept(block[start : start + _AT_ONCE], reports, held, archive, store, collections)


def _held(placed: Sequence[Placed], archive: Archive, store: Store, *, again: bool) -> dict[Placed, bool]:
    """Return what the store has taken before, each with whether it was read in the same way.

    Of the texts that stood at a page one after the other, these are those up to the one that is current there: the last
    such before which no text is missing, as a text may have come back.
    """
    there: dict[str, tuple[bool, bool]] = {}
    with store.reading() as connection:
        for start in range(0, len(placed), _ASKED_AT_ONCE):
            some = [one.document for one in placed[start : start + _ASKED_AT_ONCE]]
            there |= readings_of(connection, some, archive.how)
    pages: dict[str, list[Placed]] = {}
    for one in placed:
        pages.setdefault(one.address, []).append(one)
    held: dict[Placed, bool] = {}
    for texts in pages.values():
        known = list(takewhile(lambda one: one.document in there, texts))
        while known and not there[known[-1].document][0]:
            known.pop()
        held |= {one: there[one.document][1] for one in known}
        if again and len(known) == len(texts) and not held[texts[-1]]:
            for one in takewhile(lambda one: one.document == texts[-1].document, reversed(texts)):  # noqa: B023  # used at once
                del held[one]
    return held


def _reports(archive: Archive, block: int, positions: frozenset[int]) -> Iterator[tuple[int, Report]]:
    if positions:
        for row, report in placed_reports(archive.folder, block, positions):
            yield row["position"], report


def _kept(
    lot: Sequence[Placed],
    reports: Mapping[int, Report],
    held: Mapping[Placed, bool],
    archive: Archive,
    store: Store,
    collections: Sequence[str],
) -> Iterator[Taken]:
    """Keep the reports of some documents of a block, and yield what became of each; those ``held`` are there already."""
    fresh = [one for one in lot if one not in held]
    pairs = [(one.address, reports[one.position]) for one in fresh]
    added = iter(add_all(store, pairs, archive.how, collections) if pairs else ())
    for one in lot:
        if one not in held:
            yield Taken(next(added), reports[one.position])
            continue
        if collections:
            put_into(store, one.document, collections)
        yield Taken(Added("unchanged", one.document, 0), same_way=held[one])
