"""Two machines of a Ray cluster, as far as Ray can tell: each on a loopback address of its own.

    python clustering.py

A program of its own, so that Ray's threads are not those of the tests. It prints the cluster's address; at a line of its
input it kills the second machine and prints "killed"; at the end of its input all ends.
"""

from __future__ import annotations

import socket
import sys
from typing import Any


def main() -> None:
    """Start them, and do as told."""
    from ray.cluster_utils import Cluster  # noqa: PLC0415  # only this program wants it

    cluster = Cluster()
    try:
        cluster.add_node(num_cpus=1, node_ip_address="127.0.0.2", include_dashboard=False, **_ports())
        second = cluster.add_node(num_cpus=1, node_ip_address="127.0.0.3", **_ports())
        _say(cluster.address)
        for _ in sys.stdin:
            cluster.remove_node(second, allow_graceful=False)
            _say("killed")
    finally:
        cluster.shutdown()


def _ports() -> dict[str, int]:
    """Return ports to listen on. Ray gives up on what finds its own within 15 seconds, which a busy machine takes."""
    names = (
        "metrics_agent_port",
        "metrics_export_port",
        "dashboard_agent_listen_port",
        "runtime_env_agent_port",
    )
    return {name: _free() for name in names}


def _free() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: Any = listening.getsockname()[1]
        return int(port)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
