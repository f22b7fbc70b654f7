"""One plain sentence for each claim, which a reader can check and which never asserts.

A statement opens with whose word it is: "According to the ministry, ...", for a chain "According to the paper,
citing two diplomats, ...", and for what nobody else is quoted with "The report says: ...". Behind it stand the
text's own words where a finite verb joins the two parties, else a plain wording of the relation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.claims.frames import Match
from sayso.claims.parties import Filler, Parties
from sayso.claims.roles import DEEPEST, Roles
from sayso.claims.stance import Stance
from sayso.records import Force, Parse, Quantity, Relation, Span, Voice

NOBODY: Final = "somebody who is not named"
"""How a voice without a name is called."""

_VERBS: Final[dict[Relation, tuple[str, str, str, str]]] = {
    "supports": ("support", "supports", "supported", ""),
    "arms": ("arm", "arms", "armed", ""),
    "funds": ("fund", "funds", "funded", ""),
    "trains": ("train", "trains", "trained", ""),
    "shelters": ("shelter", "shelters", "sheltered", ""),
    "directs": ("direct", "directs", "directed", ""),
    "part_of": ("belong", "belongs", "belonged", "to"),
    "member_of": ("belong", "belongs", "belonged", "to"),
    "leads": ("lead", "leads", "led", ""),
    "recruits_from": ("recruit", "recruits", "recruited", "from"),
    "controls": ("control", "controls", "controlled", ""),
    "active_in": ("be", "is", "was", "active in"),
    "cooperates_with": ("cooperate", "cooperates", "cooperated", "with"),
    "hostile_to": ("be", "is", "was", "hostile to"),
    "attacks": ("attack", "attacks", "attacked", ""),
    "abducts_or_detains": ("seize", "seizes", "seized", ""),
    "threatens": ("threaten", "threatens", "threatened", ""),
    "negotiates_with": ("negotiate", "negotiates", "negotiated", "with"),
    "designates": ("list or ban", "lists or bans", "listed or banned", ""),
    "trafficks": ("traffic", "traffics", "trafficked", "in"),
    "responsible_for": ("be", "is", "was", "responsible for"),
    "alias_of": ("be", "is", "was", "also called"),
    "succeeded_by": ("be", "is", "was", "succeeded by"),
    "strength": ("have", "has", "had", ""),
    "casualties": ("be", "is", "was", "killed"),
}
"""A plain wording of each relation: its bare form, third person, past, and what stands before the object."""

_CASES: Final[dict[str, tuple[str, str]]] = {
    "it": ("it", "it"), "its": ("it", "it"), "his": ("he", "him"), "their": ("they", "them"), "our": ("we", "us"), "my": ("I", "me"),
    "him": ("he", "him"), "them": ("they", "them"), "us": ("we", "us"), "me": ("I", "me"), "he": ("he", "him"),
    "she": ("she", "her"), "they": ("they", "them"), "we": ("we", "us"), "i": ("I", "me"), "her": ("she", "her"),
    "who": ("they", "them"), "those": ("they", "them"), "these": ("these", "these"),
}  # fmt: skip
"""Pronouns as subject and as object."""
_BEHIND: Final = ("be", "is", "was", "behind")

_OWN: Final[dict[Force, str]] = {
    "alleged": ", as an allegation",
    "reported": ", as hearsay",
    "possible": ", as a possibility",
}
_LOWERED: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "some",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "many",
        "several",
        "no",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "these",
        "those",
        "this",
        "that",
        "both",
        "all",
        "most",
        "other",
        "another",
        "young",
        "armed",
        "unidentified",
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "gunmen",
        "members",
        "fighters",
        "police",
        "it's",
        "there",
        "officials",
        "sources",
        "residents",
        "witnesses",
        "authorities",
        "analysts",
        "experts",
        "critics",
        "according",
        "local",
        "senior",
    }
)
"""Words that lose their capital inside a sentence."""
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_PLURAL_WORDS: Final = frozenset(
    {"they", "we", "those", "these", "both", "many", "several", "some", "who", "you"}
)
_HARD: Final = frozenset('"“”;:()—')
_LONGEST: Final = 30
"""Most words quoted between the parties; past it, the plain wording is easier to check."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says, as far as its wording needs it."""

    match: Match
    subject: Filler
    object: Filler | None
    quantity: Quantity | None
    stance: Stance
    content: tuple[Span, ...]
    performed: bool


def statement(voices: Sequence[Voice], parties: Parties, force: Force, clause: str, cue: str = "") -> str:
    """Return the sentence: whose word it is, then the clause. A quoted clause is preceded by its ``cue``."""
    if not voices:
        return f"The report says{_OWN.get(force, '')}: {clause}."
    names = [_voice(parties, voice, 1) for voice in voices]
    if clause.startswith("“"):
        act = f" (“{cue}”)" if cue else ""
        return f"According to {', citing '.join(names)}{act}: {clause}."
    if force in {"denied", "doubted"}:
        outer = ", citing ".join(names[:-1])
        verb = "denied" if force == "denied" else "doubted"
        act = f"{_voice(parties, voices[-1], 0)} {verb} that {clause}."
        return _capital(f"According to {outer}, {act}" if outer else act)
    return f"According to {', citing '.join(names)}, {clause}."


def _voice(parties: Parties, voice: Voice, case: int) -> str:
    words = " ".join(voice.text.split()).strip(" ,.:;")
    if not words or voice.kind == "unnamed":
        return NOBODY
    words = lowered(words)
    actor = parties.actors.get(voice.actor) if voice.actor else None
    pronoun = words.lower()
    if pronoun in _CASES:
        words = _CASES[pronoun][case]
        if actor and actor.name.lower() != pronoun:
            return f"{words} [{actor.name}]"
    return words


def quoted(content: str) -> str:
    """Return a content as a clause of its own: in the text's words, between quotation marks."""
    return f"“{' '.join(content.split()).strip(_EDGES)}”"


_EDGES: Final = " ,.;:\"“”'‘’"


def lowered(words: str) -> str:
    """Return words as they stand inside a sentence: an opening article or pronoun loses its capital."""
    if len(words) > 1 and words.isupper():
        return words
    first, _, rest = words.partition(" ")
    if first != "I" and first.lower() in _LOWERED:
        return f"{first.lower()} {rest}" if rest else first.lower()
    return words


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class Wording:
    """Puts claims of one document into words."""

    def __init__(self, parse: Parse, text: str, roles: Roles, parties: Parties) -> None:
        self.parse = parse
        self.text = text
        self.roles = roles
        self.parties = parties

    def words(self, span: Span) -> str:
        """Return a stretch of the text on one line."""
        return " ".join(span.text(self.text).split())

    def party(self, filler: Filler, case: int | None = None) -> str:
        """Return a party's words; behind a pronoun or a description, the actor's name in brackets.

        ``case`` puts a pronoun into another place of the sentence: 0 for a subject, 1 for an object.
        """
        words = lowered(self.words(filler.span))
        if case is not None and words.lower() in _CASES:
            words = _CASES[words.lower()][case]
        mention = self.parties.mentions.get(filler.head)
        actor = self.parties.actors.get(filler.actor) if filler.actor else None
        if (
            actor is None
            or mention is None
            or mention.actor != actor.id
            or mention.form not in {"pronoun", "description"}
        ):
            return words
        if actor.name.lower() in {words.lower(), mention.text.lower()}:
            return words
        return f"{words} [{actor.name}]"

    def clause(self, said: Said) -> str:
        """Return what is claimed, without whose word it is."""
        found = None if said.performed else self._from_text(said)
        return found or self._plain(said)

    # In the text's own words

    def _from_text(self, said: Said) -> str | None:
        pivot = self._pivot(said.match)
        if pivot is None:
            return None
        verb = self._finite(pivot, said.content)
        if verb is None:
            return None
        surface = self.roles.subject_of(pivot)
        if self.roles.subject_of(verb) != surface:
            return None
        first, second = self._order(said, pivot, surface)
        if first is None:
            return None
        start = self._group_start(verb)
        if len(surface) > 1 and self._is_number_marked(start, verb):
            return None
        end = self._end(said, pivot, second)
        if end is None:
            return None
        shared = self._shared_auxiliaries(verb)
        middle, tail = end
        span = self.parse.span_over(start, middle)
        words = self.words(span)
        if _HARD & set(words) or middle - start > _LONGEST or "," in words[:-1]:
            return None
        return " ".join(part for part in (self.party(first), shared, words, tail) if part)

    def _pivot(self, match: Match) -> int | None:
        """Return the verb that joins the parties: the predicate, or the verb that carries it."""
        token = self.parse.tokens[match.predicate]
        if token.pos in {"VERB", "AUX"}:
            return match.predicate
        if token.dep in {"acomp", "prep", "attr"} and self.parse.tokens[token.head].pos in {"VERB", "AUX"}:
            return token.head
        return self.roles.carrier(match.predicate)

    def _finite(self, pivot: int, content: Sequence[Span]) -> int | None:
        """Return the finite verb of the pivot's clause, without leaving the content."""
        i = pivot
        for _ in range(DEEPEST):
            token = self.parse.tokens[i]
            if self._is_finite(i):
                return i
            head = self.parse.tokens[token.head]
            if token.dep == "conj" and head.tag == token.tag and self._is_finite(head.i):
                return i
            if token.dep not in {"xcomp", "acl", "pcomp", "prep", "dobj", "pobj"} or head.i == i:
                return None
            if content and not any(span.start <= head.start < span.end for span in content):
                return None
            i = head.i
        return None

    def _is_finite(self, i: int) -> bool:
        token = self.parse.tokens[i]
        if token.pos not in {"VERB", "AUX"}:
            return False
        if token.tag in {"VBD", "VBZ", "VBP"} and token.dep not in {"acl", "amod"}:
            return True
        return any(
            self.parse.tokens[j].dep in {"aux", "auxpass"} and self.parse.tokens[j].tag not in {"TO", "VBG"}
            for j in self.parse.children[i]
        )

    def _shared_auxiliaries(self, verb: int) -> str:
        """Return the helping verbs that a later verb of a row shares with the first ("is arming and training")."""
        if self._is_finite(verb):
            return ""
        head = self.parse.tokens[verb].head
        found = [
            self.parse.tokens[j].text
            for j in self.parse.children[head]
            if self.parse.tokens[j].dep in {"aux", "auxpass", "neg"}
        ]
        return " ".join(found)

    def _order(self, said: Said, pivot: int, surface: Sequence[int]) -> tuple[Filler | None, Filler | None]:
        """Return the parties in the order of the text: the surface subject first."""
        if said.match.predicate in surface:
            whole = Filler(said.match.predicate, self.parties.span(said.match.predicate, incident=True), None)
            return whole, said.subject
        if said.match.frame.relation == "strength" and surface and surface[0] not in said.match.subjects:
            words = self.parse.subtree(surface[0])
            whole = Filler(surface[0], self.parse.span_over(words[0], words[-1]), None)
            return (whole, said.object) if words[-1] < pivot else (None, None)
        if (given := set(said.match.needed) & set(surface)) and len(surface) == 1:
            head = given.pop()
            return Filler(head, self.parties.span(head), None), said.subject
        subjects, objects = set(said.match.subjects), set(said.match.objects)
        if subjects & set(surface):
            return (
                (said.subject, said.object)
                if said.subject.head in surface or len(surface) == 1
                else (None, None)
            )
        if said.object is not None and objects & set(surface):
            return said.object, said.subject
        return None, None

    def _is_number_marked(self, start: int, verb: int) -> bool:
        """Say whether a verb's form shows that its subjects are several, so that it fits none of them alone."""
        words = [self.parse.tokens[j] for j in range(start, verb + 1)]
        return any(word.tag == "VBP" or word.lower in {"were", "are"} for word in words)

    def _group_start(self, verb: int) -> int:
        start = verb
        for j in reversed(self.parse.children[verb]):
            if j > verb:
                continue
            if self.parse.tokens[j].dep not in {"aux", "auxpass", "neg", "advmod"} or j != start - 1:
                break
            start = j
        return start

    def _end(self, said: Said, pivot: int, second: Filler | None) -> tuple[int, str] | None:
        """Return the last word quoted, and what is put behind it: a later one of joined parties, or nothing."""
        last = max(
            self._phrase_end(pivot), *(self._phrase_end(i) for i in said.match.needed if i > pivot), pivot
        )
        if last > max(pivot, second.head if second else 0) and said.match.needed:
            return last, ""
        if second is None:
            return last, ""
        tokens = self.parse.tokens_in(second.span)
        if any(self._is_next_verb(j, pivot) for j in range(pivot + 1, tokens[0])):
            return None
        if tokens[0] <= pivot:
            if second.head in self.roles.fillers(pivot, "subject") and self.roles.passive(pivot):
                return last, f"by {self.party(second, 1)}"
            return (
                (last, self.party(second, 1)) if second.head in self.roles.fillers(pivot, "object") else None
            )
        head = second.head
        while self.parse.tokens[head].dep == "conj" and self.parse.tokens[head].head > pivot:
            head = self.parse.tokens[head].head
        if head != second.head:
            before = self.parse.tokens_in(self.parties.span(head))[0] - 1
            return (before, self.party(second)) if before >= pivot else None
        return (tokens[0] - 1, self.party(second)) if tokens[0] - 1 >= pivot else None

    def _is_next_verb(self, i: int, pivot: int) -> bool:
        token = self.parse.tokens[i]
        return token.dep == "conj" and token.pos in {"VERB", "AUX"} and token.head == pivot

    def _phrase_end(self, pivot: int) -> int:
        """Return the last word of a verb with its particle and the short object that goes with it."""
        last = pivot
        for j in self.parse.children[pivot]:
            token = self.parse.tokens[j]
            if j > pivot and token.dep == "prt":
                last = max(last, j)
            if j > pivot and token.dep in {"dobj", "attr", "acomp"}:
                last = max(last, self.parse.tokens_in(self.parties.span(j, incident=True))[-1])
        return last

    # In plain words

    def _plain(self, said: Said) -> str:
        relation = said.match.frame.relation
        subject = self.party(said.subject, 0)
        plural = self._is_plural(said.subject)
        denied = said.stance.polarity == "denied"
        bare, third, past, link = said.match.frame.wording or _VERBS[relation]
        if relation == "attacks" and said.match.frame.speech == "noun" and said.object is None:
            bare, third, past, link = _BEHIND
        if relation == "casualties":
            return self._harm(said, subject, plural=plural)
        verb = _inflected((bare, third, past), said.stance, plural=plural, denied=denied)
        parts = [subject, verb, link]
        if relation == "strength":
            parts.append(self._counted(said))
        elif said.object is not None:
            parts.append(self.party(said.object, 1))
        elif relation == "attacks" and said.match.frame.speech == "noun":
            parts.append(self.words(self.parties.span(said.match.predicate, incident=True)))
        elif relation == "responsible_for":
            parts[-1] = "responsible"
        return " ".join(part for part in parts if part)

    def _harm(self, said: Said, subject: str, *, plural: bool) -> str:
        denied = said.stance.polarity == "denied"
        status = said.match.frame.status or "killed"
        if status == "casualties":
            verb = _inflected(("have", "has", "had"), said.stance, plural=plural, denied=denied)
            return f"{subject} {verb} {self.words(said.quantity.span) if said.quantity else ''} casualties"
        if (
            said.match.frame.speech == "noun"
            and said.quantity
            and said.match.subjects == (said.match.predicate,)
        ):
            verb = _inflected(("be", "is", "was"), said.stance, plural=plural, denied=denied)
            return f"{subject} {verb} {self.words(said.quantity.span)}"
        stance = (
            said.stance
            if said.stance.tense in {"future", "hypothetical"}
            else replace(said.stance, tense="past")
        )
        verb = _inflected(("be", "is", "was"), stance, plural=plural, denied=denied)
        if said.object is None:
            return f"{subject} {verb} {status}"
        link = "by" if self.parties.is_a(said.object.head, "actor") else "in"
        return f"{subject} {verb} {status} {link} {self.party(said.object, 1)}"

    def _counted(self, said: Said) -> str:
        """Return the number and what it counts, without whose they are."""
        if said.quantity is None:
            return ""
        end = said.quantity.span.end
        if said.object is not None and said.object.span.contains(said.quantity.span):
            end = said.object.span.end
        number = self.words(Span(said.quantity.span.start, end))
        of = said.quantity.of
        if of and of.lower() not in number.lower():
            number = f"{number} {'of ' if said.quantity.unit == 'percent' else ''}{of}"
        if said.object is not None and end != said.object.span.end:
            number = f"{number} from {self.party(said.object)}"
        return number

    def _is_plural(self, party: Filler) -> bool:
        token = self.parse.tokens[party.head]
        if token.tag in _PLURAL or token.lower in _PLURAL_WORDS or token.lower == "police":
            return self.parse.name_at[party.head] < 0 or token.tag == "NNS"
        return token.lemma == "people" or (token.tag == "CD" and token.lower not in {"1", "one"})


def _inflected(forms: tuple[str, str, str], stance: Stance, *, plural: bool, denied: bool) -> str:
    """Return a verb in the tense, number and polarity of a claim; ``forms`` are bare, third person and past."""
    bare, third, past = forms
    negation = " not" if denied else ""
    if stance.tense == "future":
        return f"will{negation} {bare}"
    if stance.tense == "hypothetical":
        return f"might{negation} {bare}"
    if bare == "be":
        present, before = ("are", "were") if plural else ("is", "was")
        return (before if stance.tense == "past" else present) + negation
    if denied:
        auxiliary = "did" if stance.tense == "past" else "do" if plural else "does"
        return f"{auxiliary} not {bare}"
    if stance.tense == "past":
        return past
    return bare if plural else third
