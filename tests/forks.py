"""Processes that start in no time and may be killed: forks of one that has all it needs loaded and nothing open."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

_SPAWN = multiprocessing.get_context("spawn")


class Forks:
    """Starts processes that do one thing each, with these arguments."""

    def __init__(self, orders: Connection) -> None:
        self._orders = orders

    def start(self, *arguments: object) -> int:
        """Start one and return its process id."""
        self._orders.send(arguments)
        pid: int = self._orders.recv()
        return pid

    def ended(self) -> int:
        """Wait for the one started last to end, and return its exit code; negative is the signal that ended it."""
        code: int = self._orders.recv()
        return code


@contextmanager
def forks_of(work: Callable[..., None], load: Sequence[str] = ()) -> Iterator[Forks]:
    """Have forks of a fresh process at hand; what they do must be a function of a module.

    ``load`` are modules that they need beside, where they are installed.
    """
    here, there = _SPAWN.Pipe()
    host = _SPAWN.Process(target=_host, args=(work, tuple(load), there))
    host.start()
    there.close()
    try:
        yield Forks(here)
    finally:
        here.close()
        host.join(60)


def _host(work: Callable[..., None], load: Sequence[str], orders: Connection) -> None:
    for module in load:
        with suppress(ImportError):
            import_module(module)
    while True:
        try:
            arguments: tuple[Any, ...] = orders.recv()
        except EOFError:
            return
        pid = os.fork()
        if pid == 0:
            try:
                work(*arguments)
            except BaseException:  # noqa: BLE001  # a fork must never go on as what it was forked from
                os._exit(1)
            os._exit(0)
        orders.send(pid)
        orders.send(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
