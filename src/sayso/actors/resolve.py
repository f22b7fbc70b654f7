"""Ties every mention in a report to an actor, and every attribution's voice to the actor that speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.actors.catalogue import Catalogue
from sayso.actors.coreference import tie
from sayso.actors.kinds import kind_of_description
from sayso.actors.mentions import PRONOUNS, Found, find_mentions
from sayso.actors.names import fits, is_acronym, normal_words
from sayso.actors.scene import SUBJECTS, Figure
from sayso.actors.wordlists import word_list
from sayso.records import (
    Actor,
    Attribution,
    Cast,
    Document,
    Mention,
    MentionForm,
    Parse,
    Voice,
    VoiceKind,
    digest,
)

_OPENING = frozenset({'"', "“", "``", "«", "„"})
_CLOSING = frozenset({'"', "”", "''", "»"})
_PRONOUN_KINDS: dict[str, VoiceKind] = {
    "he": "person", "she": "person", "i": "person", "it": "organisation", "they": "collective", "we": "collective",
    "who": "unnamed",
}  # fmt: skip
_SEVERAL = word_list("several")


def resolve(
    document: Document, parse: Parse, attributions: Sequence[Attribution], catalogue: Catalogue
) -> tuple[Cast, tuple[Attribution, ...]]:
    """Return the report's actors, and its attributions with their voices tied to them.

    An actor is everybody the report names, and everybody described who says or does something in it.
    """
    sources = {attribution.id: _source_head(parse, attribution) for attribution in attributions}
    speakers = frozenset(head for head in sources.values() if head is not None)
    found = find_mentions(parse, catalogue, speakers)
    scene = tie(parse, found, speakers, _quoted(parse, attributions, sources), catalogue)
    kept = [figure for figure in scene.figures if _matters(parse, figure, speakers)]
    actors = {id(figure): _actor(document, parse, figure) for figure in kept}
    actor_at = {i: actors[id(figure)].id for i, figure in sorted(scene.at.items()) if id(figure) in actors}
    ordered = sorted(actors.values(), key=lambda actor: (actor.mentions[0].span, actor.id))
    by_id = {actor.id: actor for actor in ordered}
    voiced = tuple(
        replace(attribution, voice=_voice(parse, attribution, sources[attribution.id], actor_at, by_id))
        for attribution in attributions
    )
    return Cast(tuple(ordered), actor_at), voiced


def _source_head(parse: Parse, attribution: Attribution) -> int | None:
    """Return the head word of who speaks, where there are words for them."""
    if attribution.source_token is not None:
        return attribution.source_token
    inside = {i for span in attribution.source for i in parse.tokens_in(span)}
    return next(
        (i for i in sorted(inside) if parse.tokens[i].head not in inside or parse.tokens[i].head == i), None
    )


def _quoted(
    parse: Parse, attributions: Sequence[Attribution], sources: Mapping[str, int | None]
) -> dict[int, int]:
    """Return the tokens inside quotation marks, each with the head word of who is quoted, -1 where unknown.

    Of attributions inside each other the outermost says whose quotation it is.
    """
    quoted: dict[int, int] = {}
    told = [attribution for attribution in attributions if attribution.manner != "indirect"]
    for attribution in sorted(told, key=lambda attribution: -sum(map(len, attribution.content))):
        speaker = sources[attribution.id]
        for span in attribution.content:
            within = attribution.manner == "direct"
            for i in parse.tokens_in(span):
                text = parse.tokens[i].text
                if attribution.manner == "mixed" and text in _OPENING | _CLOSING:
                    within = not within if text == '"' else text in _OPENING
                elif within:
                    quoted.setdefault(i, -1 if speaker is None else speaker)
    return quoted


def _matters(parse: Parse, figure: Figure, speakers: frozenset[int]) -> bool:
    """Say whether a figure is named, speaks or does something."""
    return figure.named or any(
        mention.head in speakers
        or parse.tokens[mention.head].dep in SUBJECTS
        or _is_agent(parse, mention.head)
        for mention in figure.mentions
        if mention.form != "pronoun"
    )


def _is_agent(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    return token.dep == "pobj" and parse.tokens[token.head].dep == "agent"


def _actor(document: Document, parse: Parse, figure: Figure) -> Actor:
    mentions = sorted(figure.mentions, key=lambda mention: (mention.first, mention.last))
    name = _fullest(figure) if figure.named else _description(document, parse, mentions)
    first = parse.tokens[mentions[0].first].start
    actor_id = digest(document.id, "actor", name, first)
    aliases = tuple(dict.fromkeys(text for text in figure.names.values() if text != name))
    return Actor(
        id=actor_id,
        name=name,
        kind=figure.kind,
        aliases=aliases,
        mentions=tuple(_mention(document, parse, mention, figure, name, actor_id) for mention in mentions),
        catalogue=figure.entry.id if figure.entry else None,
    )


def _fullest(figure: Figure) -> str:
    """Return the name with the most words, the longest of these, the first of these."""
    return max(figure.names.values(), key=lambda name: (len(normal_words(name)), len(name)))


def _description(document: Document, parse: Parse, mentions: Sequence[Found]) -> str:
    """Return the words that first describe somebody, with a short phrase with "of", "in", "for" or "with" after them."""
    mention = next((mention for mention in mentions if mention.form == "description"), mentions[0])
    last = mention.last
    for j in parse.children[mention.head]:
        below = parse.subtree(j)
        if j == last + 1 and parse.tokens[j].dep == "prep" and below[-1] - j == len(below) - 1 <= 5:
            last = below[-1]
    return " ".join(parse.span_over(mention.first, last).text(document.text).split())


def _mention(
    document: Document, parse: Parse, mention: Found, figure: Figure, name: str, actor_id: str
) -> Mention:
    span = mention.name.span if mention.name else parse.span_over(mention.first, mention.last)
    text = span.text(document.text)
    return Mention(span, text, _form(mention, figure, name), mention.head, actor_id)


def _form(mention: Found, figure: Figure, name: str) -> MentionForm:
    if mention.name is None:
        return "pronoun" if mention.form == "pronoun" else "description"
    text = " ".join(mention.name.text.split())
    known = figure.entry is not None and text in figure.entry.acronyms
    if known or (is_acronym(text) and (not name.isupper() or (text != name and fits(text, name.split())))):
        return "acronym"
    return "short" if len(normal_words(text)) < len(normal_words(name)) else "name"


def _voice(
    parse: Parse,
    attribution: Attribution,
    head: int | None,
    actor_at: dict[int, str],
    actors: dict[str, Actor],
) -> Voice:
    voice = attribution.voice
    if head is None:
        return Voice(None, voice.text, "unnamed")
    actor = actors.get(actor_at.get(head, ""))
    if actor is not None:
        return Voice(actor.id, voice.text, actor.kind)
    series = PRONOUNS.get(parse.tokens[head].lower)
    if series:
        return Voice(None, voice.text, _PRONOUN_KINDS[series])
    kind = "collective" if parse.tokens[head].lower in _SEVERAL else kind_of_description(parse, head)
    return Voice(None, voice.text, kind)
