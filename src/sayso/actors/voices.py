"""Who an attribution's source is: readable words, the actor they are tied to, and what standing the speaker has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sayso.actors.kinds import is_plural, kind_of_description
from sayso.actors.mentions import PRONOUNS
from sayso.actors.phrases import antecedent, core
from sayso.actors.wordlists import word_list
from sayso.records import Attribution, Document, Parse, Span, Token, Voice, VoiceKind

_PRONOUN_KINDS: dict[str, VoiceKind] = {
    "he": "person", "she": "person", "i": "person", "it": "anonymous", "they": "collective", "we": "collective",
}  # fmt: skip
_SEVERAL = word_list("several")
_ANYBODY = word_list("anybody")
_SIDES = word_list("sides")
_PAIRS = {"(": ")", "[": "]", "“": "”", '"': '"'}
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_NOT_AT_THE_EDGE = frozenset({"CCONJ", "PUNCT"})


def source_head(parse: Parse, attribution: Attribution) -> int | None:
    """Return the head word of who speaks, where there are words for them; for "who" and "which" their antecedent's."""
    head = attribution.source_token
    if head is None:
        inside = {i for span in attribution.source for i in parse.tokens_in(span)}
        head = next(
            (i for i in sorted(inside) if parse.tokens[i].head not in inside or parse.tokens[i].head == i),
            None,
        )
    if head is None:
        return None
    before = antecedent(parse, head)
    return head if before is None else before


def voice_of(
    document: Document,
    parse: Parse,
    attribution: Attribution,
    head: int | None,
    speakers: Mapping[int, tuple[str, VoiceKind]],
) -> Voice:
    """Return an attribution's voice; ``head`` is its source's head word as ``source_head`` gives it.

    ``speakers`` has the actor's id and standing for each word that is tied to one. A relative pronoun speaks in its
    antecedent's words. Only a source without words is "unnamed".
    """
    if head is None:
        return replace(attribution.voice, kind="unnamed")
    inside = [i for span in attribution.source for i in parse.tokens_in(span)]
    if head not in inside and antecedent(parse, inside[0] if inside else head) == head:
        spans: tuple[Span, ...] = (parse.span_over(*core(parse, head)),)
    else:
        spans = attribution.source
    words = _readable(document, parse, spans) or attribution.voice.text
    if head in speakers:
        actor, kind = speakers[head]
        return Voice(actor, words, kind)
    return Voice(None, words, kind_of_speaker(parse, head))


def kind_of_speaker(parse: Parse, head: int) -> VoiceKind:
    """Return what the words for an unknown speaker say of their standing, and no more.

    Several people are "collective", one whose words mark nobody is "anonymous"; some, one or most of somebody have
    the standing of those they are part of.
    """
    token = parse.tokens[head]
    series = PRONOUNS.get(token.lower)
    if series in _PRONOUN_KINDS:
        return _PRONOUN_KINDS[series]
    if token.lower in _ANYBODY:
        return "collective"
    several = token.lower in _SEVERAL or (token.pos == "NUM" and token.lower not in ("one", "1"))
    if several or token.lower in ("one", "another") or token.lemma == "percent":
        return _part_of(parse, head, several=several or token.lemma == "percent")
    kind = kind_of_description(parse, head)
    if kind != "unnamed":
        return kind
    if token.lemma in _SIDES or is_plural(parse, head):
        return "collective"
    return "anonymous"


def _part_of(parse: Parse, head: int, *, several: bool) -> VoiceKind:
    """Return the standing of "some", "one" or "ten percent", by the words behind its "of" where they are people."""
    if not several:
        return "anonymous"
    behind = parse.child(head, "prep")
    of = behind is not None and parse.tokens[behind].lower in ("of", "among")
    whole = parse.child(behind, "pobj") if of and behind is not None else None
    kind = kind_of_description(parse, whole) if whole is not None else "unnamed"
    return kind if kind in ("authority", "armed_group", "anonymous") else "collective"


def _readable(document: Document, parse: Parse, spans: tuple[Span, ...]) -> str:
    """Return the words of spans without a conjunction, a genitive's ending or punctuation at either end.

    A pronoun at the end that only joins on what they say ("residents who") falls away, too. What stands in brackets or
    between quotation marks keeps both of them.
    """
    inside = [i for span in spans for i in parse.tokens_in(span)]
    while inside and _falls_away(parse.tokens[inside[0]]):
        inside.pop(0)
    while inside and _ends_loosely(parse, inside):
        inside.pop()
    inside = _in_pairs(parse, inside)
    parts = (span.text(document.text) for span in parse.spans_of(inside))
    return " ".join(" ".join(parts).split())


def _ends_loosely(parse: Parse, inside: list[int]) -> bool:
    """Say whether the last of some words falls away, where no bracket or mark among them waits for it."""
    last = parse.tokens[inside[-1]]
    if last.text in _PAIRS.values():
        return _unclosed(parse, inside[:-1]) is None
    if last.tag in _RELATIVE:
        # "Most of whom" stands by itself.
        return len(inside) > 1 and parse.tokens[inside[-2]].lower != "of"
    return _falls_away(last) or last.tag == "POS"


def _in_pairs(parse: Parse, inside: list[int]) -> list[int]:
    """Return words with the bracket or mark that closes them, or without what stands behind one that nothing closes."""
    if (opens := _unclosed(parse, inside)) is None:
        return inside
    closes = _PAIRS[parse.tokens[inside[opens]].text]
    for i in range(inside[-1] + 1, min(inside[-1] + 3, len(parse.tokens))):
        if parse.tokens[i].text == closes:
            return [*inside, *range(inside[-1] + 1, i + 1)]
        if parse.tokens[i].pos != "PUNCT":
            break
    kept = inside[:opens] or inside[1:]
    while kept and _ends_loosely(parse, kept):
        kept.pop()
    return kept


def _unclosed(parse: Parse, inside: list[int]) -> int | None:
    """Return which of some words is the last bracket or mark that opens and is not closed, if any."""
    open_ones: list[int] = []
    for n, i in enumerate(inside):
        mark = parse.tokens[i].text
        if open_ones and mark == _PAIRS[parse.tokens[inside[open_ones[-1]]].text]:
            open_ones.pop()
        elif mark in _PAIRS:
            open_ones.append(n)
    return open_ones[-1] if open_ones else None


def _falls_away(token: Token) -> bool:
    return token.pos in _NOT_AT_THE_EDGE and token.lower not in ("both", "either", "neither")
