"""An incident of the store as plain data: every part of it with its voice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.outputs.contract import as_contract
from sayso.outputs.stored.claims import claim_plain
from sayso.outputs.stored.judgements import decided
from sayso.records import Document, Report
from sayso.store.asking.incidents import FoundIncident
from sayso.store.asking.showing import ShownIncident


def report_of_incident(shown: ShownIncident) -> Report:
    """Return the report of an incident, with no other incident in it."""
    return replace(shown.report, incidents=(shown.incident,))


def incident_plain(shown: ShownIncident) -> dict[str, Any]:
    """Return an incident as plain data, with the claims that it was put together from."""
    return {
        "id": shown.id,
        "document": {"id": shown.document, "address": shown.address},
        "incident": as_contract(report_of_incident(shown))["incidents"][0],
        "claims": [claim_plain(one) for one in shown.claims.values()],
        **decided(shown.judgements),
    }


def found_incident_plain(found: FoundIncident) -> dict[str, Any]:
    """Return an incident of a list as plain data, with the document that tells of it."""
    return {
        "id": found.id,
        "document": {
            "id": found.document,
            "title": found.title,
            "publisher": found.publisher,
            "published": found.published,
            "address": found.address,
        },
        "incident": as_contract(Report(Document("", ""), (), (), (), (found.incident,)))["incidents"][0],
    }
