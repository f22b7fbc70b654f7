"""A dossier as one page for a browser, to read and to print: it holds no script and asks nothing of the network."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from sayso.outputs.exports.dossiers.parts import CAUTION, HOW_TO_READ, Dossier
from sayso.outputs.markup import FAMILIES, finalized
from sayso.outputs.visible import safe


def write_html(dossier: Dossier, path: Path) -> None:
    """Write a dossier as a page that stands alone."""
    style = _resource("dossier.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    pieces = _template().generate(
        dossier=dossier,
        caution=CAUTION,
        how_to_read=HOW_TO_READ,
        families=FAMILIES,
        style=Markup(style),  # noqa: S704  # our own file, and its digest is what the page's policy admits
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(pieces)


@cache
def _template() -> Template:
    environment = Environment(
        loader=BaseLoader(),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["safe_words"] = safe
    return environment.from_string(_resource("dossier.html.j2"))


@cache
def _resource(name: str) -> str:
    return files("sayso.outputs.exports.dossiers").joinpath(name).read_text("utf-8")
