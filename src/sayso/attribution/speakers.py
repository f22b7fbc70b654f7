"""What sort of noun can speak, think or want, and what cannot; what holds a cue that says nothing."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from sayso.attribution.candidates import Candidate
from sayso.records import Parse

_COMMON_NOUNS = frozenset({"NN", "NNS"})
_NO_CLASS = frozenset({"endings", "unless", "papers"})
_EMPTY = frozenset({"PART", "DET", "CCONJ"})
"""What says nothing by itself: no cue is made of the "’s" of "the president’s decision" alone, though of a colon it may."""
_CLAUSES = frozenset({"that", "whether", "because"})
_WITHHELD = frozenset({"deny", "refuse"})
_SHORTEST_STEM = 3


def may_be_said(parse: Parse, candidate: Candidate) -> bool:
    """Say whether somebody may say what a candidate claims: its source is no mere thing and its cue no order.

    A body, the weather or a quality says nothing, and neither does a clause; papers say much, but want nothing. "Don't
    tell" asks that nothing be said, and with a capital inside a sentence it is a law's name. Who is denied entry hears no
    denial.
    """
    head = candidate.source_head
    if _is_withholding(parse, candidate.head):
        return False
    if _is_of_a_title(parse, candidate.head):
        return False
    if candidate.cue and all(parse.tokens[i].pos in _EMPTY for i in candidate.cue):
        return False
    if head is not None and _is_papers_will(parse, candidate, head):
        return False
    if head is None:
        return not _is_forbidding(parse, candidate.head)
    return not is_thing(parse, head) and not _is_clause(parse, candidate)


def is_thing(parse: Parse, head: int) -> bool:
    """Say whether a noun is a thing that cannot say, think or want anything; names and pronouns never are."""
    token = parse.tokens[head]
    if token.tag not in _COMMON_NOUNS or parse.name_of(head) is not None:
        return False
    things, endings, unless, _ = _lists()
    if token.lemma in things:
        return not _stands_for_people(parse, head)
    if token.lemma in unless:
        return False
    return any(
        token.lemma.endswith(ending) and len(token.lemma) >= len(ending) + _SHORTEST_STEM
        for ending in endings
    )


def _is_withholding(parse: Parse, head: int) -> bool:
    """Say whether something is kept from whoever the sentence is about: "she was denied entry"."""
    return (
        parse.tokens[head].lemma in _WITHHELD
        and parse.child(head, "auxpass") is not None
        and parse.child(head, "dobj") is not None
        and parse.child(head, "ccomp") is None
    )


def _is_papers_will(parse: Parse, candidate: Candidate, head: int) -> bool:
    """Say whether a noun of will or feeling is put down to a paper: "the report's intent"."""
    entry = candidate.entry
    return (
        entry is not None
        and entry.pos == "noun"
        and entry.verb_class in ("intend", "feel")
        and parse.name_of(head) is None
        and parse.tokens[head].lemma in _lists()[3]
    )


def _is_of_a_title(parse: Parse, head: int) -> bool:
    """Say whether a verb is written with a capital inside a sentence of running text: part of a law's or a book's name."""
    token = parse.tokens[head]
    sentence = parse.sentence_of(head)
    if token.pos != "VERB" or not token.text.istitle() or head == sentence.first:
        return False
    if parse.tokens[head - 1].pos == "PUNCT":
        return False
    words = [
        parse.tokens[i].text for i in range(sentence.first, sentence.last) if parse.tokens[i].text.isalpha()
    ]
    return 2 * sum(word[0].isupper() for word in words) < len(words)


def _stands_for_people(parse: Parse, head: int) -> bool:
    """Say whether a thing is told of by whom it is made up, as "a body of experts" is."""
    behind = parse.child(head, "prep")
    within = parse.child(behind, "pobj") if behind is not None else None
    return (
        behind is not None
        and within is not None
        and parse.tokens[behind].lower == "of"
        and parse.tokens[within].tag == "NNS"
    )


def _is_clause(parse: Parse, candidate: Candidate) -> bool:
    """Say whether a source is a clause of its own: "that testing helps"."""
    first = min(candidate.source, default=None)
    return first is not None and parse.tokens[first].dep == "mark" and parse.tokens[first].lower in _CLAUSES


def _is_forbidding(parse: Parse, head: int) -> bool:
    """Say whether a cue without a source is an order that nothing be said: "Don't tell"."""
    token = parse.tokens[head]
    if token.tag != "VB" or parse.child(head, "neg") is None:
        return False
    helpers = [parse.tokens[j] for j in parse.children[head] if parse.tokens[j].dep in ("aux", "neg")]
    return (
        any(helper.lower == "do" for helper in helpers)
        and parse.child(head, "nsubj", "nsubjpass") is None
        and not any(helper.tag in ("TO", "MD") for helper in helpers)
    )


@cache
def _lists() -> tuple[frozenset[str], tuple[str, ...], frozenset[str], frozenset[str]]:
    """Return the things, the endings of words for qualities, the words with such an ending that speak, and papers."""
    table = tomllib.loads(files("sayso.attribution").joinpath("things.toml").read_text("utf-8"))
    listed = {
        name: [word.replace("_", " ") for word in group["words"].split()] for name, group in table.items()
    }
    things = frozenset(word for name, words in listed.items() if name not in _NO_CLASS for word in words)
    return things, tuple(listed["endings"]), frozenset(listed["unless"]), frozenset(listed["papers"])
