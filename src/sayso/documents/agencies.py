"""Which news agency a report is credited to. The agencies are data: agencies.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_AFTERWORD = re.compile(
    r"^[ \t]*[(\[]?(?:with\s+)?(?:additional\s+|added\s+)?(?:inputs?|reporting|reports?|material)\s+(?:from|by)\s+"
    r"(?:the\s+)?(?P<credit>[A-Z][\w -]{1,40}|agencies)[)\].]*[ \t]*$"
    r"|[(\[](?P<bracket>[A-Z][\w -]{1,40})[)\]]\.?\s*\Z"
    r"|^[ \t]*[-–—/]{1,2}[ \t]*(?P<signed>[A-Z][\w -]{1,40})[ \t]*/?\s*\Z",
    re.MULTILINE | re.IGNORECASE,
)
_TAIL = 600
"""How many of the last characters may hold a credit."""


def agency_named(credit: str) -> str | None:
    """Return the agency that a credit names, under the name it is kept by; None where it is no agency we know."""
    return _forms().get(" ".join(credit.split()).strip(" ./-").casefold())


def agency_at_end(text: str) -> str | None:
    """Return the agency that the last lines of a report credit: ``(Reuters)``, ``With inputs from PTI``."""
    for match in _AFTERWORD.finditer(text[-_TAIL:]):
        for credit in match.groups():
            if credit and (agency := agency_named(credit)):
                return agency
    return None


@cache
def _forms() -> dict[str, str]:
    data = tomllib.loads(files("sayso.documents").joinpath("agencies.toml").read_text("utf-8"))
    return {form.casefold(): agency["name"] for agency in data["agency"] for form in agency["forms"]}
