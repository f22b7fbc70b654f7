"""ECB+ (Cybulska and Vossen 2014): news on some topics, with mentions of actors and the chains that they form.

A topic is a folder of XML files: a text's words with the numbers of their sentences, the mentions as words, and the
mentions of each chain, within the text or over the texts of the topic. The human participants are taken, of any kind
(``HUMAN_PART_PER``, ``HUMAN_PART_ORG`` ...). Only some sentences of a text are marked; all of it is read.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from sayso.evaluation.chains import ChainedText
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.factuality import joined
from sayso.records import Span


def read_ecbplus(folder: Path) -> tuple[ChainedText, ...]:
    """Return the texts of all topics that have an actor; raises CorpusError where there is none, or one is damaged."""
    paths = sorted(folder.glob("[0-9]*/*.xml"), key=_numbers)
    texts = (_text(path) for path in paths)
    found = tuple(text for text in texts if text.mentions)
    if not found:
        raise CorpusError(f"{folder}: no marked text (TOPIC/*.xml) in it; give the folder of ECB+")
    return found


def read_ecbplus_text(path: Path) -> str:
    """Return one text as running English, marked or not; raises CorpusError where it is absent or damaged."""
    try:
        return words_of(ET.parse(path).getroot())[0]  # noqa: S314  # as below
    except (OSError, ET.ParseError, KeyError, ValueError) as error:
        raise CorpusError(f"{path}: {error!r}; fetch the corpus again") from error


def _numbers(path: Path) -> tuple[list[int], str]:
    return [int(number) for number in re.findall(r"\d+", path.name)], path.name


def _text(path: Path) -> ChainedText:
    try:
        # The corpus is what somebody chose to measure on; entities that blow up are the parser's to refuse.
        root = ET.parse(path).getroot()  # noqa: S314
        text, spans = words_of(root)
        marked = _mentions(root, spans)
    except (OSError, ET.ParseError, KeyError, ValueError, AttributeError) as error:
        raise CorpusError(f"{path}: {error!r}; fetch the corpus again") from error
    return ChainedText.of(path.name.removesuffix(".xml"), text, marked)


def words_of(root: ET.Element) -> tuple[str, dict[str, Span]]:
    """Return the text as running English, a sentence a line, and where each word stands, by its number.

    The first sentence of a text from the web is its address, which is left out.
    """
    sentences: dict[str, list[ET.Element]] = {}
    for token in root.iter("token"):
        sentences.setdefault(token.attrib["sentence"], []).append(token)
    text = ""
    spans: dict[str, Span] = {}
    for tokens in sentences.values():
        words = [token.text or "" for token in tokens]
        if not text and words[0].startswith("http"):
            continue
        line, places = joined(words)
        for token, place in zip(tokens, places, strict=True):
            spans[token.attrib["t_id"]] = Span(len(text) + place.start, len(text) + place.end)
        text += line + "\n"
    return text, spans


def _mentions(root: ET.Element, spans: dict[str, Span]) -> dict[Span, str]:
    """Return where actors are mentioned, and the name of each one's chain; a mention in no chain is its own."""
    chain_of = {
        source.attrib["m_id"]: relation.attrib["r_id"]
        for relation in root.iterfind("Relations/*")
        for source in relation.iterfind("source")
    }
    marked: dict[Span, str] = {}
    for mention in root.iterfind("Markables/*"):
        words = [
            spans[anchor.attrib["t_id"]]
            for anchor in mention.iterfind("token_anchor")
            if anchor.attrib["t_id"] in spans
        ]
        if mention.tag.startswith("HUMAN_PART") and words:
            m_id = mention.attrib["m_id"]
            marked.setdefault(Span(words[0].start, words[-1].end), chain_of.get(m_id, f"mention {m_id}"))
    return marked
