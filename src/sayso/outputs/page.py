"""One page for a browser: the report with its voices marked, the claims beside it. It asks nothing of the network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TextIO

from markupsafe import Markup

from sayso.outputs.details import details_of
from sayso.outputs.incidents import CAUTION, TITLE, as_told
from sayso.outputs.markup import FAMILIES, finalized, language_tag, web_address
from sayso.outputs.segments import Paragraph, paragraphs_of, quoted
from sayso.outputs.visible import one_line
from sayso.outputs.voices import OWN_VOICE, chain_of, figures_of, in_reading_order, names_of
from sayso.records import Claim, Document, Force, Report

if TYPE_CHECKING:
    from jinja2 import Template

_LONGEST_QUOTE = 240
"""Characters of a claim's words shown beside it; all of them are marked in the text."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A claim as the page shows it."""

    number: int
    claim: Claim
    family: str
    chain: tuple[str, ...]
    statement: str
    words: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing told of an incident; ``number`` is that of the claim it rests on, if one does."""

    about: str
    words: str
    chain: tuple[str, ...]
    own: bool
    force: Force
    family: str
    number: int | None


@dataclass(frozen=True, slots=True)
class _Incident:
    """An incident as the page shows it."""

    number: int
    kind: str
    lines: tuple[_Line, ...]


@dataclass(frozen=True, slots=True)
class _Article:
    """A report as the page shows it."""

    number: int
    heading: str
    language: str | None
    url: str | None
    origin: tuple[str, ...]
    figures: str
    paragraphs: list[Paragraph]
    entries: list[_Entry]
    incidents: list[_Incident]


def write_page(reports: Iterable[Report], stream: TextIO, _quotes: bool = False) -> None:  # noqa: FBT001, FBT002
    """Write all reports as one self-contained page; nothing is written before the last of them is read."""
    articles = [_article(number, report) for number, report in enumerate(reports, start=1)]
    style, script = _resource("page.css"), _resource("page.js")
    pieces = _template().generate(
        articles=articles,
        incidents_title=TITLE,
        incidents_caution=CAUTION,
        style=Markup(style),  # noqa: S704  # our own file, and its digest is what the page's policy admits
        script=Markup(script),  # noqa: S704  # same
        policy=_policy(style, script),
    )
    stream.writelines(pieces)


def _policy(style: str, script: str) -> str:
    """Return a content security policy that admits this style and this script by digest, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(inline: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()


def _article(number: int, report: Report) -> _Article:
    document, names = report.document, names_of(report)
    claims = in_reading_order(report.claims)
    return _Article(
        number=number,
        heading=one_line(document.title or "") or one_line(document.name),
        language=language_tag(document.language),
        url=web_address(document.url),
        origin=tuple(_origin(document)),
        figures=str(figures_of(claims)),
        paragraphs=paragraphs_of(report, claims),
        entries=[_entry(n, claim, document, names) for n, claim in enumerate(claims, start=1)],
        incidents=list(_incidents(report, claims, names)),
    )


def _incidents(report: Report, claims: Sequence[Claim], names: Mapping[str, str]) -> Iterator[_Incident]:
    numbers = {claim.id: number for number, claim in enumerate(claims, start=1)}
    for number, told in enumerate(as_told(report, names), start=1):
        lines = tuple(
            _Line(
                about=line.about,
                words=one_line(line.words),
                chain=tuple(one_line(called) for called in line.chain),
                own=line.chain == (OWN_VOICE,),
                force=line.force,
                family=FAMILIES[line.force],
                number=numbers.get(line.claim or ""),
            )
            for line in told.lines
        )
        yield _Incident(number, told.kind, lines)


def _origin(document: Document) -> Iterator[str]:
    credited = document.agency if document.agency != document.publisher else None
    where = document.name if document.name not in (document.id, web_address(document.url)) else None
    for part in (document.publisher, credited, document.byline, document.published, where):
        if part and (words := one_line(part)):
            yield words


def _entry(number: int, claim: Claim, document: Document, names: Mapping[str, str]) -> _Entry:
    words = one_line(quoted(document, claim))
    if len(words) > _LONGEST_QUOTE:
        words = words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return _Entry(
        number=number,
        claim=claim,
        family=FAMILIES[claim.force],
        chain=tuple(one_line(called) for called in chain_of(claim.voices, names)),
        statement=one_line(claim.statement),
        words=words,
        details=tuple((label, one_line(value)) for label, value in details_of(claim)),
    )


@cache
def _template() -> Template:
    from jinja2 import BaseLoader, Environment, StrictUndefined  # noqa: PLC0415  # --help must not wait for it

    environment = Environment(
        loader=BaseLoader(),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_resource("page.html.j2"))


@cache
def _resource(name: str) -> str:
    return files("sayso.outputs").joinpath("templates", name).read_text("utf-8")
