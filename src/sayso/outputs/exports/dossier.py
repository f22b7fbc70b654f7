"""A dossier on an actor or on one thing that is said, to read or to print: in Markdown, HTML or PDF by the file's suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from sayso.errors import NotInStore, StoreError
from sayso.outputs.exports.dossiers.actor import actor_dossier
from sayso.outputs.exports.dossiers.group import group_dossier
from sayso.outputs.exports.dossiers.html import write_html
from sayso.outputs.exports.dossiers.markdown import write_markdown
from sayso.outputs.exports.dossiers.parts import Dossier
from sayso.outputs.exports.selection import Selection
from sayso.store.asking.claims import with_surroundings
from sayso.store.asking.resolving import bearers
from sayso.store.asking.showing import Meant, meant


def _write_pdf(dossier: Dossier, path: Path) -> None:
    from sayso.outputs.exports.dossiers.pdf import write_pdf  # noqa: PLC0415  # fpdf2 takes its time to load

    write_pdf(dossier, path)


_FORMS: Final[Mapping[str, Callable[[Dossier, Path], None]]] = {
    ".html": write_html,
    ".md": write_markdown,
    ".pdf": _write_pdf,
}
_ADVICE: Final = "name somebody with --about, or give the id of a group or a claim as sayso groups and sayso claims list it"


def write(selection: Selection, path: Path) -> None:
    """Write the dossier that is asked for, in the form that the path's suffix asks for.

    Raises StoreError where nobody and nothing is asked for, NotInStore where the words mean nobody, or several.
    """
    _FORMS[path.suffix](dossier_of(selection), path)


def dossier_of(selection: Selection) -> Dossier:
    """Return the dossier on whom ``about`` names, or else the words; raises StoreError and NotInStore."""
    connection, place, wanted = selection.connection, selection.store.place, selection.wanted
    asked = wanted.about or wanted.words
    if not asked:
        raise StoreError(place, "a dossier is on somebody, or on one thing that is said", _ADVICE)
    found = _by_id(selection, asked.strip())
    if found and found.kind in ("group", "claim"):
        return group_dossier(connection, _group_number(selection, found))
    if found and found.kind != "actor":
        raise StoreError(place, f"{asked} is no actor, group or claim but an {found.kind}", _ADVICE)
    rest = replace(wanted, about=None, words=None if wanted.about is None else wanted.words)
    return actor_dossier(replace(selection, wanted=rest), bearers(connection, asked, place))


def _by_id(selection: Selection, asked: str) -> Meant | None:
    """Return what the words stand for as the beginning of an id, if anything: a name may look like one ("Abed")."""
    try:
        return meant(selection.connection, asked, selection.store.place)
    except NotInStore:
        return None


def _group_number(selection: Selection, found: Meant) -> int:
    """Return the number of a group, or of the one that a claim belongs to; raises StoreError where it belongs to none."""
    if found.kind == "group":
        return found.number
    (claim,) = with_surroundings(selection.connection, [found.number])
    if claim.beside is None:
        raise StoreError(
            selection.store.place,
            f"the claim {found.id} was compared with nothing",
            "sayso compare compares what was not; sayso show tells of a claim alone",
        )
    return meant(selection.connection, claim.beside.group, selection.store.place).number
