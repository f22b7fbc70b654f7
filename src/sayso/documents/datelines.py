"""The dateline that a report's first paragraph may begin with: where and when it was written, and by which agency.

``Geneva: –``, ``KARSK, March 11 -``, ``KARSK (Reuters) -``, ``SAN KARSK, 3 JAN 90 -- [REPORT] [TEXT]``. A sentence
may look alike ("Karsk - the old capital - fell"), so a place in small letters needs a further sign: a date, an
agency, a colon with its dash, or that the report elsewhere speaks of being *in* or *at* that place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.documents.agencies import agency_named
from sayso.documents.dates import DAY_AND_MONTH, iso_date
from sayso.records import Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: where it stands, the words for place and date, the ISO date if it has a year, and the credits.

    ``medium`` is who is named in brackets without being an agency we know, as monitored radio stations are.
    """

    span: Span
    text: str
    published: str | None
    agency: str | None
    medium: str | None


_UP = "A-ZÀ-ÖØ-Þ"
_CAPITALS = rf"[{_UP}][{_UP}.'’-]*(?:\s[{_UP}][{_UP}.'’-]*){{0,3}}"
_MIXED = rf"[{_UP}][\w'’.-]*(?:\s(?:(?:of|de|del|la|el|al|es)\s)?[{_UP}][\w'’.-]*){{0,2}}"
_REGION = rf"(?:,\s[{_UP}][\w.'’-]+(?:\s[{_UP}][\w.]+)?|\s[(\[][{_UP}][\w .]+[)\]])"
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITALS}|{_MIXED})(?P<region>{_REGION})??"
    rf"(?P<date>[,.]?\s(?i:{DAY_AND_MONTH}|NO\sDATE))?"
    r"(?:[,.]?\s?(?P<credit>[(\[/][^()\[\]/\n]{2,60}(?:\n[^()\[\]/\n]{0,40})?[)\]/]))?\.?"
    r"(?P<dash>\s?:\s?[–—-]{1,2}(?=\s)|\s?(?:—|–|--+)|\s?-(?=\s)|:(?=\s)|(?:(?<=[)\]])|(?<=/\.))(?=\s[A-Z]))"
)
_CREDIT_ONLY = re.compile(r"[(\[](?P<credit>[^()\[\]\n]{2,40})[)\]]\s?(?:[—–:]|--?)(?=\s)")
_MARKERS = re.compile(
    r"(?:\s*\[[^\[\]]{1,300}\])*?\s*\[(?:TEXT|EXCERPTS?|PASSAGE\sOMITTED)\](?:\s*\[CONTINUED\])?"
)
_OTHER_MARKERS = re.compile(r"(?:\s*\[[A-Z][^\[\]a-z]{1,300}\]){1,2}")
_LONGEST = 400
_LONGEST_PLACE = 40

LABELS = frozenset(
    {
        "analysis", "breaking", "breaking news", "commentary", "correction", "editorial", "exclusive", "explainer",
        "factbox", "fact check", "live", "note", "opinion", "poll", "q", "a", "report", "review", "summary", "timeline",
        "update", "video", "watch", "wrapup",
    }
)  # fmt: skip
"""What stands in capitals before a dash and is no place: "EXCLUSIVE - Two men were held.\""""


def dateline_at(text: str, start: int, *, capitals: bool, first: bool = True) -> Dateline | None:
    """Return the dateline that begins at ``start``, if one surely does.

    ``capitals`` says that all the report is in capital letters, so that they prove nothing; ``first`` that this is
    the report's first paragraph, where a dateline is likeliest.
    """
    window = text[start : start + _LONGEST]
    if credited := _CREDIT_ONLY.match(window):
        agency = agency_named(credited["credit"])
        return Dateline(Span(start, start + credited.end()), "", None, agency, None) if agency else None
    found = _DATELINE.match(window)
    if found is None or not _believable(found, text, capitals=capitals, first=first):
        return None
    credit = (found["credit"] or "").strip("()[]/ ")
    agency = agency_named(credit) if credit else None
    end = _after_markers(text, start + found.end())
    stated = found["place"] + (found["region"] or "") + (found["date"] or "")
    return Dateline(
        span=Span(start, end),
        text=" ".join(stated.split()),
        published=iso_date(found["date"].lstrip(",. \n")) if found["date"] else None,
        agency=agency,
        medium=" ".join(credit.split()) if credit and agency is None else None,
    )


def _believable(found: re.Match[str], text: str, *, capitals: bool, first: bool) -> bool:
    place, dash = found["place"], found["dash"].strip()
    if " ".join(place.split()).rstrip(".").casefold() in LABELS or len(place) > _LONGEST_PLACE:
        return False
    credit = (found["credit"] or "").strip("()[]/ ")
    if not dash:
        return bool(found["date"] and agency_named(credit))
    if found["date"] or (credit and agency_named(credit)):
        return True
    if capitals or credit:
        return False
    shouted = place.isupper() and sum(map(str.isalpha, place)) > 3
    if dash[0] == ":" and len(dash) > 1:
        return first
    if shouted and first and dash != ":" and found["dash"][0].isspace():
        return True
    return (shouted or first) and _speaks_of_being_at(text, place)


def _speaks_of_being_at(text: str, place: str) -> bool:
    words = r"\s+".join(map(re.escape, place.split()))
    return bool(re.search(rf"\b(?:in|at|from|near|outside|across|around)\s+{words}\b", text, re.IGNORECASE))


def _after_markers(text: str, end: int) -> int:
    """Return where the text proper begins: behind ``[REPORT] [TEXT]`` and the like, and a second dateline."""
    window = text[end : end + 3 * _LONGEST]
    markers = _MARKERS.match(window) or _OTHER_MARKERS.match(window)
    if markers is None:
        return end
    end += markers.end()
    begin = end + len(text[end : end + _LONGEST]) - len(text[end : end + _LONGEST].lstrip())
    second = _DATELINE.match(text[begin : begin + _LONGEST])
    return begin + second.end() if second and second["date"] and second["dash"].strip() else end
