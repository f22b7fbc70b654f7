"""The events of ECB+ (Cybulska and Vossen 2014): where a topic's texts mention them, and which mentions are of one event.

A mention's chain may run over all texts of its topic; one in no chain is an event of its own. What is marked as an action
counts, of any kind (``ACTION_OCCURRENCE``, ``NEG_ACTION_STATE`` ...). Only some sentences of a text are marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from sayso.evaluation.ecbplus import words_of
from sayso.evaluation.errors import CorpusError
from sayso.records import Span


@dataclass(frozen=True, slots=True)
class EventText:
    """A text of a topic, with the events mentioned in it by span; chains are named alike in all texts of the topic."""

    topic: str
    name: str
    text: str
    events: tuple[tuple[Span, str], ...]

    def event_at(self, span: Span) -> str | None:
        """Return the chain of the shortest mention that a predicate lies in or holds, None where there is none."""
        met = [(len(where), chain) for where, chain in self.events if where.overlaps(span)]
        return min(met)[1] if met else None


def read_ecbplus_events(folder: Path) -> tuple[EventText, ...]:
    """Return the texts that mention an event, in the order of topics; raises CorpusError where there is none."""
    paths = sorted(folder.glob("[0-9]*/*.xml"), key=lambda path: (int(path.parent.name), path.name))
    found = tuple(text for text in map(_text, paths) if text.events)
    if not found:
        raise CorpusError(f"{folder}: no marked text (TOPIC/*.xml) in it; give the folder of ECB+")
    return found


def _text(path: Path) -> EventText:
    name = path.name.removesuffix(".xml")
    try:
        root = ET.parse(path).getroot()  # noqa: S314  # as in sayso.evaluation.ecbplus
        text, spans = words_of(root)
        chains = _chains(root, name)
        events = tuple(_events(root, spans, chains, name))
    except (OSError, ET.ParseError, KeyError, ValueError, AttributeError) as error:
        raise CorpusError(f"{path}: {error!r}; fetch the corpus again") from error
    return EventText(path.parent.name, name, text, events)


def _chains(root: ET.Element, name: str) -> dict[str, str]:
    """Return the chain of each mention that is in one: over texts by its note, within one by its number."""
    return {
        source.attrib["m_id"]: relation.attrib["note"]
        if relation.tag == "CROSS_DOC_COREF"
        else f"{name} {relation.attrib['r_id']}"
        for relation in root.iterfind("Relations/*")
        for source in relation.iterfind("source")
    }


def _events(
    root: ET.Element, spans: dict[str, Span], chains: dict[str, str], name: str
) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    for mention in root.iterfind("Markables/*"):
        words = [
            spans[anchor.attrib["t_id"]]
            for anchor in mention.iterfind("token_anchor")
            if anchor.attrib["t_id"] in spans
        ]
        if words and mention.tag.startswith(("ACTION", "NEG_ACTION")):
            m_id = mention.attrib["m_id"]
            found.append((Span(words[0].start, words[-1].end), chains.get(m_id, f"{name} mention {m_id}")))
    return found
