"""A dossier as a PDF to print or to file; fpdf2 lays it out, with fonts that come along.

Noto Sans has the letters of Latin, Cyrillic and Greek, Noto Sans Arabic those of Arabic, Persian and Urdu. Words in other
scripts are counted in their place, and the last page says so.
"""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from fpdf import FPDF
from fpdf.fonts import TTFFont

from sayso.outputs.exports.dossiers.letters import Letters, is_shaped
from sayso.outputs.exports.dossiers.parts import (
    CAUTION,
    HOW_TO_READ,
    Dossier,
    Entry,
    Fact,
    Line,
    Note,
    Section,
    Side,
)
from sayso.outputs.visible import safe

_FAMILY: Final = "noto"
_ARABIC: Final = "notoarabic"
_FILES: Final = {
    (_FAMILY, ""): "NotoSans-Regular.ttf",
    (_FAMILY, "B"): "NotoSans-Bold.ttf",
    (_ARABIC, ""): "NotoSansArabic-Regular.ttf",
    (_ARABIC, "B"): "NotoSansArabic-Bold.ttf",
}
_BODY, _SMALL, _TINY = 10.0, 8.5, 7.0
_HEADING, _TITLE = 13.0, 20.0
_INK, _QUIET, _LINK = (29, 28, 26), (93, 89, 82), (27, 75, 153)
_LINE_HEIGHT: Final = 1.45 * 25.4 / 72
"""Millimetres from line to line for each point of the letters' size."""
_MARGIN, _INDENT = 20.0, 8.0
_FOOT: Final = 20.0
_TOGETHER: Final = 30.0
"""So much room must be left under a heading, in millimetres, or it begins the next page."""


def write_pdf(dossier: Dossier, path: Path) -> None:
    """Write a dossier as a PDF."""
    pages = _Pages(dossier)
    pages.put_all()
    pages.output(str(path))


class _Pages(FPDF):
    """The pages of a dossier. A number leads to its note."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__(format="A4")
        self.dossier = dossier
        self.set_creation_date(datetime.fromtimestamp(0, UTC))  # one dossier is written the same every time
        self.set_margins(_MARGIN, _MARGIN - 2)
        self.c_margin = 0
        self.set_auto_page_break(auto=True, margin=_FOOT)
        shown: set[int] = set()
        for (family, style), name in _FILES.items():
            with as_file(files("sayso.outputs.exports.dossiers").joinpath("fonts", name)) as font:
                self.add_font(family, style, font)
            made = self.fonts[f"{family}{style}"]
            assert isinstance(made, TTFFont)
            shown |= made.cmap.keys()
        self.set_fallback_fonts([_ARABIC])
        self.set_text_shaping(
            use_shaping_engine=True
        )  # Arabic letters change their shape with their neighbours
        self.letters = Letters(frozenset(shown))
        self.notes_at = {
            note.number: self.add_link(page=1) for note in dossier.notes
        }  # put right by each note
        self.set_title(dossier.title)
        self.set_lang("en")

    def footer(self) -> None:
        """Put the caution and the page's number under a page, which says what it is also where it is torn out."""
        left = self.l_margin
        self.set_left_margin(_MARGIN)
        self.set_xy(_MARGIN, -14)
        self._letter(_TINY, colour=_QUIET)
        self.cell(0, 4, CAUTION)
        self.set_xy(_MARGIN, -14)
        self.cell(0, 4, str(self.page_no()), align="R")
        self.set_left_margin(left)

    def put_all(self) -> None:
        """Put everything on pages."""
        self.add_page()
        self._title()
        for section in self.dossier.sections:
            self._section(section)
        self._heading("The exact words", _HEADING, level=0)
        for note in self.dossier.notes:
            self._note(note)
        if missed := self.letters.missed:
            scripts = ", ".join(sorted(missed))
            self._paragraph(
                f"Signs that this PDF has no letters for ({scripts}) are counted in square brackets in their place. The"
                " dossier in HTML or Markdown has them.",
                _SMALL,
                bold=True,
            )

    def _title(self) -> None:
        self._paragraph("Dossier", _SMALL, colour=_QUIET)
        self._paragraph(self.dossier.title, _TITLE, bold=True)
        self._paragraph(CAUTION, _BODY, bold=True)
        self._paragraph(HOW_TO_READ, _SMALL, colour=_QUIET)
        self.ln(2)
        for label, words in self.dossier.about:
            self._letter(_SMALL, colour=_QUIET)
            self._write(f"{label}: ", _SMALL)
            self._letter(_SMALL)
            self._write(words, _SMALL)
            self._end(_SMALL)

    def _section(self, section: Section) -> None:
        self._heading(section.title, _HEADING, level=0)
        if section.below:
            self._paragraph(section.below, _SMALL, colour=_QUIET)
        for entry in section.entries:
            self._entry(entry)

    def _entry(self, entry: Entry) -> None:
        if entry.heading:
            self._heading(entry.heading, _BODY + 1, level=1)
        if entry.told:
            self._paragraph(entry.told, _SMALL, colour=_QUIET)
        for side in entry.sides:
            self._side(side)
        if entry.facts:
            self.ln(1)
        for fact in entry.facts:
            self._fact(fact)

    def _side(self, side: Side) -> None:
        if side.title:
            self._room()
            self.ln(1)
            self._letter(_BODY, bold=True)
            self._write(side.title, _BODY)
            if side.below:
                self._letter(_SMALL, colour=_QUIET)
                self._write(f"  {side.below}", _SMALL)
            self._end(_BODY)
        for line in side.lines:
            self._line(line)

    def _line(self, line: Line) -> None:
        self.ln(1)
        self._number(line.note, _BODY)
        self._indent(_INDENT)
        self._paragraph(line.statement, _BODY)
        self._paragraph(line.told, _SMALL, colour=_QUIET)
        for remark in line.remarks:
            self._paragraph(remark, _SMALL, colour=_QUIET)
        for again in line.again:
            self._number(again.note, _SMALL)
            self._indent(_INDENT)
            self._paragraph(f"told again: {again.words}", _SMALL, colour=_QUIET)
            self._indent(-_INDENT)
        self._indent(-_INDENT)

    def _fact(self, fact: Fact) -> None:
        self._letter(_SMALL, bold=True)
        self._write(f"{fact.label}: ", _SMALL)
        self._letter(_SMALL)
        self._write(fact.words, _SMALL)
        for place, number in enumerate(dict.fromkeys(fact.notes)):
            self._letter(_SMALL)
            self._write(", " if place else " (", _SMALL)
            self._letter(_SMALL, colour=_LINK)
            self._write(str(number), _SMALL, self.notes_at[number])
        self._letter(_SMALL)
        self._write(")" if fact.notes else "", _SMALL)
        self._end(_SMALL)

    def _note(self, note: Note) -> None:
        self._room(_SMALL)
        self.set_link(self.notes_at[note.number], y=self.get_y(), page=self.page)
        self._letter(_SMALL, bold=True)
        self.cell(_INDENT, _SMALL * _LINE_HEIGHT, str(note.number))
        self._indent(_INDENT)
        self._letter(_SMALL)
        self._write(" … ".join(f"“{safe(one.words)}”" for one in note.quotes), _SMALL)
        self._letter(_SMALL, colour=_QUIET)
        report = ", ".join(part for part in (note.publisher, note.title, note.published) if part)
        self._write(f" Word of {note.whose}. {report}. ", _SMALL)
        if note.link:
            self._letter(_SMALL, colour=_LINK)
        self._write(note.address, _SMALL, note.link or "")
        self._letter(_SMALL, colour=_QUIET)
        self._write(f". {note.places.capitalize()}. Claim {note.anchor}, report {note.document}.", _SMALL)
        self._end(_SMALL)
        self._indent(-_INDENT)
        self.ln(0.8)

    def _heading(self, words: str, size: float, *, level: int) -> None:
        self._room()
        self.ln(4 if level == 0 else 2)
        self.start_section(self.letters.fit(words), level, strict=False)
        if level == 0:
            self.set_draw_color(*_INK)
            self.line(_MARGIN, self.get_y(), self.w - _MARGIN, self.get_y())
            self.ln(1.5)
        self._paragraph(words, size, bold=True)

    def _room(self, at_least: float = _TOGETHER) -> None:
        if self.get_y() > self.h - _FOOT - at_least:
            self.add_page()

    def _indent(self, by: float) -> None:
        self.set_left_margin(self.l_margin + by)
        self.set_x(self.l_margin)

    def _paragraph(
        self, words: str, size: float, *, bold: bool = False, colour: tuple[int, int, int] = _INK
    ) -> None:
        self._letter(size, bold=bold, colour=colour)
        self._write(words, size)
        self._end(size)

    def _number(self, note: int, size: float) -> None:
        """Put the number of a note at the left margin; the line goes on beside it."""
        self._letter(_SMALL, colour=_LINK)
        self.cell(_INDENT, size * _LINE_HEIGHT, str(note), link=self.notes_at[note])

    def _letter(self, size: float, *, bold: bool = False, colour: tuple[int, int, int] = _INK) -> None:
        self.set_font(_FAMILY, "B" if bold else "", size)
        self.set_text_color(*colour)

    def _write(self, words: str, size: float, link: str | int = "") -> None:
        fit = self.letters.fit(words)
        self.set_text_shaping(use_shaping_engine=is_shaped(fit))
        self.write(size * _LINE_HEIGHT, fit, link)

    def _end(self, size: float) -> None:
        self.ln(size * _LINE_HEIGHT)
