"""One message of MUC read for its incidents, scored, and what went wrong kept for a look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.evaluation.cases import Case, around
from sayso.evaluation.incident_keys import KeyIncident
from sayso.evaluation.incident_scores import Figures, paired, score_incidents
from sayso.evaluation.muc import Message
from sayso.evaluation.reading import Read, read_text
from sayso.evaluation.runs import Outcome
from sayso.records import Failure, Incident
from sayso.settings import Settings


def run_incidents(
    message: Message, key: Sequence[KeyIncident], read: Read, settings: Settings
) -> Outcome[Figures]:
    """Return how one message of MUC was read."""
    report = read_text(f"{message.id}.txt", message.text.encode("utf-8"), read, settings)
    if isinstance(report, Failure):
        return Outcome(score_incidents(key, None), failure=report)
    return Outcome(
        score_incidents(key, report.incidents), tuple(incident_cases(message, key, report.incidents))
    )


def incident_cases(message: Message, key: Sequence[KeyIncident], found: Sequence[Incident]) -> Iterator[Case]:
    """Yield the incidents of the key that were missed, and those found that are none of it."""
    pairs = paired(key, found)
    for j, one in enumerate(key):
        if j not in pairs.values() and not one.optional:
            words = (
                ("type", " / ".join(sorted(one.types))),
                ("place", ", ".join(sorted(one.places))),
                ("date", one.latest or ""),
            )
            yield Case("missed", message.id, words, "none of its type is left", "")
    for i, incident in enumerate(found):
        if i not in pairs:
            first = incident.mentions[0]
            told = (("kind", incident.kind), ("words", first.text(message.text)))
            line = around(message.text, first)
            yield Case("false", message.id, told, "the key has no more of its type", line)
