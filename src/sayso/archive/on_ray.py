"""The engine for a cluster: Ray's tasks, one a block, each in a process that watches a child as it would here.

Ray gives a task out again when its worker or machine is lost. Nothing of ours raises inside it: what goes wrong comes
back as a value, and what a block becomes lies in the archive's folder, which every machine sees.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Sequence
from importlib.metadata import version
from multiprocessing.connection import wait
from socket import gethostname
from time import monotonic
from typing import Any, Final

from sayso.archive.manifest import Done
from sayso.archive.supervising import Event, Job, Stopped, Watched
from sayso.archive.working import At, Order
from sayso.errors import ArchiveError, installing

_LOSSES: Final = 20
"""How often a block is given out again when its worker or machine is lost."""
_AHEAD: Final = 2
"""Blocks given out for each core of the cluster: one at work and one that waits, so that none is idle."""

_EVERYWHERE: Final = "install the same sayso, with its extras archive and cluster, on every machine"

_children: dict[Job, Watched] = {}
"""What this process of a cluster watches; it stays, with its models, from one block to the next."""


def read_on_ray(
    job: Job, orders: Sequence[Order], workers: int | None, address: str | None
) -> Generator[Event]:
    """Yield what happens while a cluster reads blocks. Raises ArchiveError where there is no Ray, or no cluster."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    ray = _imported(job)
    _join(ray, job, address, workers)
    read = ray.remote(num_cpus=1, max_retries=_LOSSES)(_read)
    waiting = deque(orders)
    given: dict[Any, Order] = {}
    try:
        while waiting or given:
            most = workers or _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
            while waiting and len(given) < most:
                order = waiting.popleft()
                given[read.remote(job, order, version("sayso"))] = order
            ready, _ = ray.wait(list(given), num_returns=1, timeout=5.0)
            for task in ready:
                order = given.pop(task)
                event = _outcome(ray, task, job, order)
                yield event
                if isinstance(event, Stopped):
                    return
    finally:
        ray.shutdown()


def _read(job: Job, order: Order, asked: str) -> Done | Stopped:
    """Read a block in this process's child; what runs on the cluster. ``asked`` is the version of sayso that asks."""
    if version("sayso") != asked:
        problem = f"a machine of the cluster ({gethostname()}) has sayso {version('sayso')}, this one {asked}"
        return Stopped(str(job.folder), problem, _EVERYWHERE)
    child = _children.setdefault(job, Watched(job))
    child.give(order)
    while True:
        wait([child.line], max(0.0, child.due - monotonic()))
        for event in child.events():
            if not isinstance(event, At):
                return event


def _outcome(ray: Any, task: Any, job: Job, order: Order) -> Done | Stopped:
    try:
        outcome: Done | Stopped = ray.get(task)
    except ray.exceptions.RayTaskError as error:
        said = str(error).strip().rpartition("\n")[2]
        problem = f"block {order.planned.block.number} cannot be read on the cluster ({said})"
        return Stopped(str(job.folder), problem, _EVERYWHERE)
    except ray.exceptions.RayError as error:
        said = str(error).strip().partition("\n")[0]
        problem = f"block {order.planned.block.number} was lost {_LOSSES} times on the cluster ({said})"
        return Stopped(
            str(job.folder), problem, "see what became of its machines; the same command then goes on"
        )
    return outcome


def _imported(job: Job) -> Any:
    try:
        import ray  # noqa: PLC0415  # takes a second, and only this engine wants it
    except ModuleNotFoundError:
        advice = f"{installing('cluster')}, or leave out --engine ray"
        raise ArchiveError(str(job.folder), "Ray is not installed here", advice) from None
    return ray


def _join(ray: Any, job: Job, address: str | None, workers: int | None) -> None:
    """Join a cluster, or start one of this machine alone."""
    own = {} if address else {"num_cpus": workers, "include_dashboard": False}
    try:
        ray.init(address=address or "local", logging_level="error", log_to_driver=False, **own)
    except Exception as error:
        said = " ".join(str(error).split())[:300]
        advice = "check the address, and that RAY_AUTH_TOKEN or ~/.ray/auth_token holds the cluster's token"
        raise ArchiveError(
            str(job.folder), f"the Ray cluster cannot be reached ({type(error).__name__}: {said})", advice
        ) from error
