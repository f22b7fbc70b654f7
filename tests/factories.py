"""Records for tests, built by hand: no parser is loaded unless a ``whole`` test asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sayso.documents.parsing import Parser
from sayso.records import (
    Attribution,
    Claim,
    Document,
    Force,
    Name,
    NameKind,
    Parse,
    Quantity,
    Relation,
    Report,
    Sentence,
    Span,
    Token,
    Voice,
    digest,
)

_POS = {
    "VB": "VERB", "NN": "NOUN", "NNP": "PROPN", "JJ": "ADJ", "RB": "ADV", "IN": "ADP", "CD": "NUM", "PR": "PRON",
    "DT": "DET", "CC": "CCONJ", "TO": "PART", "MD": "AUX", "PO": "PART", "WP": "PRON", "WR": "SCONJ", "RP": "ADP",
}  # fmt: skip
_AUXILIARY = {"aux", "auxpass"}
_GLUED = {",", ".", ":", "''", "POS", "-RRB-", "HYPH"}


def parse(notation: str, names: dict[str, NameKind] | None = None) -> Parse:
    """Return a parse written down word by word, one sentence a line; an empty line begins a paragraph.

    A word is ``text/TAG/dep/head``, the head counted from 1 within the sentence and left out for the root. A lemma
    other than the word in small letters follows the text after ``=``, a ``_`` in a word is a space inside a name,
    and a leading ``~`` takes away the space before a word (closing punctuation needs none)::

        parse("Gunmen=gunman/NNS/nsubj/2 attacked=attack/VBD/ROOT Karsk/NNP/dobj/2 ././punct/2", {"Karsk": "place"})

    ``names`` says which texts, of one word or several, are names, and of what kind.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    offset, paragraph = 0, 0
    for line in notation.strip().split("\n"):
        words = line.split()
        if not words:
            paragraph += 1
            continue
        first = len(tokens)
        for word in words:
            token = _token(word, len(tokens), first, offset if tokens else 0)
            tokens.append(token)
            offset = token.end
        root = next(token.i for token in tokens[first:] if token.head == token.i)
        span = Span(tokens[first].start, offset)
        sentences.append(Sentence(first, len(tokens), span, paragraph, root))
    return _parse_of(tokens, sentences, names or {})


def text_of(parse: Parse) -> str:
    """Return the text that a parse built by hand stands in."""
    text = ""
    for token in parse.tokens:
        text = text.ljust(token.start) + token.text
    return text


def token_of(parse: Parse, text: str) -> int:
    """Return the index of the first token with this text."""
    return next(token.i for token in parse.tokens if token.text == text)


def real_parse(text: str, names: Iterable[Name] = ()) -> Parse:
    """Return the real parser's parse of a text; for tests marked ``whole``. The parser is loaded once a run."""
    return _parser().parse(Document(id=digest(text), text=text), tuple(names))


@cache
def _parser() -> Parser:
    return Parser.load()


def _token(word: str, i: int, first: int, offset: int) -> Token:
    glued = word.startswith("~") and len(word) > 1
    text, tag, dep, *head = (word[1:] if glued else word).rsplit("/", 3 if word[-1].isdigit() else 2)
    text, _, lemma = text.partition("=")
    text = text.replace("_", " ")
    start = offset if i == 0 or glued or tag in _GLUED or text == "%" else offset + 1
    pos = "PUNCT" if not tag[0].isalpha() else _POS.get(tag) or _POS.get(tag[:3]) or _POS.get(tag[:2], "X")
    return Token(
        i=i,
        start=start,
        end=start + len(text),
        text=text,
        lower=text.lower(),
        lemma=lemma.replace("_", " ") or text.lower(),
        pos="AUX" if dep in _AUXILIARY or (lemma or text) == "be" else pos,
        tag=tag,
        dep=dep,
        head=first + int(head[0]) - 1 if head else i,
    )


def _parse_of(tokens: list[Token], sentences: list[Sentence], kinds: dict[str, NameKind]) -> Parse:
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    names: list[Name] = []
    name_at = [-1] * len(tokens)
    for i in range(len(tokens)):
        for last in range(i, len(tokens)):
            text = " ".join(token.text for token in tokens[i : last + 1])
            if text in kinds and name_at[i] < 0:
                span = Span(tokens[i].start, tokens[last].end)
                name_at[i : last + 1] = [len(names)] * (last + 1 - i)
                names.append(Name(span, text, kinds[text], "document"))
    return Parse(
        document_id="by-hand",
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        names=tuple(names),
        children=tuple(map(tuple, children)),
        name_at=tuple(name_at),
        sentence_at=tuple(
            number for number, sentence in enumerate(sentences) for _ in range(sentence.first, sentence.last)
        ),
        starts=tuple(token.start for token in tokens),
    )


def span_in(text: str, words: str) -> Span:
    """Return where words first stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def spans_in(text: str, *words: str) -> tuple[Span, ...]:
    """Return where each of these first stands in a text."""
    return tuple(span_in(text, each) for each in words)


def attribution(
    text: str,
    who: Voice,
    cue: str,
    *content: str,
    parent: Attribution | None = None,
    force: Force = "asserted",
) -> Attribution:
    """Return an attribution whose source, cue and content stand in a text as given."""
    return Attribution(
        id=digest("attribution", who.text, cue, *content),
        parent=parent.id if parent else None,
        manner="indirect",
        source=spans_in(text, who.text) if who.text else (),
        cue=spans_in(text, cue) if cue else (),
        content=spans_in(text, *content),
        voice=who,
        verb_class="say",
        force=force,
        score=0.87654321,
    )


def claim(
    text: str,
    statement: str,
    *evidence: str,
    voices: tuple[Voice, ...] = (),
    of: Attribution | None = None,
    relation: Relation = "says",
    force: Force = "asserted",
    quantity: Quantity | None = None,
) -> Claim:
    """Return a claim that rests on these words of a text."""
    return Claim(
        id=digest("claim", statement, *evidence),
        attribution=of.id if of else None,
        statement=statement,
        subject=None,
        relation=relation,
        object=None,
        quantity=quantity,
        polarity="affirmed",
        certainty="unstated",
        tense="past",
        place=None,
        time=None,
        said=None,
        voices=voices,
        force=force,
        evidence=spans_in(text, *evidence),
        score=0.5,
    )


def report(text: str, *claims: Claim, attributions: Iterable[Attribution] = (), **document: Any) -> Report:
    """Return what was read from a text; further arguments are fields of its document."""
    return Report(
        document=Document(id=digest("document", text), text=text, **document),
        actors=(),
        attributions=tuple(attributions),
        claims=claims,
    )
