"""Whom a description speaks of again: "the group", "the Veldanian agency", "the senior analyst"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.actors.entries import Entry
from sayso.actors.kinds import Noun, name_head
from sayso.actors.mentions import Found
from sayso.actors.names import normal_words
from sayso.actors.pronouns import outstanding_person
from sayso.actors.scene import BODIES, PEOPLE, SUBJECTS, Figure, Scene
from sayso.actors.wordlists import word_list

_ANY_GROUP = word_list("any_group")
_OPINIONS = word_list("opinions")
_SETTING_APART = word_list("setting_apart")
_CANDIDACIES = word_list("candidacies")
_OTHER_WORDS = word_list("other_words")
_SERVING = word_list("serving")
_MEMORY = 100
"""How many figures back a description looks, so that a long text takes no longer by the word."""
_NEAR = 3
"""How many sentences back a description looks for a name."""


def tie_description(
    scene: Scene, mention: Found, named: Found | None, figure_of: Mapping[int, Figure]
) -> None:
    """Tie a description to the figure it speaks of, or to a new one; ``named`` is a name it stands beside."""
    antecedent = _antecedent(scene, mention)
    if named is not None and mention.noun is not None:
        figure = figure_of[named.head]
        if may_be(mention.noun, figure) and not mention.plural:
            scene.enter(figure)
            scene.add(figure, mention)
            if antecedent is not None and not antecedent.named and mention.definite:
                scene.merge(antecedent, figure)
            return
    if antecedent is None:
        antecedent = Figure(mention.kind, plural=mention.plural)
        scene.enter(antecedent)
    scene.add(antecedent, mention)


def may_be(noun: Noun, figure: Figure) -> bool:
    """Say whether somebody of this kind can be called by this noun."""
    if figure.kind in PEOPLE:
        return noun.list == "people"
    if noun.list != "nouns":
        return False
    if noun.words in _ANY_GROUP:
        return figure.kind != "state"
    return (
        noun.kind == figure.kind
        or (figure.entry is None and figure.kind == "organisation" and noun.kind in BODIES - {"state"})
        or (noun.kind == "organisation" and figure.kind in ("armed_group", "authority", "media"))
    )


def _antecedent(scene: Scene, mention: Found) -> Figure | None:
    """Return who a description speaks of again, if anybody."""
    noun = mention.noun
    if noun is None:
        return None
    body = noun.list == "nouns" and not mention.plural
    article = any(
        scene.parse.tokens[j].lower in ("a", "an", "another", "one")
        for j in scene.parse.children[mention.head]
    )
    if article or (mention.count and not mention.definite):
        return None
    if not mention.definite and not body:
        return _same_words(scene, mention, noun) if mention.plural else None
    for rule in DESCRIPTION_RULES:
        figure = rule(scene, mention, noun)
        if figure is not None:
            return figure
    return None


def _same_words(scene: Scene, mention: Found, noun: Noun) -> Figure | None:
    """The same bare plural, said before in the same words."""
    if noun.list == "documents" or mention.kind == "anonymous":
        return None
    for figure in reversed(scene.by_noun.get(noun.words, [])[-_MEMORY:]):
        same = figure.plural and figure.modifiers == mention.modifiers and figure.states == mention.states
        if same and not figure.named and not figure.mentions[0].count:
            return figure
    return None


def _same_noun(scene: Scene, mention: Found, noun: Noun) -> Figure | None:
    """Somebody who was called by the same noun before, with nothing that tells the two apart."""
    fitting = [
        figure
        for figure in scene.by_noun.get(noun.words, [])[-_MEMORY:]
        if figure.plural == mention.plural
        and (not mention.states or not figure.states or not figure.states.isdisjoint(mention.states))
        and figure.knows(mention.modifiers)
        and (figure.modifiers & _SETTING_APART) <= mention.modifiers
        and figure.mentions
        and (mention.count is None or any(other.count == mention.count for other in figure.mentions))
    ]
    return _nearest(fitting)


def _nearest(figures: Sequence[Figure]) -> Figure | None:
    """Return the figure mentioned last; nobody where two people come up in that same sentence."""
    if not figures:
        return None
    last = max(figure.last_sentence for figure in figures)
    latest = [figure for figure in figures if figure.last_sentence == last]
    if len(latest) > 1 and any(figure.kind in PEOPLE or figure.kind == "anonymous" for figure in latest):
        return None
    return max(latest, key=lambda figure: figure.mentions[-1].head)


def _noun_in_name(scene: Scene, mention: Found, noun: Noun) -> Figure | None:
    """Somebody whose name holds the noun: "the ministry" for the Ministry of Hills."""
    if mention.plural or noun.list != "nouns":
        return None
    fitting = [
        figure
        for figure in scene.bodies[-_MEMORY:]
        if any(name_head(name) == noun.words for name in figure.names)
        and figure.knows(mention.modifiers)
        and not _foreign(figure, mention)
    ]
    return _nearest(fitting)


def _foreign(figure: Figure, mention: Found) -> bool:
    """Say whether a description's nationality is another than what is known of the figure."""
    if not mention.states:
        return False
    if figure.states:
        return figure.states.isdisjoint(mention.states)
    return not any(state in {part for name in figure.names for part in name} for state in mention.states)


def _home(scene: Scene, mention: Found, noun: Noun) -> Figure | None:
    """Somebody of the nationality told, whose known name holds a word of the description: "the Veldanian spy agency"."""
    if not mention.states or mention.plural or noun.list != "nouns":
        return None
    words = {*noun.words.split(), *mention.modifiers}
    fitting = [
        figure
        for figure in scene.bodies[-_MEMORY:]
        if figure.entry is not None
        and figure.kind == noun.kind
        and _lives_in(scene, figure.entry, mention.states)
        and any(
            not words.isdisjoint(normal_words(name)) for name in (figure.entry.name, *figure.entry.aliases)
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def _lives_in(scene: Scene, entry: Entry, states: Iterable[str]) -> bool:
    codes = {code for state in states for code in scene.catalogue.entry(state).countries}
    return not codes.isdisjoint(entry.countries)


def _any_group(scene: Scene, mention: Found, noun: Noun) -> Figure | None:
    """The body of the right kind named last, for nouns such as "group" that fit any."""
    if mention.plural or not mention.definite or noun.list != "nouns":
        return None
    generic = noun.words in _ANY_GROUP
    if not generic and noun.kind != "armed_group" and noun.words not in _SPEAKING_BODIES:
        return None
    here = scene.parse.sentence_at[mention.head]
    kinds = {"organisation", "armed_group"} if generic else {noun.kind}
    fitting = [
        figure
        for figure in scene.bodies[-_MEMORY:]
        if figure.kind in kinds
        and here - figure.last_sentence < _NEAR
        and figure.mentions
        and not _foreign_home(scene, figure, mention)
        and all(word in _OPINIONS or figure.knows((word,)) for word in mention.modifiers)
    ]
    if not fitting:
        return None
    if generic or noun.kind == "armed_group":
        return max(fitting, key=lambda figure: figure.mentions[-1].head)
    return fitting[0] if len(fitting) == 1 else None


_SPEAKING_BODIES = word_list("speaking_bodies")


def _foreign_home(scene: Scene, figure: Figure, mention: Found) -> bool:
    if not mention.states:
        return False
    if figure.states:
        return figure.states.isdisjoint(mention.states)
    return figure.entry is None or not _lives_in(scene, figure.entry, mention.states)


def _candidate(scene: Scene, mention: Found, noun: Noun) -> Figure | None:
    """The only candidate named who stands for the same side: "the Hill Party nominee" for the one introduced as theirs."""
    if mention.plural or noun.words not in _CANDIDACIES:
        return None
    fitting = [
        figure
        for figure in _people_called(scene, _CANDIDACIES)
        if _on_side(scene, mention, figure)
        and (figure.modifiers & _SETTING_APART) == (mention.modifiers & _SETTING_APART)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _same_office(scene: Scene, mention: Found, noun: Noun) -> Figure | None:
    """The only one who was introduced by this noun, and shortly before, though more is said of them now."""
    if mention.plural or noun.list != "people" or not mention.definite or _restricted(scene, mention):
        return None
    here = scene.parse.sentence_at[mention.head]
    fitting = [
        figure
        for figure in _people_called(scene, {noun.words})
        if (figure.modifiers & _SETTING_APART) == (mention.modifiers & _SETTING_APART)
    ]
    if (
        len(fitting) != 1
        or here - fitting[0].last_sentence > _NEAR
        or not _fits(scene, mention, noun, fitting[0])
    ):
        return None
    return fitting[0]


def _in_other_words(scene: Scene, mention: Found, noun: Noun) -> Figure | None:
    """The one person of the sentence before in other words: "the developer", "the former minister of mines"."""
    former = noun.list == "people" and "former" in mention.modifiers
    if (
        mention.plural
        or not (former or noun.words in _OTHER_WORDS)
        or not mention.definite
        or mention.head in scene.quoted
        or (_restricted(scene, mention) and not former)
        or scene.parse.tokens[mention.head].dep not in SUBJECTS
    ):
        return None
    figure = outstanding_person(scene, mention)
    return figure if figure is not None and figure.named and _fits(scene, mention, noun, figure) else None


def _people_called(scene: Scene, nouns: Iterable[str]) -> list[Figure]:
    """Return the named people who were called by any of these nouns."""
    found = {
        id(figure): figure
        for noun in sorted(nouns)
        for figure in scene.by_noun.get(noun, ())[-_MEMORY:]
        if figure.named and figure.kind in PEOPLE and not figure.plural
    }
    return list(found.values())


def _fits(scene: Scene, mention: Found, noun: Noun, figure: Figure) -> bool:
    """Say whether nothing that is known of a person speaks against a description.

    Who serves somebody is not who is served; of two sides in one contest nobody stands for both.
    """
    if mention.gender and figure.gender and mention.gender != figure.gender:
        return False
    if noun.words not in figure.nouns and not figure.nouns.isdisjoint(_SERVING):
        return False
    if noun.words in _CANDIDACIES and not figure.nouns.isdisjoint(_CANDIDACIES):
        return _on_side(scene, mention, figure) is not False
    states = {state for state in mention.states if scene.catalogue.entry(state).kind == "state"}
    return not states or not figure.states or not states.isdisjoint(figure.states)


def _on_side(scene: Scene, mention: Found, figure: Figure) -> bool | None:
    """Say whether all capitalised words of a description, such as a party's, were said of a person; None without any.

    A party's full name says what its short one does.
    """
    told = [
        token.text
        for token in (scene.parse.tokens[j] for j in scene.parse.children[mention.head])
        if mention.first <= token.i < mention.head
        and token.text[0].isupper()
        and token.pos in ("ADJ", "PROPN")
    ]
    if not told:
        return None
    return all(
        not figure.modifiers.isdisjoint({*normal_words(word), *(normal_words(entry.name) if entry else ())})
        for word in told
        for entry in (scene.catalogue.find(word),)
    )


def _restricted(scene: Scene, mention: Found) -> bool:
    """Say whether a clause, a phrase or an owner tells which one is meant, so that it need not be one named before."""
    return any(
        scene.parse.tokens[j].dep in ("relcl", "acl", "poss", "prep", "appos")
        for j in scene.parse.children[mention.head]
    )


DESCRIPTION_RULES = (_same_noun, _candidate, _noun_in_name, _home, _any_group, _same_office, _in_other_words)
"""Each gives the figure that a definite description speaks of again, or None; the first to give one decides."""
