"""Who is who inside one report: precise rules over names, descriptions and pronouns.

A wrong speaker is the worst error there is, so each rule asks for good ground and leaves a mention untied where it
has none; in particular a pronoun is tied only where one candidate stands out. Rules run in the order of a reader:
names over the whole report first, then description by description and pronoun by pronoun, each looking back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import Literal

from sayso.actors.catalogue import Catalogue, Entry
from sayso.actors.established import short_of
from sayso.actors.kinds import KindWords, Noun, name_head, role_noun
from sayso.actors.mentions import Found, Gender
from sayso.actors.names import fits, is_acronym, normal_words
from sayso.actors.wordlists import word_list
from sayso.records import Parse, VoiceKind

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PEOPLE: frozenset[VoiceKind] = frozenset({"person", "expert"})
BODIES: frozenset[VoiceKind] = frozenset({"organisation", "authority", "armed_group", "state", "media"})

_ANY_GROUP = word_list("any_group")
_OPINIONS = word_list("opinions")
_SETTING_APART = word_list("setting_apart")
_MEMORY = 100
"""How many figures back a description looks, so that a long text takes no longer by the word."""
_NEAR = 3
"""How many sentences back a description looks for a name."""


@dataclass(eq=False, slots=True)
class Figure:
    """An actor while it is put together. ``nouns`` are what it was described by, ``names`` its names in any form."""

    kind: VoiceKind
    entry: Entry | None = None
    plural: bool = False
    gender: Gender | None = None
    mentions: list[Found] = field(default_factory=list)
    names: dict[tuple[str, ...], str] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    last_sentence: int = -1

    @property
    def named(self) -> bool:
        """Whether the report ever names it."""
        return bool(self.names)

    def knows(self, words: Iterable[str]) -> bool:
        """Say whether all these words were said of it before, stand in its names, or only give an opinion."""
        said = {part for name in self.names for part in name}
        return all(word in self.modifiers or word in said or word in _OPINIONS for word in words)


Role = Literal["root", "subject", "other"]


@dataclass(slots=True)
class Scene:
    """What has been read so far: every figure in the order they came up, and who did what in each sentence.

    ``bodies`` are the named figures that are no people; ``named`` gives the figure of every name in the report, read
    or not, by its head word; ``acts`` are a sentence's mentions with the part each plays.
    """

    parse: Parse
    speakers: frozenset[int]
    quoted: Mapping[int, int]
    catalogue: Catalogue
    figures: list[Figure] = field(default_factory=list)
    bodies: list[Figure] = field(default_factory=list)
    at: dict[int, Figure] = field(default_factory=dict)
    acts: dict[int, list[tuple[int, Role, Figure]]] = field(default_factory=dict)
    by_noun: dict[str, list[Figure]] = field(default_factory=dict)
    named: Mapping[int, Figure] = field(default_factory=dict)

    def enter(self, figure: Figure) -> None:
        """Let a figure come up, where it has not yet."""
        if figure.mentions:
            return
        self.figures.append(figure)
        if figure.named and figure.kind not in PEOPLE:
            self.bodies.append(figure)

    def add(self, figure: Figure, mention: Found) -> None:
        """Tie a mention to a figure."""
        sentence = self.parse.sentence_at[mention.head]
        figure.mentions.append(mention)
        figure.gender = figure.gender or mention.gender
        figure.last_sentence = sentence
        for i in range(mention.first, mention.last + 1) if mention.form == "name" else (mention.head,):
            self.at[i] = figure
        self.acts.setdefault(sentence, []).append((mention.head, self._role(mention.head), figure))
        if mention.form == "description" and mention.noun is not None:
            self.describe(figure, mention.noun, mention.modifiers, mention.states)

    def describe(
        self, figure: Figure, noun: Noun, modifiers: Iterable[str] = (), states: Iterable[str] = ()
    ) -> None:
        """Keep what a figure has been called."""
        figure.modifiers.update(modifiers)
        figure.states.update(states)
        if noun.words not in figure.nouns:
            figure.nouns.add(noun.words)
            self.by_noun.setdefault(noun.words, []).append(figure)

    def merge(self, figure: Figure, into: Figure) -> None:
        """Make two figures one, the second."""
        if figure is into:
            return
        into.mentions.extend(figure.mentions)
        into.names.update(figure.names)
        into.modifiers |= figure.modifiers
        into.states |= figure.states
        into.gender = into.gender or figure.gender
        into.entry = into.entry or figure.entry
        for noun in figure.nouns - into.nouns:
            self.by_noun[noun].append(into)
        into.nouns |= figure.nouns
        into.last_sentence = max(into.last_sentence, figure.last_sentence)
        self.figures.remove(figure)
        for noun in figure.nouns:
            self.by_noun[noun].remove(figure)
        for mention in figure.mentions:
            for i in (mention.head, *range(mention.first, mention.last + 1)):
                if self.at.get(i) is figure:
                    self.at[i] = into
            acts = self.acts[self.parse.sentence_at[mention.head]]
            acts[:] = [(i, role, into if other is figure else other) for i, role, other in acts]

    def _role(self, head: int) -> Role:
        token = self.parse.tokens[head]
        if token.dep in SUBJECTS:
            return "root" if token.head == self.parse.sentence_of(head).root else "subject"
        return "subject" if head in self.speakers else "other"


def tie(
    parse: Parse,
    found: Sequence[Found],
    speakers: Iterable[int],
    quoted: Mapping[int, int],
    catalogue: Catalogue,
) -> Scene:
    """Return the scene with every mention tied that there is ground to tie.

    ``found`` are the mentions in text order, ``speakers`` the head words of sources, ``quoted`` maps each token
    inside quotation marks to the head word of who is quoted (-1 where that is unknown).
    """
    scene = Scene(parse, frozenset(speakers), quoted, catalogue)
    figure_of = _name_figures(parse, [mention for mention in found if mention.form == "name"])
    scene.named = figure_of
    role_of = {role: mention for mention in found if mention.form == "name" for role in mention.roles}
    for mention in found:
        if mention.form == "name":
            figure = figure_of[mention.head]
            scene.enter(figure)
            scene.add(figure, mention)
            for role in mention.roles:
                noun = role_noun(parse, role)
                if noun is not None and _may_be(noun, figure):
                    scene.describe(figure, noun, _beside(parse, role, mention))
        elif mention.form == "description":
            _tie_description(scene, mention, role_of.get(mention.head), figure_of)
        else:
            _tie_pronoun(scene, mention)
    for mention in found:
        if mention.form == "pronoun" and mention.pronoun in ("i", "we"):
            speaker = scene.at.get(quoted.get(mention.head, -1))
            alone = speaker is not None and (speaker.kind in PEOPLE or speaker.kind == "anonymous")
            if speaker is not None and (alone or mention.pronoun == "we"):
                scene.add(speaker, mention)
    return scene


def _beside(parse: Parse, role: int, mention: Found) -> set[str]:
    """Return what is said together with a role before a name: "former" in "former Karsk governor Alan Varo"."""
    if role > mention.first:
        return set()
    fellows = {*parse.children[mention.head], *parse.children[role]} - {role}
    return {
        parse.tokens[j].lower
        for j in fellows
        if j < mention.first and parse.tokens[j].dep in ("amod", "compound", "nmod")
    }


# Names


def _name_figures(parse: Parse, mentions: Sequence[Found]) -> dict[int, Figure]:
    """Return the figure of each name by its mention's head: one figure for all spellings and short forms of a name."""
    figures: dict[tuple[str, ...], Figure] = {}
    keys: dict[int, tuple[str, ...]] = {}
    votes: dict[tuple[str, ...], Counter[VoiceKind]] = {}
    for mention in mentions:
        assert mention.name is not None
        words = _words_of(mention)
        key = ("#", mention.entry.id) if mention.entry else words
        keys[mention.head] = key
        figure = figures.setdefault(key, Figure(mention.kind, mention.entry))
        # A kind that the report establishes outweighs any number of the parser's guesses.
        votes.setdefault(key, Counter())[mention.kind] += 1 if mention.name.origin == "parser" else 1000
        figure.names.setdefault(words, " ".join(mention.name.text.split()))
    for key, figure in figures.items():
        if figure.entry is None:
            most = max(votes[key].values())
            figure.kind = reduce(_better_kind, (kind for kind, count in votes[key].items() if count == most))
    standing = {key: key for key in figures}

    def final(key: tuple[str, ...]) -> tuple[str, ...]:
        while standing[key] != key:
            key = standing[key]
        return key

    def join(pairs: Iterable[Pair]) -> None:
        for short, long in pairs:
            one, other = final(short), final(long)
            if one == other or (figures[one].entry and figures[other].entry):
                continue
            if figures[one].entry:
                one, other = other, one
            figures[other].names.update(figures[one].names)
            if _same_sort(figures[one].kind, figures[other].kind):
                figures[other].kind = _better_kind(figures[other].kind, figures[one].kind)
            standing[one] = other

    longs = {words: mention for mention in mentions if len(words := _words_of(mention)) > 1}
    join(_bracketed(parse, mentions, keys))
    join(_beginnings(longs, keys, figures))
    join(_short_forms(mentions, longs, {head: final(key) for head, key in keys.items()}, figures))
    return {head: figures[final(key)] for head, key in keys.items()}


def _words_of(mention: Found) -> tuple[str, ...]:
    """Return a name's normal words, without a person's titles."""
    assert mention.name is not None
    words = normal_words(mention.name.text)
    if mention.kind in PEOPLE:
        titles = KindWords.load().titles
        while len(words) > 1 and words[0] in titles:
            words = words[1:]
    return words or (mention.name.text,)


def _better_kind(one: VoiceKind, other: VoiceKind) -> VoiceKind:
    """Return the kind that says more: an expert is a person, and "organisation" is what a parser calls any body."""
    ranked: tuple[VoiceKind, ...] = (
        "armed_group",
        "authority",
        "media",
        "state",
        "expert",
        "organisation",
        "person",
    )
    return min(one, other, key=lambda kind: ranked.index(kind) if kind in ranked else len(ranked))


Pair = tuple[tuple[str, ...], tuple[str, ...]]


def _bracketed(parse: Parse, mentions: Sequence[Found], keys: Mapping[int, tuple[str, ...]]) -> list[Pair]:
    """Return pairs of names, the second of which stands in brackets right after the first: "... Movement (NSM)"."""
    pairs = []
    for one, other in pairwise(mentions):
        opening = one.last + 1
        if other.first - opening not in (1, 2) or parse.tokens[opening].text not in ("(", "[", "-LRB-"):
            continue
        assert one.name is not None
        assert other.name is not None
        if _is_short(one.name.text) != _is_short(other.name.text) and _same_sort(one.kind, other.kind):
            pairs.append((keys[other.head], keys[one.head]))
    return pairs


def _is_short(text: str) -> bool:
    return " " not in text.strip() and (is_acronym(text) or sum(letter.isupper() for letter in text) >= 2)


def _same_sort(one: VoiceKind, other: VoiceKind) -> bool:
    return (
        one == other
        or (one in BODIES and other in BODIES and "state" not in (one, other))
        or {one, other} <= PEOPLE
    )


def _short_forms(
    mentions: Sequence[Found],
    longs: Mapping[tuple[str, ...], Found],
    keys: Mapping[int, tuple[str, ...]],
    figures: Mapping[tuple[str, ...], Figure],
) -> list[Pair]:
    """Return pairs of a name of one word and the one long name in the report that it can stand for."""
    shorts = {words: mention for mention in mentions if len(words := _words_of(mention)) == 1}
    by_short: dict[str, set[tuple[str, ...]]] = {}
    by_first: dict[str, set[tuple[str, ...]]] = {}
    by_middle: dict[str, set[tuple[str, ...]]] = {}
    for words, mention in longs.items():
        assert mention.name is not None
        key = keys[mention.head]
        people = figures[key].kind in PEOPLE
        ends = people or (mention.kind == "media" and words[-1] in KindWords.load().name_heads)
        short = words[-1] if ends else short_of(mention.name)
        if short:
            by_short.setdefault(short, set()).add(key)
        if people:
            by_first.setdefault(words[0], set()).add(key)
            for word in words[1:-1]:
                by_middle.setdefault(word, set()).add(key)
    pairs: list[Pair] = []
    for words, mention in shorts.items():
        assert mention.name is not None
        if mention.entry is not None:
            continue
        # Of a single word the parser can hardly tell a person from a body; the full name can.
        guessed = mention.name.origin == "parser"
        owners: set[tuple[str, ...]] = set()
        for index in (by_short, by_first, by_middle):
            owners = owners or {
                owner
                for owner in index.get(words[0], ())
                if guessed or _same_sort(figures[owner].kind, figures[keys[mention.head]].kind)
            }
        if not owners and len(words[0]) >= 3 and _is_short(mention.name.text):
            owners = {
                keys[long.head]
                for long_words, long in longs.items()
                if fits(words[0], long_words) and _same_sort(long.kind, mention.kind)
            }
        if len(owners) > 1:
            owners = _introduced_first(owners, mentions, keys, keys[mention.head])
        if len(owners) == 1:
            pairs.append((keys[mention.head], owners.pop()))
    return pairs


def _introduced_first(
    owners: set[tuple[str, ...]],
    mentions: Sequence[Found],
    keys: Mapping[int, tuple[str, ...]],
    short: tuple[str, ...],
) -> set[tuple[str, ...]]:
    """Return those named in full before the short form first follows a full name.

    The press gives a name in full before it shortens it, and calls a namesake who comes up later by the full name.
    """
    introduced: set[tuple[str, ...]] = set()
    for mention in mentions:
        key = keys[mention.head]
        if key == short and introduced:
            return introduced
        if key in owners and len(_words_of(mention)) > 1:
            introduced.add(key)
    return owners


def _beginnings(
    longs: Mapping[tuple[str, ...], Found],
    keys: Mapping[int, tuple[str, ...]],
    figures: Mapping[tuple[str, ...], Figure],
) -> list[Pair]:
    """Return pairs of names of two or more words, one the beginning (for people: the ends) of just one other.

    "Northern Shield" can stand for the Northern Shield Movement, but not "Bank of Karsk" for the Bank of Karsk Arena.
    """
    starting: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for words, mention in longs.items():
        if mention.kind in PEOPLE:
            if len(words) > 2:
                starting.setdefault((words[0], words[-1]), set()).add(keys[mention.head])
            continue
        for length in range(2, len(words)) if name_head(words) else ():
            starting.setdefault(words[:length], set()).add(keys[mention.head])
    pairs = []
    for words, mention in longs.items():
        owners = starting.get(words, set()) - {keys[mention.head]}
        headed = mention.kind not in PEOPLE and name_head(words) is not None
        if len(owners) != 1 or mention.entry is not None or headed:
            continue
        owner = next(iter(owners))
        if _same_sort(figures[owner].kind, mention.kind):
            pairs.append((keys[mention.head], owner))
    return pairs


# Descriptions


def _tie_description(
    scene: Scene, mention: Found, named: Found | None, figure_of: Mapping[int, Figure]
) -> None:
    antecedent = _antecedent(scene, mention)
    if named is not None and mention.noun is not None:
        figure = figure_of[named.head]
        if _may_be(mention.noun, figure) and not mention.plural:
            scene.enter(figure)
            scene.add(figure, mention)
            if antecedent is not None and not antecedent.named and mention.definite:
                scene.merge(antecedent, figure)
            return
    if antecedent is None:
        antecedent = Figure(mention.kind, plural=mention.plural)
        scene.enter(antecedent)
    scene.add(antecedent, mention)


def _may_be(noun: Noun, figure: Figure) -> bool:
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


DESCRIPTION_RULES = (_same_noun, _noun_in_name, _home, _any_group)
"""Each gives the figure that a definite description speaks of again, or None; the first to give one decides."""


# Pronouns


def _tie_pronoun(scene: Scene, mention: Found) -> None:
    if mention.pronoun in ("i", "we"):
        return
    figure = _relative(scene, mention) if mention.pronoun == "who" else _looked_back(scene, mention)
    if figure is not None:
        if mention.pronoun in ("he", "she") and figure.gender is None:
            figure.gender = "male" if mention.pronoun == "he" else "female"
        scene.add(figure, mention)


def _relative(scene: Scene, mention: Found) -> Figure | None:
    """The noun that a relative clause hangs on."""
    for i in scene.parse.ancestors(mention.head):
        token = scene.parse.tokens[i]
        if token.dep == "relcl":
            figure = scene.at.get(token.head)
            human = figure is not None and (figure.kind in PEOPLE or figure.kind == "anonymous")
            return None if human and scene.parse.tokens[mention.head].lower == "which" else figure
        if token.dep in ("ccomp", "advcl", "ROOT"):
            return None
    return None


def _looked_back(scene: Scene, mention: Found) -> Figure | None:
    parse = scene.parse
    if mention.pronoun == "it" and _stands_for_nothing(parse, mention.head):
        return None
    quoted = scene.quoted.get(mention.head, -1)
    speaker = scene.at.get(quoted) or scene.named.get(quoted)
    speaking = mention.head in scene.quoted
    here = parse.sentence_at[mention.head]
    parallel = (
        parse.tokens[mention.head].dep in SUBJECTS
        and parse.tokens[mention.head].head == parse.sentences[here].root
    )
    for back in (here, here - 1, here - 2):
        acts = [
            (i, role, figure)
            for i, role, figure in scene.acts.get(back, ())
            if i < mention.head
            and figure is not speaker
            and (speaking or i not in scene.quoted)
            and _agrees(mention, figure)
            and not _fellow(parse, mention, i)
        ]
        if not acts:
            if back < here and any(
                _agrees_in_kind(mention, figure) for _, _, figure in scene.acts.get(back, ())
            ):
                return None
            continue
        if back < here - 1 and mention.pronoun not in ("he", "she"):
            return None
        return _outstanding(acts, parallel=parallel) if back < here else _own_clause(scene, mention, acts)
    return None


Act = tuple[int, Role, Figure]


def _own_clause(scene: Scene, mention: Found, acts: Sequence[Act]) -> Figure | None:
    """Return the candidate of the pronoun's own sentence: the only one, else the subject of the nearest clause above.

    A people's pronoun goes past other candidates to that subject; "it" and "they" do not, as what is spoken of last
    is as likely.
    """
    figures = {id(figure): figure for _, _, figure in acts}
    if len(figures) == 1:
        return next(iter(figures.values()))
    subjects = {i: figure for i, role, figure in acts if role != "other"}
    for above in scene.parse.ancestors(mention.head):
        for j in scene.parse.children[above]:
            if j not in subjects or scene.parse.tokens[j].dep not in SUBJECTS:
                continue
            between = {id(figure) for i, _, figure in acts if i > j and figure is not subjects[j]}
            return subjects[j] if not between or mention.pronoun in ("he", "she") else None
    return None


def _outstanding(acts: Sequence[Act], *, parallel: bool) -> Figure | None:
    """Return the candidate of an earlier sentence that stands out: the main subject for a main subject, or the only one."""
    roots = {id(figure): figure for _, role, figure in acts if role == "root"}
    subjects = {id(figure): figure for _, role, figure in acts if role != "other"}
    if len(subjects) == 1:
        return next(iter(subjects.values()))
    return next(iter(roots.values())) if parallel and len(roots) == 1 else None


def _agrees(mention: Found, figure: Figure) -> bool:
    if not _agrees_in_kind(mention, figure):
        return False
    if mention.pronoun in ("he", "she"):
        return figure.gender in (None, "male" if mention.pronoun == "he" else "female")
    return True


def _agrees_in_kind(mention: Found, figure: Figure) -> bool:
    if mention.pronoun in ("he", "she"):
        return not figure.plural and (figure.kind in PEOPLE or figure.kind == "anonymous")
    if mention.pronoun == "it":
        return not figure.plural and figure.kind in BODIES
    return figure.plural or figure.kind in ("collective", "armed_group")


def _fellow(parse: Parse, mention: Found, i: int) -> bool:
    """Say whether a pronoun is another argument of a candidate's own verb, and so somebody else ("Varo praised him")."""
    token = parse.tokens[mention.head]
    if token.tag == "PRP$" or token.lower.endswith(("self", "selves")):
        return token.head == i
    verb = parse.tokens[i].head
    if token.head == verb:
        return True
    above = parse.tokens[token.head]
    return above.pos == "ADP" and above.head == verb


def _stands_for_nothing(parse: Parse, head: int) -> bool:
    """Say whether "it" only fills the subject's place: "it is alleged that", "it was Varo who"."""
    token = parse.tokens[head]
    if token.tag == "PRP$":
        return False
    verb = parse.tokens[token.head]
    if token.dep == "expl":
        return True
    if token.dep not in SUBJECTS:
        return False
    if verb.lemma == "be":
        return True
    clause = any(
        parse.tokens[j].dep in ("ccomp", "csubj", "csubjpass", "xcomp") for j in parse.children[verb.i]
    )
    return (token.dep == "nsubjpass" and clause) or verb.lemma in (
        "seem",
        "appear",
        "rain",
        "take",
        "turn",
        "happen",
    )
