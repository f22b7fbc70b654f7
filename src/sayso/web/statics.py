"""Styles, scripts, fonts and outlines: read into memory once, so that no request reaches the file system."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from fastapi import APIRouter, Request, Response

_TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "woff2": "font/woff2",
}
_YEAR = "public, max-age=31536000, immutable"

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Static:
    """A file as it is sent."""

    data: bytes
    media_type: str


@cache
def statics() -> dict[str, Static]:
    """Return all files by their names below ``static/``."""
    return dict(_below(files("sayso.web").joinpath("static"), ""))


@cache
def version() -> str:
    """Return a digest of all files: part of their addresses, so that a browser never mixes two versions."""
    every = hashlib.sha256()
    for name, static in sorted(statics().items()):
        every.update(name.encode() + b"\0" + static.data)
    return every.hexdigest()[:12]


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, Static]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _below(one, f"{path}{one.name}/")
        elif media_type := _TYPES.get(one.name.rpartition(".")[2]):
            yield path + one.name, Static(one.read_bytes(), media_type)


@router.get("/static/{made}/{name:path}", include_in_schema=False)
def static_file(request: Request, made: str, name: str) -> Response:
    """Send a file; the version in the address is for the browser's memory alone."""
    found = statics().get(name)
    if found is None:
        return Response("There is no such file.\n", 404, media_type="text/plain")
    tag = f'"{version()}"'
    headers = {"ETag": tag, "Cache-Control": _YEAR if made == version() else "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(found.data, media_type=found.media_type, headers=headers)
