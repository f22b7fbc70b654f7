"""All tables of an export, the one with the claims first."""

from __future__ import annotations

from sayso.outputs.exports.tables.around import ACTORS, DOCUMENTS
from sayso.outputs.exports.tables.claims import CLAIMS
from sayso.outputs.exports.tables.columns import Table
from sayso.outputs.exports.tables.together import DISPUTES, FOLDS, GROUPS, ORIGINS, SIDES
from sayso.outputs.exports.tables.words import SPANS, VOICES

TABLES: tuple[Table, ...] = (
    CLAIMS,
    VOICES,
    SPANS,
    ACTORS,
    DOCUMENTS,
    GROUPS,
    ORIGINS,
    FOLDS,
    DISPUTES,
    SIDES,
)
