"""Which addresses of reports may stand as identifiers in linked data."""

from __future__ import annotations

from typing import Final

from sayso.outputs.markup import web_address

_UNFIT: Final = frozenset('<>"{}|\\^` ')
"""What no address may hold as it is (RFC 3987)."""


def web_identifier(address: str) -> str | None:
    """Return the address if it is one of the web and may stand as it is, none for a path or what only looks like one."""
    fit = address.isprintable() and not _UNFIT.intersection(address)
    return web_address(address) if fit else None
