"""The words that introduce what somebody says: cue verbs, nouns, adjectives, adverbs and phrases.

The entries are data, ``cues/en.toml``; its head explains every field. What a cue needs beside it to be one, its
complement, follows PolNeAR's wide notion of attribution (Newell et al. 2018): speech, writing, belief, intention
and attitude.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from sayso.records import Force, Parse, VerbClass

CuePos = Literal["verb", "noun", "adjective", "adverb", "phrase"]

Complement = Literal[
    "clause", "quote", "infinitive", "object", "as", "about", "against", "among", "around", "at", "behind", "by",
    "for", "from", "in", "into", "of", "on", "over", "to", "toward", "upon", "after", "with",
]  # fmt: skip
"""What stands beside a cue and is its content: a finite clause, a quotation, an infinitive, a noun phrase, or what
follows a preposition."""

SPEAKER = "*"
"""In a phrase, the place of the speaker: "as * put it"."""
SPEAKERS = "*'s"
"""In a phrase, the place of the speaker's possessive: "in *'s view" is met by "in her view" and "in the bank's view"."""

_LONGEST_SPEAKER = 6
_POSSESSIVE = frozenset({"PRP$", "POS"})
_NO_SPEAKER = frozenset({"PUNCT", "VERB", "SPACE"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that attributes when one of its complements, ``takes``, stands beside it.

    ``addressee``: its direct object is the hearer and no content. ``belief``: a state of mind rather than speech.
    ``objects``: the entry holds only with one of these as direct object (of a noun: as its "of"). ``speaker_follows``:
    the words right after the phrase are the speaker. ``rate`` is how often the word with a complement was a cue, a
    share of 1 measured on PolNeAR's training part; a complement that isn't there was seen fewer than five times.
    """

    lemma: str
    pos: CuePos
    verb_class: VerbClass
    force: Force
    takes: frozenset[Complement]
    example: str
    also: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    addressee: bool = False
    belief: bool = False
    speaker_follows: bool = False
    rate: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A phrase found in a parse: its own tokens, those of the speaker inside it, and where it ends (exclusive)."""

    cue: Cue
    tokens: tuple[int, ...]
    speaker: tuple[int, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues of one language. Lemmas and words are asked for in small letters.

    ``phrases`` holds each phrase's words with its cue, by its first word, the longest first.
    """

    cues: tuple[Cue, ...]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    _index: Mapping[tuple[str, str, str], Cue]

    @classmethod
    def load(cls, language: str = "en") -> Lexicon:
        """Return the lexicon of a language, read once; raises FileNotFoundError where there is none."""
        return _read(language)

    def verb(self, lemma: str, particle: str | None = None, objects: Iterable[str] = ()) -> Cue | None:
        """Return the cue verb with this lemma, its particle, and the lemmas of its direct objects.

        With a particle that no entry has, only a verb of speech is still itself: "wrote back" and "shouted out" are
        cues, "took over" is none.
        """
        if particle is None:
            return self._entry("verb", lemma, objects)
        found = self.phrasal(lemma, particle, objects)
        if found is None:
            found = self._entry("verb", lemma, objects)
            if found is not None and "quote" not in found.takes:
                return None
        return found

    def phrasal(self, lemma: str, particle: str, objects: Iterable[str] = ()) -> Cue | None:
        """Return the verb with this particle, preposition or other fixed word: "point" and "out", "call" and "for".

        Its entry goes before that of the bare verb, which may mean something else ("call").
        """
        return self._entry("verb", f"{lemma} {particle}", objects)

    def noun(self, lemma: str, objects: Iterable[str] = ()) -> Cue | None:
        """Return the cue noun with this lemma; ``objects`` are the lemmas that follow its "of"."""
        return self._entry("noun", lemma, objects)

    def adjective(self, lower: str) -> Cue | None:
        """Return the cue adjective; a participle ("alleged") is one too, whatever the parser makes of it."""
        return self._index.get(("adjective", lower, ""))

    def adverb(self, lower: str) -> Cue | None:
        """Return the adverb that attributes a clause by itself ("reportedly")."""
        cue = self.shade(lower)
        return cue if cue is not None and cue.takes else None

    def shade(self, lower: str) -> Cue | None:
        """Return the adverb that changes the force of another cue: "reportedly said", "falsely claimed"."""
        return self._index.get(("adverb", lower, ""))

    def phrase_at(self, parse: Parse, i: int) -> PhraseMatch | None:
        """Return the longest phrase that begins with token ``i`` and ends in the same sentence, if any."""
        for words, cue in self.phrases.get(parse.tokens[i].lower, ()):
            match = _match(parse, i, words, cue)
            if match:
                return match
        return None

    def usual_force(self, act: VerbClass) -> Force:
        """Return how firm most verbs are that do this."""
        counts = Counter(cue.force for cue in self.cues if cue.verb_class == act and cue.pos == "verb")
        return max(counts, key=lambda force: (counts[force], force), default="asserted")

    def _entry(self, pos: CuePos, lemma: str, objects: Iterable[str]) -> Cue | None:
        for object_lemma in objects:
            selected = self._index.get((pos, lemma, object_lemma))
            if selected is not None:
                return selected
        return self._index.get((pos, lemma, ""))


@cache
def _read(language: str) -> Lexicon:
    text = files("sayso.attribution").joinpath("cues", f"{language}.toml").read_text(encoding="utf-8")
    tables: dict[CuePos, list[dict[str, Any]]] = tomllib.loads(text)  # type: ignore[assignment]
    cues = tuple(_cue(pos, row) for pos, rows in tables.items() for row in rows)
    index: dict[tuple[str, str, str], Cue] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in cues:
        for name in (cue.lemma, *cue.also):
            if cue.pos == "phrase":
                words = _words(name)
                phrases.setdefault(words[0], []).append((words, cue))
                continue
            for object_lemma in cue.objects or ("",):
                index[cue.pos, name, object_lemma] = cue
    longest_first = {
        first: tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry[0])))
        for first, found in phrases.items()
    }
    return Lexicon(cues, longest_first, index)


def _cue(pos: CuePos, row: dict[str, Any]) -> Cue:
    return Cue(
        lemma=row["lemma"],
        pos=pos,
        verb_class=row["class"],
        force=row["force"],
        takes=frozenset(row["takes"]),
        example=row["example"],
        also=tuple(row.get("also", ())),
        objects=frozenset(row.get("object", ())),
        addressee=row.get("addressee", False),
        belief=row.get("belief", False),
        speaker_follows=row.get("speaker_follows", False),
        rate=row.get("rate", {}),
    )


def _words(phrase: str) -> tuple[str, ...]:
    """Return a phrase as the parser cuts it: a hyphen is a word of its own."""
    return tuple(phrase.replace("-", " - ").split())


def _match(parse: Parse, i: int, words: tuple[str, ...], cue: Cue) -> PhraseMatch | None:
    tokens = parse.tokens
    end = parse.sentence_of(i).last
    own: list[int] = []
    speaker: list[int] = []
    at = i
    for number, word in enumerate(words):
        if word in {SPEAKER, SPEAKERS}:
            speaker = _speaker(parse, at, end, words[number + 1], possessive=word == SPEAKERS)
            if not speaker:
                return None
            at = speaker[-1] + 1
        elif at < end and tokens[at].lower == word:
            own.append(at)
            at += 1
        else:
            return None
    return PhraseMatch(cue, tuple(own), tuple(speaker), at)


def _speaker(parse: Parse, first: int, end: int, then: str, *, possessive: bool) -> list[int]:
    """Return the one to six tokens before the phrase's next word, or none where they can be no speaker."""
    found: list[int] = []
    for i in range(first, min(end - 1, first + _LONGEST_SPEAKER)):
        token = parse.tokens[i]
        if token.pos in _NO_SPEAKER:
            return []
        found.append(i)
        if parse.tokens[i + 1].lower == then and (not possessive or token.tag in _POSSESSIVE):
            return found
    return []
