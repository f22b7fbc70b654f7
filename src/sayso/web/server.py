"""The reading room on a port; the one file that knows the server."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from sayso.web.room import LOOPBACK


@dataclass(frozen=True, slots=True)
class Place:
    """Where to listen; port 0 is any free one. With a certificate and its key, both PEM files, by https."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names by which the server is reached there, as they stand in a request."""
        if self.host in LOOPBACK or self.host == "::1":
            return LOOPBACK
        own = socket.gethostname().lower()
        return LOOPBACK | {own, f"{own}.local", _written(self.host), *_addresses(own)}


def _written(address: str) -> str:
    return f"[{address}]" if ":" in address else address.lower()


def _addresses(name: str) -> set[str]:
    try:
        return {_written(str(one[4][0])) for one in socket.getaddrinfo(name, None)}
    except OSError:
        return set()


def serve(app: FastAPI, place: Place, ready: Callable[[str], None]) -> None:
    """Serve until somebody stops it; ``ready`` is called with the address.

    Raises OSError where the port is taken, the address is not this machine's, or a certificate cannot be read.
    """
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
        ssl_certfile=place.certificate,
        ssl_keyfile=place.key,
    )
    config.load()  # a certificate that cannot be read is found out before anybody is told an address
    # the protocol is named, or asyncio does not set TCP_NODELAY, and answers wait up to 40 ms for an acknowledgement
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((place.host, place.port))
        listening.listen(128)
        gc.collect()
        gc.freeze()  # what is loaded stays; to look through it again costs a tenth of a second beside every large answer
        scheme = "https" if place.certificate else "http"
        ready(f"{scheme}://{_written(place.host)}:{listening.getsockname()[1]}/")
        uvicorn.Server(config).run(sockets=[listening])
