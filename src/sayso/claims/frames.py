"""Frames: which words, in which surroundings, say that one party stands in a relation to another.

A frame is data, one TOML file a relation in ``frames/``, and each carries the examples it is tested with. They are
found by the lemma of their predicate, so that only words which can open a frame are looked at twice.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args

from sayso.attribution.force import is_negated
from sayso.claims.contrasts import is_denied_above, who_is_meant
from sayso.claims.lexicon import ENDING
from sayso.claims.parties import Parties
from sayso.claims.roles import Roles
from sayso.records import Force, Parse, Relation

Speech = Literal["verb", "noun", "adjective", "preposition"]

_POS: Final[dict[Speech, frozenset[str]]] = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB", "ADV"}),
    "preposition": frozenset({"ADP", "SCONJ", "ADV"}),
}
_FROM: Final[dict[Speech, tuple[str, ...]]] = {
    "verb": ("subject",),
    "noun": ("holder", "poss", "by", "modifier"),
    "adjective": ("subject",),
    "preposition": ("subject",),
}
_TO: Final[dict[Speech, tuple[str, ...]]] = {
    "verb": ("object",),
    "noun": ("of",),
    "adjective": ("to",),
    "preposition": ("pobj",),
}
_NOBODY: Final = frozenset({"no", "none", "nobody", "neither"})
_ACTING: Final = frozenset({"actor", "claimant", "group", "named", "person", "body"})
_FINITE: Final = frozenset({"VB", "VBD", "VBP", "VBZ"})
_AS_NOUN: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
"""Where a form in -ing may be the noun of its own ("fighting broke out")."""
_MOST: Final = 6
"""Most parties taken from one slot; longer lists are enumerations of something else."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the frame's own and what must be read in it."""

    text: str
    subject: str
    object: str | None
    polarity: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a relation.

    ``subject`` and ``object`` are slots (see `Roles`), tried in order until one is filled by something of the class
    wanted. ``needs`` are further slots with the class that must fill them, ``lacks`` those that must not be filled. ``mutual`` says that all who fill
    ``subject`` stand in the relation to each other. ``denies`` turns the relation over ("withdraw from").
    ``voice`` is the slot of who says so, where the predicate is itself an act of speech, with its ``force``; a
    ``counted`` frame wants a number, a ``tallied`` one takes it from behind its predicate, and ``status`` is what is said of those it counts ("killed"). ``wording`` is how
    a statement puts it where the text's own words do not do: bare form, third person, past, and what links the object.
    """

    relation: Relation
    speech: Speech
    words: tuple[str, ...]
    particle: str | None
    subject: tuple[str, ...]
    subject_is: str
    object: tuple[str, ...]
    object_is: str
    optional: bool
    needs: tuple[tuple[str, str], ...]
    lacks: tuple[tuple[str, str], ...]
    mutual: bool
    denies: bool
    voice: str | None
    force: Force | None
    counted: bool
    tallied: bool
    status: str | None
    wording: tuple[str, str, str, str] | None
    weight: float
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a predicate, with the head words of its parties; ``needed`` fill its further slots.

    ``denied``: the frame or the words around it turn it over ("withdrew support", "no group claimed"). ``part_of`` is
    the head word of the people that its subject is counted once more as a part of ("five people, among them *three
    children*"); ``told_by`` the verb that tells of a predicate which is none itself ("*left* 12 dead").
    """

    frame: Frame
    predicate: int
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    needed: tuple[int, ...]
    denied: bool
    part_of: int | None = None
    told_by: int | None = None


@cache
def load_frames() -> tuple[Frame, ...]:
    """Return all frames, in the order of the relations and of their files."""
    folder = files("sayso.claims").joinpath("frames")
    found: list[Frame] = []
    for relation in get_args(Relation):
        source = folder.joinpath(f"{relation}.toml")
        if source.is_file():
            found.extend(_frames(relation, tomllib.loads(source.read_text(encoding="utf-8"))))
    return tuple(found)


def _frames(relation: Relation, table: dict[str, Any]) -> Iterator[Frame]:
    for entry in table["frame"]:
        for speech in get_args(Speech):
            if speech in entry:
                yield _frame(relation, speech, {**table.get("all", {}), **entry})


def _frame(relation: Relation, speech: Speech, entry: dict[str, Any]) -> Frame:
    subject = _slots(entry.get("subject", _FROM[speech]))
    if entry.get("object") == "none":
        objects: tuple[str, ...] = ()
    else:
        objects = _slots(entry.get("object", _TO[speech]))
    return Frame(
        relation=relation,
        speech=speech,
        words=tuple(entry[speech]),
        particle=entry.get("particle"),
        subject=subject,
        subject_is=entry.get("subject_is", "actor"),
        object=objects,
        object_is=entry.get("object_is", "actor"),
        optional=entry.get("optional", False),
        needs=tuple(sorted(entry.get("needs", {}).items())),
        lacks=_lacks(entry.get("lacks", ())),
        mutual=entry.get("mutual", False),
        denies=entry.get("denies", False),
        voice=entry.get("voice"),
        force=entry.get("force"),
        counted=entry.get("counted", False),
        tallied=entry.get("tallied", False),
        status=entry.get("status"),
        wording=_wording(entry.get("wording")),
        weight=entry.get("weight", 0.9),
        examples=tuple(
            Example(text, subject, found or None, (rest or ["affirmed"])[0])
            for text, subject, found, *rest in entry["examples"]
        ),
    )


def _wording(forms: list[str] | None) -> tuple[str, str, str, str] | None:
    if forms is None:
        return None
    bare, third, past, link = forms
    return bare, third, past, link


def _lacks(value: list[str] | dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(value.items()) if isinstance(value, dict) else tuple((slot, "any") for slot in value)


def _slots(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@cache
def _by_word() -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in load_frames():
        for word in frame.words:
            found.setdefault(word, []).append(frame)
    return {word: tuple(frames) for word, frames in found.items()}


def find_matches(parse: Parse, roles: Roles, parties: Parties) -> Iterator[Match]:
    """Yield every frame found, in text order of the predicates."""
    index = _by_word()
    for token in parse.tokens:
        frames = index.get(token.lemma)
        gerund = token.tag == "VBG" and token.dep in _AS_NOUN
        if gerund:
            frames = (
                *(frames or ()),
                *(frame for frame in index.get(token.lower, ()) if frame.speech == "noun"),
            )
        if frames is None and token.pos in {"ADJ", "ADV"} and token.lower.endswith("ed"):
            frames = index.get(token.lower[:-2]) or index.get(token.lower[:-1])
        if frames is None or parse.name_at[token.i] >= 0:
            continue
        participle = token.tag in {"VBN", "VBD", "JJ"} and token.lower.endswith("ed")
        for frame in frames:
            if frame.speech == "adjective" and token.tag in _FINITE:
                continue  # "closed its borders" is not "close"
            as_noun = gerund and frame.speech == "noun"
            if token.pos in _POS[frame.speech] or as_noun or (participle and frame.speech == "verb"):
                match = _match(parse, roles, parties, frame, token.i)
                if match:
                    yield match


def _match(parse: Parse, roles: Roles, parties: Parties, frame: Frame, i: int) -> Match | None:
    if not _has_particle(parse, frame, i):
        return None
    needed: list[int] = []
    for slot, wanted in frame.needs:
        found = [j for j in roles.fillers(i, slot) if parties.is_a(j, wanted)]
        if not found:
            return None
        needed.extend(found)
    if any(parties.is_a(j, wanted) for slot, wanted in frame.lacks for j in roles.fillers(i, slot)):
        return None
    subjects = _fill(roles, parties, frame.subject, frame.subject_is, i)
    if not subjects:
        return None
    objects = _fill(roles, parties, frame.object, frame.object_is, i, subjects)
    if frame.mutual and not objects:
        if len(subjects) < 2 or parse.tokens[i].dep == "amod":
            return None
        subjects, objects = subjects[:1], subjects[1:]
    if not objects and frame.object and not frame.optional:
        return None
    denied = (
        frame.denies
        or _is_ended(parse, i)
        or any(_is_none(parse, j) or is_denied_above(parse, j) for j in (*subjects, *objects))
    )
    return Match(frame, i, subjects, objects, tuple(needed), denied)


def _has_particle(parse: Parse, frame: Frame, i: int) -> bool:
    if frame.particle is None:
        return True
    return any(
        parse.tokens[j].lower == frame.particle
        and parse.tokens[j].dep in {"prt", "advmod", "prep", "oprd", "acomp"}
        for j in parse.children[i]
    )


def _fill(
    roles: Roles, parties: Parties, slots: tuple[str, ...], wanted: str, i: int, taken: tuple[int, ...] = ()
) -> tuple[int, ...]:
    for slot in slots:
        meant = (who_is_meant(roles.parse, j) for j in roles.fillers(i, slot))
        filling = tuple(dict.fromkeys(j for j in meant if j is not None))
        if wanted in _ACTING and not taken:
            filling = tuple(k for j in filling for k in parties.issuers(j))
        found = tuple(j for j in filling if j not in taken and parties.is_a(j, wanted))
        if found:
            return found[:_MOST]
    return ()


def _is_none(parse: Parse, i: int) -> bool:
    """Say whether a party is nobody: "no group", "none of them"."""
    if parse.tokens[i].lower in _NOBODY:
        return True
    return any(
        parse.tokens[j].lower in _NOBODY and parse.tokens[j].dep in {"det", "neg"} for j in parse.children[i]
    )


def _is_ended(parse: Parse, i: int) -> bool:
    """Say whether a verb above says that what the predicate names is over or is not so ("stopped arming")."""
    token = parse.tokens[i]
    head = parse.tokens[token.head]
    if head.lemma not in ENDING or head.i == i or is_negated(parse, head):
        return False  # "has not denied arming" ends nothing, and neither does "has not stopped"
    if head.lemma in {"break", "cut", "lose", "reject"} or token.pos == "NOUN":
        return token.pos == "NOUN" and token.dep in {"dobj", "nsubjpass"}
    return token.dep in {"dobj", "nsubjpass", "xcomp", "ccomp", "pcomp"} and token.tag in {"VBG", "NN", "VB"}
