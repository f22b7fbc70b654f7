"""The table of claims: one row a claim, with the columns that coders of events are used to.

The names of the second half follow the UCDP Georeferenced Event Dataset (Sundberg and Melander 2013), as far as they mean
the same of what somebody says as of an event: sources, figures, days and places.
"""

from __future__ import annotations

from datetime import date

from sayso.outputs.exports.selection import Grounded
from sayso.outputs.exports.tables.columns import Column, Table, real_day
from sayso.outputs.stored.claims import chain, chain_words
from sayso.records import Place, Quantity, Time
from sayso.store.asking.claims import Beside
from sayso.store.rows import first_day, last_day

_PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4))


def _number(one: Grounded) -> Quantity | None:
    return one.found.claim.quantity


def _place(one: Grounded) -> Place | None:
    return one.found.claim.place


def _time(one: Grounded) -> Time | None:
    return one.found.claim.time


def _beside(one: Grounded) -> Beside | None:
    return one.found.beside


def _start(one: Grounded) -> str | None:
    return real_day(first_day(time.earliest)) if (time := _time(one)) else None


def _end(one: Grounded) -> str | None:
    return real_day(last_day(time.latest or time.earliest)) if (time := _time(one)) else None


def date_precision(first: str | None, last: str | None) -> int | None:
    """Return how closely days are known, by UCDP's numbers: 1 the day, 2 within 6 days, 3 the week, 4 the month, 5 less."""
    if first is None or last is None:
        return None
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return next((number for most, number in _PRECISIONS if days <= most), 5)


CLAIMS = Table(
    "claims",
    "What a report says somebody says: never a fact, also where the report says so itself.",
    (
        Column("claim_id", "text", "The claim's id; `sayso show` opens it.", lambda one: one.found.id),
        Column(
            "statement",
            "text",
            "What is said and by whom, as one sentence.",
            lambda one: one.found.claim.statement,
        ),
        Column(
            "according_to",
            "text",
            "On whose word: the voices from the outermost to the innermost, or the report itself.",
            lambda one: chain_words(one.found),
        ),
        Column(
            "polarity",
            "text",
            "`affirmed`: the innermost voice says it is so; `denied`: says it is not so.",
            lambda one: one.found.claim.polarity,
        ),
        Column(
            "force",
            "text",
            "How firmly the innermost voice says it: denied, doubted, possible, alleged, reported, estimated, warned,"
            " asserted, admitted or confirmed.",
            lambda one: one.found.claim.force,
        ),
        Column(
            "certainty",
            "text",
            "How certain the innermost voice is: certain, probable, possible or unstated.",
            lambda one: one.found.claim.certainty,
        ),
        Column(
            "tense",
            "text",
            "Whether it is past, present, future or hypothetical.",
            lambda one: one.found.claim.tense,
        ),
        Column(
            "subject",
            "text",
            "Who is said to do or be it: the name across reports, or the report's words.",
            lambda one: one.found.subject,
        ),
        Column(
            "relation",
            "text",
            "What they are said to do or be to the object; `says` is anything else.",
            lambda one: one.found.claim.relation,
        ),
        Column(
            "object",
            "text",
            "To whom or what: the name across reports, or the report's words.",
            lambda one: one.found.object,
        ),
        Column(
            "subject_id", "text", "The subject's id, where it is an actor.", lambda one: one.found.subject_id
        ),
        Column(
            "object_id", "text", "The object's id, where it is an actor.", lambda one: one.found.object_id
        ),
        Column(
            "said_on",
            "day",
            "When it was said: as its words tell, or else when its report was published; the first day it may have been.",
            lambda one: one.found.said,
        ),
        Column(
            "quote",
            "text",
            "The report's words that it rests on.",
            lambda one: one.found.quote,
        ),
        Column(
            "number_of_sources",
            "whole",
            "How many independent origins in the claim's group are on its own side: voices are counted, not mentions. Empty"
            " where the claim was compared with nothing.",
            lambda one: sources.own if (sources := one.ground.sources) else None,
        ),
        Column(
            "number_of_sources_unknown",
            "whole",
            "How many more there are on its side whose independence can't be shown.",
            lambda one: sources.own_unknown if (sources := one.ground.sources) else None,
        ),
        Column(
            "number_of_sources_against",
            "whole",
            "How many independent origins are on the other side, who deny what it affirms or affirm what it denies.",
            lambda one: sources.contrary if (sources := one.ground.sources) else None,
        ),
        Column(
            "number_of_sources_against_unknown",
            "whole",
            "How many more there are on the other side whose independence can't be shown.",
            lambda one: sources.contrary_unknown if (sources := one.ground.sources) else None,
        ),
        Column(
            "number_of_reports",
            "whole",
            "How many reports the group has, on all sides, copies included.",
            lambda one: beside.documents if (beside := _beside(one)) else None,
        ),
        Column(
            "in_dispute",
            "truth",
            "Whether somebody denies, contradicts or counts otherwise what the group says; neither side is taken to be right.",
            lambda one: beside.disputed if (beside := _beside(one)) else None,
        ),
        Column(
            "disputes",
            "texts",
            "The disputes in which this claim has a part.",
            lambda one: tuple(dict.fromkeys(stand.dispute for stand in one.ground.disputes)),
        ),
        Column(
            "group_id",
            "text",
            "The group of claims that say the same.",
            lambda one: beside.group if (beside := _beside(one)) else None,
        ),
        Column(
            "side",
            "text",
            "Where the claim stands to what its group says: affirmed, denied, or open where it takes neither side.",
            lambda one: beside.side if (beside := _beside(one)) else None,
        ),
        Column(
            "origin_id",
            "text",
            "What the claim independently rests on: all claims of one origin have it from the same voice or reporting.",
            lambda one: origin.id if (origin := one.ground.origin) else None,
        ),
        Column(
            "source_original",
            "text",
            "The innermost voice, who is said to have said it first: the name across reports, or the report's words.",
            lambda one: chain(one.found)[-1],
        ),
        Column(
            "source_original_words",
            "text",
            "The report's words for that voice; empty where the report says so itself.",
            lambda one: voices[-1].text if (voices := one.found.voices) else None,
        ),
        Column(
            "source_original_kind",
            "text",
            "What kind of voice that is; empty where the report says so itself.",
            lambda one: voices[-1].kind if (voices := one.found.voices) else None,
        ),
        Column(
            "source_office",
            "text",
            "Who published the report.",
            lambda one: one.found.publisher,
        ),
        Column(
            "source_date",
            "text",
            "When the report was published, as precisely as it says.",
            lambda one: one.found.published,
        ),
        Column("source_headline", "text", "The report's headline.", lambda one: one.found.title),
        Column("source_article", "text", "Where the report stood.", lambda one: one.found.address),
        Column(
            "low",
            "number",
            "The least that the number said may be; empty where the words set no lower end.",
            lambda one: number.low if (number := _number(one)) else None,
        ),
        Column(
            "best",
            "number",
            "The one figure that a coder would note, where the words settle on one.",
            lambda one: number.best if (number := _number(one)) else None,
        ),
        Column(
            "high",
            "number",
            "The most that the number said may be; empty where the words set no upper end.",
            lambda one: number.high if (number := _number(one)) else None,
        ),
        Column(
            "bound",
            "text",
            "How the number is given: exact, at_least, at_most, more_than, fewer_than, about or between.",
            lambda one: number.bound if (number := _number(one)) else None,
        ),
        Column(
            "unit",
            "text",
            "The number's unit: people, percent, USD and so on.",
            lambda one: number.unit if (number := _number(one)) else None,
        ),
        Column(
            "counted",
            "text",
            "What is counted, in the report's words.",
            lambda one: number.of if (number := _number(one)) else None,
        ),
        Column(
            "share_of",
            "text",
            "What whole a share is of, in the report's words.",
            lambda one: number.base if (number := _number(one)) else None,
        ),
        Column("date_start", "day", "The first day that is spoken of.", _start),
        Column("date_end", "day", "The last day that is spoken of.", _end),
        Column(
            "date_prec",
            "whole",
            "How closely that is known: 1 the day, 2 within 6 days, 3 the week, 4 the month, 5 less closely.",
            lambda one: date_precision(_start(one), _end(one)),
        ),
        Column(
            "date_words",
            "text",
            "The report's words for the time spoken of.",
            lambda one: time.text if (time := _time(one)) else None,
        ),
        Column(
            "where_coordinates",
            "text",
            "The place on the map that the coordinates are those of.",
            lambda one: place.name if (place := _place(one)) else None,
        ),
        Column(
            "where_description",
            "text",
            "The report's words for the place.",
            lambda one: place.text if (place := _place(one)) else None,
        ),
        Column(
            "where_precision",
            "text",
            "What the coordinates stand for: exact, near, region or country.",
            lambda one: place.precision if (place := _place(one)) else None,
        ),
        Column(
            "country",
            "text",
            "The place's country, by ISO 3166-1's two letters.",
            lambda one: place.country if (place := _place(one)) else None,
        ),
        Column(
            "latitude",
            "number",
            "In degrees, WGS 84.",
            lambda one: place.latitude if (place := _place(one)) else None,
        ),
        Column(
            "longitude",
            "number",
            "In degrees, WGS 84.",
            lambda one: place.longitude if (place := _place(one)) else None,
        ),
        Column(
            "geonames",
            "whole",
            "The place's number at GeoNames.",
            lambda one: place.geonames if (place := _place(one)) else None,
        ),
        Column("document_id", "text", "The report.", lambda one: one.found.document),
        Column(
            "basis",
            "text",
            "`stated` in one construction, or judged over more of the report (`context`).",
            lambda one: one.found.claim.basis,
        ),
        Column(
            "score",
            "number",
            "How sure the program is that the report says so, 0 to 1; nothing about whether it is so.",
            lambda one: one.found.claim.score,
        ),
        Column(
            "corrected_by",
            "text",
            "Who put the reading right, where somebody did.",
            lambda one: correction.by if (correction := one.found.correction) else None,
        ),
        Column(
            "statement_read",
            "text",
            "What the program had read before that.",
            lambda one: correction.read.statement if (correction := one.found.correction) else None,
        ),
    ),
    lambda selection: selection.grounded(),
    ("claim_id",),
    {
        "document_id": ("documents", "document_id"),
        "group_id": ("groups", "group_id"),
        "origin_id": ("origins", "origin_id"),
        "subject_id": ("actors", "actor_id"),
        "object_id": ("actors", "actor_id"),
    },
)
