"""What kind of speaker or actor somebody is, by the words used for them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Literal, cast, get_args

from sayso.actors.names import normal_words
from sayso.records import NameKind, Parse, VoiceKind

VOICE_KINDS: frozenset[str] = frozenset(get_args(VoiceKind))


def voice_kind(kind: str | None) -> VoiceKind | None:
    """Return a name's kind where it is an actor's; None for places and things."""
    return cast(VoiceKind, kind) if kind in VOICE_KINDS else None


_AGENTS = re.compile(r"(?:er|or|ist|ian|eer|crat|man|ant|ite)$")
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_BEFORE_NOUN = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})


@dataclass(frozen=True, slots=True)
class KindWords:
    """The word lists of ``kinds/*.toml``, each from a word (or several, in order) to the kind it marks.

    ``nouns`` head descriptions of a body ("the militia"), ``people`` those of its people ("militants"),
    ``documents`` what it puts out ("a report");
    ``name_heads`` are heads of names where capitalised, ``loose_name_heads`` in either case. ``signs`` maps a head
    and a word beside it to the kind that the two make together ("army" and "liberation"), unless one of the
    ``peaceful`` words stands in the name, too ("women"). ``unnaming`` are words
    that keep a speaker's name back. ``name_openers`` begin names such as "Ansar al-Karsk", ``first_words`` others that hold
    no head ("Radio Karsk"); ``titles`` stand before
    a person's name, each with the noun it comes to ("gen": "general").
    """

    nouns: Mapping[str, VoiceKind]
    people: Mapping[str, VoiceKind]
    documents: Mapping[str, VoiceKind]
    name_heads: Mapping[str, VoiceKind]
    loose_name_heads: Mapping[str, VoiceKind]
    signs: Mapping[tuple[str, str], VoiceKind]
    peaceful: frozenset[str]
    unnaming: frozenset[str]
    name_openers: Mapping[str, VoiceKind]
    first_words: Mapping[str, VoiceKind]
    titles: Mapping[str, str]

    @staticmethod
    @cache
    def load() -> KindWords:
        """Return the shipped lists; they are read once and kept."""
        folder = files("sayso.actors").joinpath("kinds")
        tables = [
            tomllib.loads(folder.joinpath(f"{kind}.toml").read_text(encoding="utf-8"))
            for kind in _KINDS_WITH_WORDS
        ]
        nouns = {word: noun for table in tables for word, noun in table.get("title_nouns", {}).items()}
        return KindWords(
            _first_kinds(tables, "nouns"),
            _first_kinds(tables, "people"),
            _first_kinds(tables, "documents"),
            _first_kinds(tables, "name_heads"),
            _first_kinds(tables, "loose_name_heads"),
            {
                (head, sign): table["kind"]
                for table in tables
                for head in table.get("contested_heads", ())
                for sign in table.get("name_signs", ())
            }
            | {
                (head, sign): table["kind"]
                for table in tables
                for head in table.get("civil_heads", ())
                for sign in table.get("strong_signs", ())
            },
            frozenset(word for table in tables for word in table.get("peaceful_signs", ())),
            frozenset(word for table in tables for word in table.get("unnaming", ())),
            _first_kinds(tables, "name_openers"),
            _first_kinds(tables, "first_words"),
            {word: nouns.get(word, word) for table in tables for word in table.get("titles", ())},
        )


# Where several kinds list one word, the first in this order has it.
_KINDS_WITH_WORDS: tuple[VoiceKind, ...] = (
    "authority", "organisation", "armed_group", "media", "state", "expert", "anonymous", "person", "collective",
)  # fmt: skip


def _first_kinds(tables: Iterable[Mapping[str, Any]], section: str) -> dict[str, VoiceKind]:
    found: dict[str, VoiceKind] = {}
    for table in tables:
        for word in table.get(section, ()):
            found.setdefault(word, table["kind"])
    return found


def kind_of_name(text: str, hint: NameKind | None = None) -> VoiceKind | None:
    """Return the kind that a name's own words speak for, else the hint where that is one, else None.

    >>> kind_of_name("Karsk Liberation Army"), kind_of_name("Veldanian Army")
    ('armed_group', 'authority')
    """
    words = normal_words(text)
    lists = KindWords.load()
    head = name_head(words)
    if head is None:
        return _kind_of_opening(words, lists) or voice_kind(hint)
    if head in _NUMBERED and _ORDINAL.fullmatch(words[0]):
        return "authority"
    signed = next((lists.signs[head, word] for word in words if (head, word) in lists.signs), None)
    if signed is not None:
        return signed if lists.peaceful.isdisjoint(words) else "organisation"
    if head == "army" and len(words) > 1 and not _of_a_state(words):
        return "organisation"
    return lists.name_heads.get(head) or lists.loose_name_heads[head]


def _kind_of_opening(words: Sequence[str], lists: KindWords) -> VoiceKind | None:
    """Return what a name without a head is by its first word: "Ansar al-Karsk", "Radio Karsk"."""
    if len(words) < 2:
        return None
    if words[1] in _PARTICLES and words[0] in lists.name_openers:
        return lists.name_openers[words[0]]
    return lists.first_words.get(words[0])


_PARTICLES = frozenset(
    {"al", "ul", "ud", "ur", "us", "un", "as", "ad", "an", "ar", "ash", "at", "az", "e", "el", "i"}
)
_NUMBERED = frozenset({"brigade", "battalion", "division", "regiment", "detachment"})
"""Heads of which only a state's army counts its own."""
_ORDINAL = re.compile(r"\d{1,3}(?:st|d|nd|rd|th)")
_OF_A_STATE = re.compile(
    r"(?:an|ese|ish|[^aeiou]i|french|dutch|czech|swiss|greek|arab|national|royal|regular|government|federal|state|us|uk|[1-9].*(?:st|nd|rd|th|d))$"
)


def _of_a_state(words: Sequence[str]) -> bool:
    """Say whether an army's name begins as a state's does: with a nationality, "national", "royal" or a number."""
    return any(_OF_A_STATE.search(word) for word in words if word not in ("army", "of", "the"))


def bare_name(text: str) -> str:
    """Return a person's name without the roles and long titles before it; a title stays before a lone surname.

    >>> bare_name("Spokeswoman Ada Varo"), bare_name("President Varo")
    ('Ada Varo', 'President Varo')
    """
    lists = KindWords.load()
    words = text.split()
    while len(words) > 1:
        first = words[0].lower().rstrip(".,")
        titled = first in lists.titles
        if not (titled and len(words) > 2) and (titled or first not in lists.people):
            break
        words = words[1:]
    return " ".join(words)


def name_head(words: Sequence[str]) -> str | None:
    """Return the word of a name that says what it is: one before "of", "for" or "in", else the last one."""
    lists = KindWords.load()
    for word, following in pairwise(words):
        if following in _AFTER_HEAD and (word in lists.name_heads or word in lists.loose_name_heads):
            return word
    last = words[-1] if words else ""
    return last if last in lists.name_heads or last in lists.loose_name_heads else None


_AFTER_HEAD = frozenset({"of", "for", "in", "on", "against", "to"})


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun that marks an actor: the words it was found under, its kind, and which list it stands in."""

    words: str
    kind: VoiceKind
    list: Literal["nouns", "people", "documents"]


def actor_noun(parse: Parse, head: int) -> Noun | None:
    """Return what kind of actor a noun marks, the longest entry first: "rights group" before "group"."""
    lists = KindWords.load()
    token = parse.tokens[head]
    if token.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    for form in dict.fromkeys((token.lemma, token.lower, token.lower.removesuffix("s"))):
        for words in _longer_forms(parse, head, form):
            for name in _NOUN_LISTS:
                kind = getattr(lists, name).get(words)
                if kind is not None:
                    return Noun(words, kind, name)
    return None


def role_noun(parse: Parse, role: int) -> Noun | None:
    """Return what a word that says somebody's role marks, titles cut short included ("Gen. Varo")."""
    found = actor_noun(parse, role)
    if found is not None:
        return found
    lists = KindWords.load()
    noun = lists.titles.get(parse.tokens[role].lower.rstrip("."), "")
    kind = lists.people.get(noun)
    return Noun(noun, kind, "people") if kind else None


_NOUN_LISTS: tuple[Literal["nouns", "people", "documents"], ...] = ("nouns", "people", "documents")


def _longer_forms(parse: Parse, head: int, form: str) -> Iterator[str]:
    first = parse.sentence_of(head).first
    tokens = parse.tokens
    if head - 2 >= first and tokens[head - 1].text == "-":
        yield f"{tokens[head - 2].lower}-{form}"
    if head - 2 >= first and tokens[head - 1].pos in _BEFORE_NOUN and tokens[head - 2].pos in _BEFORE_NOUN:
        yield f"{tokens[head - 2].lower} {tokens[head - 1].lower} {form}"
    if head - 2 >= first and tokens[head - 1].tag == "POS":
        ending = "'s" if tokens[head - 1].lower.endswith("s") else "'"
        yield f"{tokens[head - 2].lower}{ending} {form}"
    if head - 1 >= first and tokens[head - 1].pos in _BEFORE_NOUN:
        yield f"{tokens[head - 1].lower} {form}"
    yield form


def is_plural(parse: Parse, head: int) -> bool:
    """Say whether a noun is plural, by its tag or because two of them are counted."""
    return parse.tokens[head].tag in _PLURAL_TAGS or parse.tokens[head].lower in ("people", "police")


def is_definite(parse: Parse, head: int) -> bool:
    """Say whether a noun is told as known: with "the", "this", "that", "these", "those" or "both"."""
    return any(
        parse.tokens[j].dep == "det"
        and parse.tokens[j].lower in ("the", "this", "that", "these", "those", "both")
        for j in parse.children[head]
    )


def kind_of_description(parse: Parse, head: int) -> VoiceKind:
    """Return the kind of somebody who is described rather than named, by the head noun and what stands with it.

    Bodies keep the kind of their noun. One of a body's people is "anonymous" ("a senior official") unless told as
    known ("the minister": a person); several speak for the body where it acts through them ("officials", "rebels"),
    are a "collective" where it does not ("analysts", "residents"), and anonymous where officials are counted ("two
    diplomats") or names are kept back. One expert is an expert. A noun that marks nobody is
    "unnamed", unless it is a plural that looks like people who do something ("settlers", "loyalists").
    """
    noun = actor_noun(parse, head)
    if _keeps_name_back(parse, head):
        return "anonymous"
    plural = is_plural(parse, head)
    if noun is None:
        return "collective" if plural and _AGENTS.search(parse.tokens[head].lemma) else "unnamed"
    if noun.list != "people":
        return noun.kind
    if not plural:
        if noun.kind == "expert":
            return "expert"
        return "person" if is_definite(parse, head) or _possessed(parse, head) else "anonymous"
    if noun.kind in ("authority", "person") and parse.child(head, "nummod") is not None:
        return "anonymous"
    return noun.kind if noun.kind in ("authority", "armed_group") else "collective"


def _possessed(parse: Parse, head: int) -> bool:
    return parse.child(head, "poss") is not None


def _keeps_name_back(parse: Parse, head: int) -> bool:
    """Say whether the phrase holds "unnamed", "anonymous", "asked not to be named" or the like."""
    unnaming = KindWords.load().unnaming
    tokens = parse.tokens
    for j in parse.children[head]:
        if tokens[j].lower in unnaming and tokens[j].dep in ("amod", "acl", "compound"):
            return True
        if tokens[j].dep in ("relcl", "acl", "prep"):
            words = [tokens[k].lower for k in parse.subtree(j)]
            negated = "not" in words or "n't" in words or "declined" in words or "refused" in words
            if "anonymity" in words or (negated and not unnaming.isdisjoint(words)):
                return True
    return False
