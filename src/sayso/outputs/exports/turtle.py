"""Graphs in TriG, one after the other: nothing is held, and no word of a report can end a literal that it stands in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NewType

Term = NewType("Term", str)
"""A name or a literal as TriG writes it."""

PREFIXES: Final = {
    "np": "http://www.nanopub.org/nschema#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "say": "urn:sayso:vocabulary:",
    "claim": "urn:sayso:claim:",
    "actor": "urn:sayso:actor:",
    "document": "urn:sayso:document:",
    "group": "urn:sayso:group:",
    "dispute": "urn:sayso:dispute:",
}
"""What stands before a colon, and the address that it is short for; none of them is ever fetched."""

Said = tuple[str, Term | Sequence[Term] | None]
"""A predicate, and what it leads to: one thing, several, or nothing, and then it is left out."""


def header() -> Iterator[str]:
    """Yield the lines that a file begins with."""
    for short, full in PREFIXES.items():
        yield f"@prefix {short}: <{full}> .\n"


def name(prefix: str, local: str) -> Term:
    """Return a name. ``local`` is ours: an id, a label of the records, letters, digits, ``-`` and ``_``."""
    return Term(f"{prefix}:{local}")


def literal(text: str | None) -> Term | None:
    r"""Return text as a literal, nothing for nothing. Half of a surrogate pair, which no file can hold, is replaced.

    >>> literal('so "she" said\n')
    '"so \\"she\\" said\\n"'
    """
    if text is None:
        return None
    # JSON's escapes are among Turtle's, and it leaves no quotation mark, backslash or control character as it is.
    return Term(json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False))


def double(number: float | None) -> Term | None:
    """Return a number as a literal, nothing for nothing."""
    return None if number is None else Term(f'"{number!r}"^^xsd:double')


def integer(number: int) -> Term:
    """Return a whole number as a literal."""
    return Term(str(number))


def truth(value: bool) -> Term:  # noqa: FBT001  # it is the value to be written
    """Return true or false as a literal."""
    return Term("true" if value else "false")


def in_order(terms: Iterable[Term]) -> Term:
    """Return things as a list, whose order counts."""
    return Term(f"( {' '.join(terms)} )")


def about(subject: Term, *said: Said) -> str:
    """Return the statements about one thing; an empty text where there is none."""
    parts = [
        f"{predicate} {', '.join(things)}"
        for predicate, what in said
        if (things := [what] if isinstance(what, str) else list(what or ()))
    ]
    return f"  {subject} {_NEXT.join(parts)} .\n" if parts else ""


_NEXT: Final = " ;\n    "


def graph(called: Term, *statements: str) -> str:
    """Return a named graph of these statements."""
    return f"\n{called} {{\n{''.join(statements)}}}\n"
