"""Ties every mention in a report to an actor, and every attribution's voice to the actor that speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.actors.catalogue import Catalogue
from sayso.actors.coreference import tie
from sayso.actors.kinds import KindWords, bare_name, kind_of_name
from sayso.actors.linking import Said, linked
from sayso.actors.mentions import Found, find_mentions
from sayso.actors.names import fits, is_acronym, normal_words
from sayso.actors.scene import PEOPLE, SUBJECTS, Figure
from sayso.actors.voices import source_head, voice_of
from sayso.actors.wordlists import word_list
from sayso.attribution.quotes import find_quotations
from sayso.documents.recasing import is_capitals
from sayso.records import (
    Actor,
    Attribution,
    Cast,
    Document,
    Mention,
    MentionForm,
    Parse,
    VoiceKind,
    digest,
)

_SO_CALLED = re.compile(
    r"^(?:the\s+|an?\s+)?(?:so|self)-\s?(?:called|styled|named|proclaimed)\s+(?=\w)", re.IGNORECASE
)
_OPENING = frozenset({'"', "“", "``", "«", "„"})
_STANDINGS: tuple[VoiceKind, ...] = ("armed_group", "authority")
_PARTS = word_list("parts")
_SITUATING = word_list("situating")
_PLACE_OPENERS = word_list("place_openers")
_CLOSING = frozenset({'"', "”", "''", "»"})


def resolve(
    document: Document, parse: Parse, attributions: Sequence[Attribution], catalogue: Catalogue
) -> tuple[Cast, tuple[Attribution, ...]]:
    """Return the report's actors, and its attributions with their voices tied to them.

    An actor is everybody the report names, and everybody described who says or does something in it.
    """
    sources = {attribution.id: source_head(parse, attribution) for attribution in attributions}
    speakers = frozenset(head for head in sources.values() if head is not None)
    found = find_mentions(parse, catalogue, speakers)
    scene = tie(parse, found, speakers, _quoted(document, parse, attributions, sources), catalogue)
    wire = is_capitals(document.text)
    kept = [
        figure
        for figure in scene.figures
        if _matters(parse, figure, speakers) and not (wire and _is_guess(parse, figure, speakers))
    ]
    said = Said(document, parse, catalogue)
    actors = {id(figure): _actor(document, parse, figure, said) for figure in kept}
    actor_at = {i: actors[id(figure)].id for i, figure in sorted(scene.at.items()) if id(figure) in actors}
    ordered = sorted(actors.values(), key=lambda actor: (actor.mentions[0].span, actor.id))
    speaking = {
        i: (actors[id(figure)].id, figure.kind) for i, figure in scene.at.items() if id(figure) in actors
    }
    voiced = tuple(
        replace(attribution, voice=voice_of(document, parse, attribution, sources[attribution.id], speaking))
        for attribution in attributions
    )
    return Cast(tuple(ordered), actor_at), voiced


def _quoted(
    document: Document,
    parse: Parse,
    attributions: Sequence[Attribution],
    sources: Mapping[str, int | None],
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
    for quotation in find_quotations(document.text, parse):
        for i in quotation.tokens if quotation.is_speech else ():
            quoted.setdefault(i, -1)
    return quoted


def _matters(parse: Parse, figure: Figure, speakers: frozenset[int]) -> bool:
    """Say whether a figure is named, speaks or does something, or is a state's or an armed body told as known.

    "The army" is somebody even where things are only done to it or laid at its door.
    """
    return figure.named or any(
        _is_standing_body(mention)
        or mention.head in speakers
        or parse.tokens[mention.head].dep in SUBJECTS
        or _is_agent(parse, mention.head)
        for mention in figure.mentions
        if mention.form != "pronoun"
    )


def _is_standing_body(mention: Found) -> bool:
    """Say whether a description is of a body that is known without a name: "the armed forces", "drug cartels"."""
    noun = mention.noun
    if noun is None or noun.list != "nouns" or noun.kind not in _STANDINGS or mention.count is not None:
        return False
    return mention.definite or (mention.plural and noun.kind == "armed_group")


def _is_guess(parse: Parse, figure: Figure, speakers: frozenset[int]) -> bool:
    """Say whether a name in a wire's capitals is but the parser's guess, with nothing that shows somebody behind it.

    Where all is in capitals the parser takes hamlets and common words for names. A guess is believed where it has a
    role beside it or a body's word in it, is a person's full name, or acts; never where something lies in it.
    """
    named = [mention for mention in figure.mentions if mention.name is not None]
    guessed = all(mention.name is not None and mention.name.origin == "parser" for mention in named)
    if figure.entry or not named or not guessed or any(mention.roles for mention in named):
        return False
    if any(mention.head in speakers for mention in named):
        return False
    situated = any(
        parse.tokens[mention.head].dep == "pobj"
        and parse.tokens[parse.tokens[mention.head].head].lower in _SITUATING
        for mention in named
    )
    words = max((normal_words(mention.name.text) for mention in named if mention.name is not None), key=len)
    if kind_of_name(" ".join(words)) is not None:
        return False
    if situated or not words:
        return True
    if words[0] not in _PLACE_OPENERS and len(words) > (1 if figure.kind in PEOPLE else 2):
        return False
    return not any(
        parse.tokens[mention.head].dep in SUBJECTS or _is_agent(parse, mention.head)
        for mention in figure.mentions
    )


def _is_agent(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    return token.dep == "pobj" and parse.tokens[token.head].dep == "agent"


def _actor(document: Document, parse: Parse, figure: Figure, said: Said) -> Actor:
    mentions = sorted(figure.mentions, key=lambda mention: (mention.first, mention.last))
    names = _names(figure)
    name = _fullest(names) if names else _description(document, parse, mentions)
    first = parse.tokens[mentions[0].first].start
    actor_id = digest(document.id, "actor", name, first)
    aliases = tuple(text for text in names if text != name)
    known = linked(figure, said)
    return Actor(
        id=actor_id,
        name=name,
        kind=_kind_in_cast(parse, figure),
        aliases=aliases,
        mentions=tuple(_mention(document, parse, mention, figure, name, actor_id) for mention in mentions),
        catalogue=known[0].id if known else None,
        link=known[1] if known else None,
    )


def _kind_in_cast(parse: Parse, figure: Figure) -> VoiceKind:
    """Return what an actor is.

    Several nameless people are people, and parts of a named body ("two units of the front") are no body of their
    own, whatever body they may speak for.
    """
    if figure.named:
        return figure.kind
    described = [mention for mention in figure.mentions if mention.noun is not None]
    if figure.kind in (*_STANDINGS, "organisation") and any(
        _part_of_named(parse, mention) for mention in described
    ):
        return "collective"
    people = KindWords.load().people
    crowd = (
        figure.plural
        and described
        and all(str(mention.noun and mention.noun.words) in people for mention in described)
    )
    return "collective" if crowd and figure.kind in (*_STANDINGS, "anonymous") else figure.kind


def _part_of_named(parse: Parse, mention: Found) -> bool:
    """Say whether a description is of a part of a body that it names."""
    if parse.tokens[mention.head].lemma not in _PARTS:
        return False
    beside = [j for j in parse.children[mention.head] if parse.tokens[j].dep in ("compound", "nmod", "poss")]
    behind = [
        k
        for j in parse.children[mention.head]
        if parse.tokens[j].lower in ("of", "from")
        for k in parse.children[j]
    ]
    return any(
        (name := parse.name_of(j)) is not None
        and name.kind in (*_STANDINGS, "organisation")
        and name.text[0].isalpha()
        for j in (*beside, *behind)
    )


def _names(figure: Figure) -> dict[str, None]:
    """Return a figure's names in the order they came up; a person's without the roles before them."""
    names = figure.names.values()
    return dict.fromkeys(map(bare_name, names) if figure.kind in PEOPLE else names)


def _fullest(names: Iterable[str]) -> str:
    """Return the name with the most words, the longest of these, the first of these."""
    return max(names, key=lambda name: (len(normal_words(name)), len(name)))


def _description(document: Document, parse: Parse, mentions: Sequence[Found]) -> str:
    """Return the words that first describe somebody, with a short phrase with "of", "in", "for" or "with" after them."""
    mention = next((mention for mention in mentions if mention.form == "description"), mentions[0])
    last = mention.last
    for j in parse.children[mention.head]:
        below = parse.subtree(j)
        if j == last + 1 and parse.tokens[j].dep == "prep" and below[-1] - j == len(below) - 1 <= 5:
            last = below[-1]
    return _SO_CALLED.sub("", " ".join(parse.span_over(mention.first, last).text(document.text).split()))


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
