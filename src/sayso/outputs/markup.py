"""What every page for a browser shares: the colours of forces, what may be a link, and letters that HTML can hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from sayso.records import Force

FAMILIES: Final[Mapping[Force, str]] = {
    "denied": "deny",
    "doubted": "deny",
    "alleged": "accuse",
    "warned": "accuse",
    "possible": "other",
    "reported": "other",
    "estimated": "other",
    "asserted": "other",
    "admitted": "other",
    "confirmed": "other",
}
"""Which colour a force wears: a denial is as loud as an accusation, and none looks like right or wrong."""

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")

_UNFIT: Final[dict[int, str | int]] = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0)), 0xFFFD),
    **dict.fromkeys(
        (plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)), 0xFFFD
    ),
}
"""What HTML cannot hold, each as one visible sign."""


def finalized(value: Any) -> Any:
    """Keep out of a page what HTML cannot hold, whatever way it came in; our own markup passes as it is."""
    return value.translate(_UNFIT) if type(value) is str else value


def language_tag(language: str | None) -> str | None:
    """Return a language that may stand in a page as that of some words: its code, and nothing that is none."""
    return language if language and _LANGUAGE.fullmatch(language) else None


def web_address(url: str | None) -> str | None:
    """Return the address if it may become a link: ``javascript:`` and its kin stay text."""
    try:
        return url if url and urlsplit(url).scheme.lower() in ("http", "https") else None
    except ValueError:
        return None
