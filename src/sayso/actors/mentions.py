"""Words that may stand for an actor: names, descriptions that an actor's noun heads, and pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sayso.actors.catalogue import Catalogue
from sayso.actors.entries import Entry
from sayso.actors.kinds import (
    Noun,
    actor_noun,
    bare_name,
    is_definite,
    is_plural,
    kind_of_description,
    kind_of_name,
    role_noun,
    voice_kind,
)
from sayso.actors.names import is_acronym, normal_words
from sayso.actors.wordlists import word_list
from sayso.records import Name, Parse, VoiceKind

Gender = Literal["female", "male"]

PRONOUNS: dict[str, str] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i",
    "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we",
    "who": "who", "which": "who", "that": "who",
}  # fmt: skip
"""Pronouns and the series each belongs to."""

_GENDERED: dict[str, Gender] = {
    **dict.fromkeys(word_list("female"), "female"),
    **dict.fromkeys(word_list("male"), "male"),
}
_FIRST_NAMES: dict[str, Gender] = {
    **dict.fromkeys(word_list("female_names"), "female"),
    **dict.fromkeys(word_list("male_names"), "male"),
}
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod", "det", "quantmod", "advmod", "predet"})
_SAID_OF = frozenset({"amod", "compound", "nmod"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_IN_NO_PERSON = word_list("in_no_person")
_PARTY_TAG = re.compile(r"[DIR]-[A-Z]")
"""A legislator's party and state, as in "Ada Varo, R-Sela"."""
_TELLING = frozenset({"armed_group", "authority", "media"})
_PARTS = word_list("parts")
_ANYBODYS = frozenset({"your", "my", "our"})
_OPENS = frozenset({",", "(", "[", "-LRB-", "–", "—"})
_CLOSES = frozenset({",", ")", "]", "-RRB-", "–", "—", ".", ";"})
_LINKED = frozenset({"compound", "nmod", "amod"})


@dataclass(frozen=True, slots=True)
class Found:
    """A mention before it is tied to anybody.

    ``first`` to ``last`` are its tokens, ``head`` the head word. For a description ``noun`` is what it is headed by
    and ``modifiers`` the normal words said of it, nationalities left out; ``states`` are the catalogue's ids of
    those nationalities. For a name ``roles`` are the nouns that describe it on the spot ("spokesman Alan Varo").
    """

    form: Literal["name", "description", "pronoun"]
    first: int
    last: int
    head: int
    kind: VoiceKind
    plural: bool = False
    name: Name | None = None
    entry: Entry | None = None
    noun: Noun | None = None
    definite: bool = False
    count: str | None = None
    modifiers: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    roles: tuple[int, ...] = ()
    gender: Gender | None = None
    pronoun: str | None = None


def find_mentions(parse: Parse, catalogue: Catalogue, speakers: Iterable[int] = ()) -> list[Found]:
    """Return every mention in text order of their heads.

    ``speakers`` are the head words of sources: a place that speaks is a state, and a noun that marks nobody is
    somebody where it speaks.
    """
    speaking = frozenset(speakers)
    found: list[Found] = []
    plain: set[int] = set()
    for index, name in enumerate(parse.names):
        if _is_plain_noun(parse, name):
            plain.update(parse.tokens_in(name.span))
            continue
        named = _named(parse, index, name, catalogue, speaking)
        if named is not None:
            found.append(named)
    heads = {mention.head for mention in found}
    for token in parse.tokens:
        i = token.i
        if parse.name_at[i] >= 0 and i not in plain:
            continue
        if token.pos in ("PRON", "DET") or token.tag == "PRP$":
            series = PRONOUNS.get(token.lower)
            if series is not None and (series != "who" or token.tag in ("WP", "WDT")):
                found.append(
                    Found("pronoun", i, i, i, "unnamed", plural=series in ("they", "we"), pronoun=series)
                )
        elif token.pos in ("NOUN", "PROPN"):
            described = _described(parse, i, catalogue, speaks=i in speaking)
            if described is not None and described.head not in heads:
                found.append(described)
    found.sort(key=lambda mention: (mention.head, mention.first))
    return found


def _is_plain_noun(parse: Parse, name: Name) -> bool:
    """Say whether the parser took a word such as "the Garrison" for a name that only marks an actor."""
    if name.origin != "parser":
        return False
    inside = parse.tokens_in(name.span)
    return (
        len(inside) == 1
        and parse.child(inside[0], "det") is not None
        and actor_noun(parse, inside[0]) is not None
    )


def _named(
    parse: Parse, index: int, name: Name, catalogue: Catalogue, speaking: frozenset[int]
) -> Found | None:
    tokens = parse.tokens_in(name.span)
    inside = [i for i in tokens if parse.name_at[i] == index]
    if not inside:
        return None
    head = next(
        (i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), inside[-1]
    )
    entry = catalogue.entry(name.entry) if name.entry else catalogue.find(name.text)
    roles = tuple(_roles(parse, head))
    said = [noun for role in roles if (noun := role_noun(parse, role)) is not None]
    guessed = name.origin == "parser" and name.kind in ("person", "expert")
    if _PARTY_TAG.match(name.text) or (guessed and not _IN_NO_PERSON.isdisjoint(normal_words(name.text))):
        return None
    kind = _kind_of_named(name, entry, said, speaks=head in speaking)
    if entry is None and name.kind == "place" and head in speaking:
        capitals = {alias.entry.id: alias.entry for alias in catalogue.aliases(name.text)}
        entry = next(iter(capitals.values())) if len(capitals) == 1 else None
    if kind is None:
        return None
    return Found(
        "name",
        inside[0],
        inside[-1],
        head,
        kind,
        name=name,
        entry=entry,
        roles=roles,
        gender=_gender(parse, head, roles) or _gender_of_name(name, kind),
    )


def _gender_of_name(name: Name, kind: VoiceKind) -> Gender | None:
    """Return what a person's first name says; none for a surname alone."""
    words = normal_words(bare_name(name.text))
    return _FIRST_NAMES.get(words[0]) if len(words) > 1 and kind in ("person", "expert") else None


def _kind_of_named(name: Name, entry: Entry | None, said: list[Noun], *, speaks: bool) -> VoiceKind | None:
    """Return a name's kind: the catalogue's, else what its own words say, else what is said of it, else the hint."""
    if entry is not None and entry.kind not in ("place", "other"):
        return voice_kind(entry.kind)
    hint = name.kind
    own = kind_of_name(name.text)
    if own is None and hint == "organisation" and name.origin == "parser" and _gender_of_name(name, "person"):
        hint = "person"
    if own is not None and hint != "person" and (hint != "place" or speaks):
        # What the report calls it on the spot says more than a word such as "Movement" in its name.
        told = next((noun.kind for noun in said if noun.list == "nouns" and noun.kind in _TELLING), own)
        return told if own == "organisation" else own
    for noun in said:
        if (
            noun.list == "nouns"
            and noun.kind != "state"
            and (hint != "person" or noun.kind in ("armed_group", "media"))
        ):
            return noun.kind
        if noun.list == "people" and hint in ("person", "other"):
            return "expert" if noun.kind == "expert" else "person"
    if hint == "other" and speaks and name.text[0].isalpha():
        return "organisation"
    if hint == "place":
        return "state" if speaks and name.text.replace(" ", "").isalpha() else None
    return voice_kind(hint)


def _roles(parse: Parse, head: int) -> list[int]:
    """Return the nouns that say on the spot what a named one is: "spokesman Alan Varo", "Alan Varo, an analyst"."""
    tokens = parse.tokens
    roles = [
        j
        for j in parse.children[head]
        if parse.name_at[j] < 0
        and (tokens[j].dep == "appos" or (tokens[j].dep in _LINKED and tokens[j].pos in ("NOUN", "PROPN")))
    ]
    beside = _beside_commas(parse, head)
    if beside is not None and beside not in roles:
        roles.append(beside)
    above = tokens[head].head
    if above not in roles and tokens[head].dep == "appos" and parse.name_at[above] < 0:
        roles.append(above)
    if tokens[head].dep == "nsubj" and tokens[above].lemma == "be" and parse.child(above, "neg") is None:
        attribute = parse.child(above, "attr")
        if attribute is not None and parse.name_at[attribute] < 0:
            roles.append(attribute)
    return roles


def _beside_commas(parse: Parse, head: int) -> int | None:
    """Return the noun right before a name that stands between commas or brackets, however the parser read it.

    "The Karskan spy agency, KSI, denied it": the name only says who the agency is, unless a list goes on behind it.
    """
    tokens = parse.tokens
    if (
        head < 2
        or head + 1 >= len(tokens)
        or tokens[head - 1].text not in _OPENS
        or tokens[head + 1].text not in _CLOSES
    ):
        return None
    noun = head - 2
    following = tokens[min(head + 2, len(tokens) - 1)]
    goes_on = following.pos == "CCONJ" or parse.name_at[following.i] >= 0
    if goes_on or parse.name_at[noun] >= 0 or tokens[noun].pos != "NOUN" or parse.child(noun, "det") is None:
        return None
    return noun


def _gender(parse: Parse, head: int, roles: Iterable[int]) -> Gender | None:
    for j in (*parse.children[head], *roles):
        found = _GENDERED.get(parse.tokens[j].lower.rstrip("."))
        if found:
            return found
    before = head - 1
    if before >= 0 and parse.tokens[before].text == "." and before:
        before -= 1
    return _GENDERED.get(parse.tokens[before].lower.rstrip(".")) if before >= 0 else None


def _described(parse: Parse, i: int, catalogue: Catalogue, *, speaks: bool) -> Found | None:
    noun = actor_noun(parse, i)
    token = parse.tokens[i]
    if noun is None and not speaks:
        return None
    if noun is not None and noun.list == "documents" and not speaks:
        return None
    if token.dep in _LINKED and not speaks:
        return None
    kind = kind_of_description(parse, i)
    if noun is None and token.tag == "NNP" and token.text[0].isupper():
        noun = _role_of_named(parse, i)
        if noun is None:
            return _unmarked_name(parse, i, catalogue)
        kind = noun.kind
    if token.tag == "NNPS" and noun is None:
        kind = "collective"
    if kind == "unnamed":
        return None
    if kind == "authority" and noun is not None and noun.list == "nouns":
        kind = _kind_of_body(parse, i) or kind
    first, modifiers, states = i, set[str](), set[str]()
    article = next((j for j in parse.children[i] if parse.tokens[j].lower in _ARTICLES), 0)
    for j in parse.children[i]:
        child = parse.tokens[j]
        if not article <= j < i or child.dep not in _MODIFIERS:
            continue
        first = min(first, parse.subtree(j)[0])
        if child.dep in _SAID_OF:
            state = catalogue.of_adjective(child.text) or (
                catalogue.find(child.text) if child.pos == "PROPN" else None
            )
            if state is not None:
                states.add(state.id)
            else:
                modifiers.update(normal_words(child.text))
        elif child.dep == "det" and child.lower not in _ARTICLES:
            modifiers.add(child.lower)
        elif child.dep == "poss" and child.lower in _ANYBODYS and not speaks:
            return None
        elif child.dep == "poss":
            owner = catalogue.find(child.text)
            (states if owner else modifiers).add(owner.id if owner else child.lower)
    return Found(
        "description", first, i, i, kind, is_plural(parse, i), noun=noun,
        definite=is_definite(parse, i), count=_count(parse, i), modifiers=frozenset(modifiers) - frozenset((noun.words if noun else "").split()),
        states=frozenset(states), gender=_GENDERED.get(token.lemma),
    )  # fmt: skip


def _count(parse: Parse, head: int) -> str | None:
    number = parse.child(head, "nummod")
    return parse.tokens[number].lower if number is not None else None


def _kind_of_body(parse: Parse, head: int) -> VoiceKind | None:
    """Return the kind of a body that fights or is none of the state's, where its name stands before "unit" or so."""
    for j in parse.children[head]:
        name = parse.name_of(j) if parse.tokens[j].dep in ("compound", "nmod", "poss") else None
        if (
            name is not None
            and name.kind in ("armed_group", "organisation")
            and parse.tokens[head].lemma in _PARTS
        ):
            return voice_kind(name.kind)
    return None


def _role_of_named(parse: Parse, i: int) -> Noun | None:
    """Return a capitalised word as a role where a person's name explains it: "the airline's CVO, Ada Varo"."""
    for j in parse.children[i]:
        name = parse.name_of(j) if parse.tokens[j].dep == "appos" else None
        if name is not None and name.kind in ("person", "expert") and is_acronym(parse.tokens[i].text):
            return Noun(parse.tokens[i].lower, "person", "people")
    return None


def _unmarked_name(parse: Parse, i: int, catalogue: Catalogue) -> Found:
    """Return a capitalised speaker that nobody took for a name, with the capitalised words right before it."""
    first = i
    while (
        first > parse.sentence_of(i).first
        and parse.tokens[first - 1].head == i
        and parse.tokens[first - 1].pos == "PROPN"
    ):
        first -= 1
    span = parse.span_over(first, i)
    text = " ".join(token.text for token in parse.tokens[first : i + 1])
    entry = catalogue.find(text)
    kind: VoiceKind | None = voice_kind(entry.kind if entry else None) or kind_of_name(text)
    name = Name(span, text, kind or "person", "parser", entry.id if entry else None)
    roles = tuple(_roles(parse, i))
    return Found(
        "name",
        first,
        i,
        i,
        kind or "person",
        name=name,
        entry=entry,
        roles=roles,
        gender=_gender(parse, i, roles),
    )
