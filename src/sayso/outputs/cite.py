"""A claim as a sentence to be quoted elsewhere: whose word it is, how firmly, who reported it when and where, its words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from sayso.claims.statement import CASES
from sayso.documents.casing import lowered
from sayso.outputs.markup import finalized, web_address
from sayso.outputs.stored.claims import chain
from sayso.outputs.visible import one_line, safe
from sayso.records import Force
from sayso.store.asking.claims import FoundClaim, FoundVoice

_FIRMLY: Final[dict[Force, str]] = {
    "denied": "Denied by",
    "doubted": "Doubted by",
    "possible": "As a possibility, according to",
    "alleged": "As alleged by",
    "reported": "As passed on by",
    "estimated": "As estimated by",
    "warned": "According to a warning by",
    "asserted": "According to",
    "admitted": "According to an admission by",
    "confirmed": "According to a confirmation by",
}
"""How firmly somebody says a thing. None of it takes their word for it: what is "confirmed by" somebody would be so."""
_UNDECIDED: Final = "Neither affirmed nor denied by"
"""What a voice does that takes neither side, whatever the verb of its report."""

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:T.*)?", re.DOTALL)
_MARKS: Final = '“”„«»"'
_MARKED_UP: Final = re.compile(r"([\\`*_\[\]<>&~|#$!])")
"""What Markdown may read as more than a letter, wherever it stands in a line."""
_UNFIT: Final = re.compile(r"[^!#-;=?-\[\]-~]")
"""What an address may not hold as it is between pointed brackets in Markdown: such brackets, blanks, backslashes, letters
that are not ASCII."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The same sentence as plain text, as Markdown and as a piece of HTML."""

    plain: str
    markdown: str
    html: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some words. Where there are links they lead to ``address``; ``bare`` ones are the address, for where there are none."""

    words: str
    address: str | None = None
    bare: bool = False


def cite(found: FoundClaim) -> Citation:
    """Return a claim as a sentence that asserts nothing, with its voices, force, publisher, date, exact words and address.

    How sayso read the claim, or whoever corrected it, follows where it says more than the words do. What was rejected as
    a misreading is said to be so.
    """
    pieces = list(_sentence(found))
    return Citation(
        "".join(piece.words for piece in pieces),
        "".join(_markdown(piece) for piece in pieces if not piece.bare),
        f"<p>{''.join(_html(piece) for piece in pieces if not piece.bare)}</p>",
    )


def day_in_words(stamp: str | None) -> str:
    """Return a date or date-time of any precision as it stands in a sentence.

    >>> day_in_words("2025-03-05T10:00Z"), day_in_words("2025-03"), day_in_words("2025"), day_in_words(None)
    ('on 5 March 2025', 'in March 2025', 'in 2025', 'without a date')
    """
    read = _DAY.fullmatch(stamp or "")
    if read is None:
        return f"on {safe(stamp)}" if stamp else "without a date"
    year, month, day = read.groups()
    called = f"{_MONTHS[int(month) - 1]} {year}" if month else year
    return f"on {int(day)} {called}" if day else f"in {called}"


def _sentence(found: FoundClaim) -> Iterator[_Piece]:
    address = web_address(found.address)
    undecided = found.beside is not None and found.beside.side == "open"
    yield _Piece(f"{_UNDECIDED if undecided else _FIRMLY[found.claim.force]} ")
    yield from _voices(found, _Piece(_report(found), address))
    yield _Piece(f" {day_in_words(found.published)}: ")
    words, statement = one_line(found.quote), one_line(found.claim.statement)
    yield _Piece(_in_marks(words) if words else safe(statement))
    if address:
        yield _Piece(f" ({safe(address)})", bare=True)
    yield _Piece(".")
    if words and words.strip(_MARKS + ",.").casefold() not in statement.casefold():
        reader = safe(found.correction.by) if found.correction else "sayso"
        yield _Piece(f" Read by {reader} as: {safe(statement)}")
    if found.rejected:
        yield _Piece(" Rejected as a misreading of the report.")


def _voices(found: FoundClaim, report: _Piece) -> Iterator[_Piece]:
    """Yield who says it, the innermost voice first, and who reports that."""
    if not found.voices:
        yield report
        yield _Piece(" itself,")
        return
    *outer, innermost = map(_object, chain(found), found.voices)
    yield _Piece(innermost)
    for called in reversed(outer):
        yield _Piece(f", cited by {called}")
    yield _Piece(", as reported by " if found.publisher else ", as told in ")
    yield report


def _object(called: str, voice: FoundVoice) -> str:
    """Return what a voice is called in the middle of a sentence, behind a preposition, with its article in the report."""
    with_article = voice.text.casefold() == f"the {called}".casefold()
    words = safe(voice.text if with_article else called)
    return CASES[words.lower()][1] if words.lower() in CASES else lowered(words)


def _report(found: FoundClaim) -> str:
    """Return what to call the report: its publisher or, for lack of that, its headline or where it lies."""
    if found.publisher:
        return safe(found.publisher)
    return f"“{safe(found.title)}”" if found.title else safe(found.address)


def _in_marks(words: str) -> str:
    """Return words in quotation marks, unless they stand in some already."""
    shown = safe(words)
    return shown if len(words) > 1 and words[0] in _MARKS and words[-1] in _MARKS else f"“{shown}”"


def _markdown(piece: _Piece) -> str:
    words = _MARKED_UP.sub(r"\\\1", piece.words)
    if piece.address is None:
        return words
    return f"[{words}](<{_UNFIT.sub(lambda sign: quote(sign[0], errors='replace'), piece.address)}>)"


def _html(piece: _Piece) -> str:
    words = html.escape(finalized(piece.words))
    return (
        words if piece.address is None else f'<a href="{html.escape(finalized(piece.address))}">{words}</a>'
    )
