"""Work on several hosts side by side, and on each host one thing after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Sequence
from queue import Queue
from threading import Event, Thread
from typing import Any, Final, TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")
_ENDED: Final = object()


def side_by_side(
    jobs: Sequence[Job], key: Callable[[Job], Hashable], work: Callable[[Job], Done], threads: int
) -> Generator[Done]:
    """Yield what comes of jobs, as they are done: those of one key one after the other, those of several side by side.

    What raises is raised here. Nobody works far ahead of what is taken; where nothing more is taken, work in hand is left
    behind (its threads do not keep the program from ending).
    """
    groups: dict[Hashable, list[Job]] = {}
    for job in jobs:
        groups.setdefault(key(job), []).append(job)
    if not groups:
        return
    todo: Queue[list[Job]] = Queue()
    for group in groups.values():
        todo.put(group)
    done: Queue[Any] = Queue(maxsize=2 * threads)
    stop = Event()
    workers = min(threads, len(groups))
    for _ in range(workers):
        Thread(target=_work, args=(todo, done, work, stop), daemon=True).start()
    try:
        while workers:
            item = done.get()
            if item is _ENDED:
                workers -= 1
            elif isinstance(item, BaseException):
                raise item
            else:
                yield item
    finally:
        stop.set()
        while not done.empty():  # or a worker would wait for ever to hand over
            done.get_nowait()


def _work(todo: Queue[list[Job]], done: Queue[Any], work: Callable[[Job], Done], stop: Event) -> None:
    while not todo.empty():
        try:
            group = todo.get_nowait()
        except Exception:  # noqa: BLE001, S112  # another took the last one
            continue
        for job in group:
            if stop.is_set():
                return
            try:
                result: Any = work(job)
            except BaseException as error:  # noqa: BLE001  # it is raised where results are taken
                result = error
            done.put(result)
    done.put(_ENDED)
