"""The tables of what claims refer to: actors and documents."""

from __future__ import annotations

from sayso.outputs.exports.tables.columns import Column, Table

ACTORS = Table(
    "actors",
    "Somebody across reports whom a claim is about or who speaks in one.",
    (
        Column("actor_id", "text", "The actor's id.", lambda one: one.id),
        Column(
            "name", "text", "Their fullest name, or the one they were given by hand.", lambda one: one.name
        ),
        Column(
            "kind",
            "text",
            "person, organisation, authority, state, armed_group, media, expert, collective, anonymous or unnamed.",
            lambda one: one.kind,
        ),
        Column("other_names", "texts", "Other names and words for them.", lambda one: one.aliases),
        Column(
            "catalogue",
            "text",
            "The entry of the catalogue of known actors that they are taken for.",
            lambda one: one.catalogue,
        ),
        Column(
            "documents", "whole", "In how many reports of the store they appear.", lambda one: one.documents
        ),
        Column("about", "whole", "How many claims of the store are about them.", lambda one: one.about),
        Column("by", "whole", "How many claims of the store they voice.", lambda one: one.by),
    ),
    lambda selection: selection.actors(),
    ("actor_id",),
)

DOCUMENTS = Table(
    "documents",
    "A report that holds one of the claims.",
    (
        Column("document_id", "text", "The report's id.", lambda one: one.id),
        Column("address", "text", "Where it stood: a web address, a file.", lambda one: one.address),
        Column("title", "text", "Its headline.", lambda one: one.document.title),
        Column("publisher", "text", "Who published it.", lambda one: one.document.publisher),
        Column("byline", "text", "Who wrote it.", lambda one: one.document.byline),
        Column("dateline", "text", "Where and when it was filed.", lambda one: one.document.dateline),
        Column(
            "published",
            "text",
            "When it was published, as precisely as it says.",
            lambda one: one.document.published,
        ),
        Column("agency", "text", "The agency it credits.", lambda one: one.document.agency),
        Column("language", "text", "Its language.", lambda one: one.document.language),
        Column(
            "characters",
            "whole",
            "How many code points its text has.",
            lambda one: len(one.document.text),
        ),
    ),
    lambda selection: selection.documents(),
    ("document_id",),
)
