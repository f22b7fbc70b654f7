"""What an archive's folder says of itself: the plan, written before anything is read, and which blocks are done.

::

    archive.json        the plan: how it is read, from which inputs, in which blocks
    done/000012.json    written last, by rename: the block is there whole; its counts, and what its files are
    .work/              half-written things, which nobody reads

Killed at any moment, a block is done or it is not. Readers of an archive go by ``done/`` alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sayso.archive.block import Block, Reject
from sayso.errors import ArchiveError, NewerArchive, NoArchive
from sayso.settings import Settings, digests_of_named

PLAN: Final = "archive.json"
DONE: Final = "done"
WORK: Final = ".work"
DRAFTS: Final = f"{WORK}/blocks"
"""Where a block's files are written before they are moved into place; whoever begins a run empties it."""
FORMAT: Final = 1
"""Raised when an older sayso could no longer read what this one writes."""

_UNKEPT: Final = frozenset({"allow_private"})
"""Settings on which nothing hangs that is read from files."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A block, and what was found out about its input when the blocks were cut, to be told among its rejects."""

    block: Block
    told: tuple[Reject, ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """A file, or the folder of some files: its size, and a digest that changes with most changes to it."""

    place: str
    bytes: int
    mark: str


@dataclass(frozen=True, slots=True)
class Plan:
    """How an archive is read, from what, and in which blocks; ``places`` are absolute paths as the user named them.

    ``how`` is the same as a store notes it of the reports it takes from here (`sayso.store.writing.How.settings`).
    """

    sayso: str
    settings: Mapping[str, str]
    how: str
    size: int
    places: tuple[str, ...] = ()
    inputs: tuple[Input, ...] = ()
    blocks: tuple[Planned, ...] = ()

    @property
    def things(self) -> int:
        """How many things there are to read."""
        return sum(planned.block.count for planned in self.blocks)


@dataclass(frozen=True, slots=True)
class Done:
    """A block that is done: how many things became documents, claims and rejects, in how many seconds.

    ``kinds`` says how many things were rejected for what kind of error, ``files`` are the SHA-256 of its files by table.
    """

    block: int
    documents: int
    claims: int
    rejects: int
    seconds: float
    kinds: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


def kept_settings(settings: Settings) -> dict[str, str]:
    """Return all settings on which it hangs what is read, by name; of files that they name, the digests."""
    kept: dict[str, Any] = asdict(settings)
    limits = kept.pop("limits")
    kept |= {name: digest[:16] for name, digest in digests_of_named(settings).items()}
    return {name: str(value) for name, value in (kept | limits).items() if name not in _UNKEPT}


def is_archive(folder: Path) -> bool:
    """Say whether a folder holds an archive, whole or begun."""
    return (folder / PLAN).is_file()


def plan_of(folder: Path) -> Plan:
    """Return an archive's plan. Raises NoArchive and NewerArchive."""
    try:
        kept = json.loads((folder / PLAN).read_text("utf-8"))
        if kept["format"] > FORMAT:
            raise NewerArchive(str(folder), "a newer sayso made this archive", "update this one")
        return Plan(
            sayso=kept["sayso"],
            settings=kept["settings"],
            how=kept["how"],
            size=kept["size"],
            places=tuple(kept["places"]),
            inputs=tuple(Input(**one) for one in kept["inputs"]),
            blocks=tuple(map(_planned, kept["blocks"])),
        )
    except (FileNotFoundError, NotADirectoryError):
        raise NoArchive(
            str(folder), f"there is no {PLAN} in it", "name a folder that `sayso archive` made"
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        problem = f"its {PLAN} is damaged ({type(error).__name__}: {error})"
        raise NoArchive(str(folder), problem, "make the archive anew in another folder") from error


def keep_plan(folder: Path, plan: Plan) -> None:
    """Write an archive's plan, all of it or nothing."""
    kept = asdict(plan)
    kept["blocks"] = [_sparse(planned) for planned in plan.blocks]
    place_text(folder, folder / PLAN, json.dumps({"format": FORMAT} | kept, ensure_ascii=True))


def done_file(folder: Path, block: int) -> Path:
    """Return the file that says that a block is done."""
    return folder / DONE / f"{block:06}.json"


def done_in(folder: Path) -> dict[int, Done]:
    """Return the blocks that are done, by number, in their order. Raises NoArchive where a file is damaged."""
    found = {}
    for path in sorted((folder / DONE).glob("*.json"), key=lambda path: (len(path.name), path.name)):
        try:
            kept = json.loads(path.read_text("utf-8"))
            done = Done(**{one.name: kept[one.name] for one in fields(Done)})
        except (OSError, ValueError, KeyError, TypeError) as error:
            advice = (
                "remove this file and give the same `sayso archive` command again, which reads the block anew"
            )
            raise NoArchive(str(path), f"it is damaged ({type(error).__name__})", advice) from error
        found[done.block] = done
    return dict(sorted(found.items()))


def keep_done(folder: Path, done: Done) -> None:
    """Write down that a block is done; its files are in their places by then."""
    place_text(folder, done_file(folder, done.block), json.dumps(asdict(done)))


def still_to_do(plan: Plan, done: Mapping[int, Done]) -> list[Planned]:
    """Return the blocks that are not done, in their order."""
    return [planned for planned in plan.blocks if planned.block.number not in done]


def place_text(folder: Path, path: Path, text: str) -> None:
    """Write a small file of an archive by way of ``.work``: it is whole or not there, even after a power cut."""
    draft = folder / DRAFTS / f"{path.name}.{os.getpid()}"
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_text(text, "utf-8")
    place(draft, path)


def place(draft: Path, path: Path) -> None:
    """Move a file that is written into its place, once it is on the disk."""
    with draft.open("rb") as written:
        os.fsync(written.fileno())
    path.parent.mkdir(parents=True, exist_ok=True)
    draft.replace(path)


def inputs_of(blocks: Iterable[Planned]) -> tuple[Input, ...]:
    """Return what the inputs of blocks are at this moment. Raises ArchiveError where one is gone."""
    return tuple(_input(place, names) for place, names in _names_by_place(blocks).items())


def changed_inputs(plan: Plan, needed: Collection[str]) -> Iterator[str]:
    """Yield what has changed about a plan's inputs since it was made, in words.

    Only the ``needed`` ones must still be there. Raises ArchiveError where one of them is not.
    """
    names = _names_by_place(plan.blocks)
    for before in plan.inputs:
        try:
            now = _input(before.place, names[before.place])
        except ArchiveError:
            if before.place in needed:
                raise
            continue
        if before.bytes != now.bytes:
            yield f"{now.place} had {before.bytes:,} bytes and now has {now.bytes:,}"
        elif before.mark != now.mark:
            yield f"{now.place} holds other things than it did"


def _names_by_place(blocks: Iterable[Planned]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for planned in blocks:
        if planned.block.count:
            names.setdefault(planned.block.place, []).extend(planned.block.names)
    return names


def _input(place: str, names: Sequence[str]) -> Input:
    try:
        if names:
            sizes = [(name, (Path(place) / name).stat().st_size) for name in names]
            listed = sha256(
                "\n".join(f"{size} {name}" for name, size in sizes).encode("utf-8", "surrogatepass")
            )
            return Input(place, sum(size for _, size in sizes), listed.hexdigest()[:16])
        with Path(place).open("rb") as stream:
            ends = sha256(stream.read(_END))
            size = os.fstat(stream.fileno()).st_size
            stream.seek(max(0, size - _END))
            ends.update(stream.read(_END))
        return Input(place, size, ends.hexdigest()[:16])
    except OSError as error:
        name = error.filename or place
        advice = "put it back where it was, or begin another archive in a folder of its own"
        raise ArchiveError(str(name), f"this input cannot be read ({error.strerror})", advice) from error


_END: Final = 1 << 16
"""How many bytes at either end of a file its mark is taken from."""


def _planned(kept: dict[str, Any]) -> Planned:
    told = tuple(Reject(**one) for one in kept.pop("told", ()))
    for name in ("names", "passed"):
        if name in kept:
            kept[name] = tuple(tuple(one) if isinstance(one, list) else one for one in kept[name])
    return Planned(Block(**kept), told)


def _sparse(planned: Planned) -> dict[str, Any]:
    """Return a block as it is written down: what is as usual is left out."""
    block = {
        one.name: value
        for one in fields(Block)
        if (value := getattr(planned.block, one.name)) != one.default or one.name == "number"
    }
    return block | ({"told": [asdict(one) for one in planned.told]} if planned.told else {})
