"""From what a user names to the plan of an archive: made anew, taken up again, or added to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from importlib.metadata import version
from pathlib import Path

from sayso.archive.block import USUAL, Block, Reject
from sayso.archive.blocks import blocks_of
from sayso.archive.inputs.folders import sources
from sayso.archive.inputs.one import Source
from sayso.archive.manifest import (
    Plan,
    Planned,
    changed_inputs,
    done_in,
    inputs_of,
    is_archive,
    keep_plan,
    kept_settings,
    plan_of,
)
from sayso.documents.addresses import is_address
from sayso.errors import ArchiveError, NothingToRead
from sayso.settings import Limits, Settings
from sayso.store.writing import How

_LIMITS = frozenset(limit.name for limit in fields(Limits))


def planned(
    folder: Path,
    places: Sequence[str],
    settings: Settings,
    size: int | None = None,
    told: Callable[[int], None] = lambda things: None,  # noqa: ARG005  # nobody listens unless asked for
) -> Plan:
    """Return the plan of an archive, written down: the one that is there, with blocks for what is new at these places.

    ``size`` is how many things a block holds. ``told`` is called with the number of new things found so far. Raises
    ArchiveError where the archive was begun otherwise or its inputs have changed, and NothingToRead where there is
    nothing at a place.
    """
    if is_archive(folder):
        plan = _taken_up(folder, settings, size)
    else:
        plan = Plan(version("sayso"), kept_settings(settings), How.of(settings).settings, size or USUAL)
    named = [os.path.abspath(place) for place in _checked(places, plan)]  # noqa: PTH100  # links stay
    more = tuple(_new_blocks(sources(named), settings, plan, told))
    told_of = [reject for planned in more for reject in planned.told]
    if (
        not plan.blocks
        and all(reject.kind == "NothingToRead" for reject in told_of)
        and not any(planned.block.count for planned in more)
    ):
        nothing = told_of[0]
        raise NothingToRead(f"{nothing.name}: {nothing.problem}; {nothing.advice}")
    if not more and set(named) <= set(plan.places):
        return plan
    touched = {planned.block.place for planned in more}
    blocks = plan.blocks + more
    inputs = {one.place: one for one in plan.inputs}
    inputs |= {one.place: one for one in inputs_of(one for one in blocks if one.block.place in touched)}
    places_so_far = tuple(dict.fromkeys((*plan.places, *named)))
    plan = replace(plan, places=places_so_far, blocks=blocks, inputs=tuple(inputs.values()))
    keep_plan(folder, plan)
    return plan


def _checked(places: Sequence[str], plan: Plan) -> Iterator[str]:
    """Yield places that are there, and those that were when the archive was begun."""
    for place in places:
        if is_address(place) or place == "-":
            raise NothingToRead(
                f"{place}: an archive is made from files and folders; save it as a file first"
            )
        if not Path(place).exists() and os.path.abspath(place) not in plan.places:  # noqa: PTH100  # as above
            raise NothingToRead(f"{place}: there is no such file or folder; check the path")
        yield place


def _taken_up(folder: Path, settings: Settings, size: int | None) -> Plan:
    """Return the plan that is there. Raises ArchiveError where what is asked for now would not go with it."""
    plan = plan_of(folder)
    again = "give the command as it was, or begin another archive in a folder of its own"
    if plan.sayso != version("sayso"):
        problem = f"sayso {plan.sayso} began this archive, and this is {version('sayso')}"
        raise ArchiveError(
            str(folder), problem, "go on with that one, or begin another archive in a folder of its own"
        )
    now = kept_settings(settings)
    other = [
        f"{_option(name)} was {before} and is now {now.get(name)}"
        for name, before in plan.settings.items()
        if now.get(name) != before
    ]
    if size not in (None, plan.size):
        other.append(f"--block was {plan.size} and is now {size}")
    if other:
        raise ArchiveError(
            str(folder), f"this archive was begun with other settings ({'; '.join(other)})", again
        )
    done = done_in(folder)
    open_ = {planned.block.place for planned in plan.blocks if planned.block.number not in done}
    if changes := list(changed_inputs(plan, open_)):
        problem = f"its inputs have changed since it was begun ({'; '.join(changes[:3])})"
        raise ArchiveError(
            str(folder), problem, "put them back, or begin another archive in a folder of its own"
        )
    return plan


def _option(setting: str) -> str:
    """Return the option of the command line that sets a setting.

    >>> _option("text_field"), _option("seconds"), _option("force_language")
    ('--text-field', '--raise seconds', '--force')
    """
    if setting in _LIMITS:
        return f"--raise {setting}"
    return "--force" if setting == "force_language" else f"--{setting.replace('_', '-')}"


class _Known:
    """Which files an archive has blocks of already, and those that were named before in the same command."""

    def __init__(self, plan: Plan) -> None:
        blocks = [planned.block for planned in plan.blocks if planned.block.count]
        self._files = {str(Path(block.place, name)) for block in blocks for name in block.names or ("",)}
        self._files.update(reject.name for planned in plan.blocks for reject in planned.told)

    def new_of(self, source: Source) -> Source | None:
        """Return what of a source is new, None where nothing is; from now on it is known."""
        names = tuple(name for name in source.names or ("",) if self._is_new(str(Path(source.place, name))))
        return replace(source, names=names if source.names else ()) if names else None

    def _is_new(self, file: str) -> bool:
        new = file not in self._files
        self._files.add(file)
        return new


def _new_blocks(
    found: Iterable[Source | Reject], settings: Settings, plan: Plan, told: Callable[[int], None]
) -> Iterator[Planned]:
    """Yield blocks of what the plan has none of; each tells what was found out about the inputs before it."""
    known = _Known(plan)
    fresh = (one if isinstance(one, Reject) else known.new_of(one) for one in found)
    told_before = {reject for planned in plan.blocks for reject in planned.told}
    first = number = len(plan.blocks)
    things = 0
    rejects: list[Reject] = []
    for one in blocks_of((one for one in fresh if one is not None), settings, plan.size, first):
        if isinstance(one, Reject):
            if one not in told_before:
                rejects.append(one)
            continue
        yield Planned(one, tuple(rejects))
        rejects.clear()
        number, things = one.number + 1, things + one.count
        told(things)
    if rejects:
        yield Planned(Block(number, rejects[0].name, "files", 0, 0), tuple(rejects))
