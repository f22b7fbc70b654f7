"""A plain wording of a typed claim, for what no finite verb of the text's own puts into a clause."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sayso.claims.naming import Naming, Said
from sayso.claims.parties import Filler
from sayso.claims.stance import Stance
from sayso.claims.statement import CASES
from sayso.records import Relation, Span

VERBS: Final[dict[Relation, tuple[str, str, str, str]]] = {
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

_NOBODY: Final = ("neither ", "no ", "none ", "nobody", "not one ", "not a ")
_CARRIED_OUT: Final = ("carry out", "carries out", "carried out", "")

_PLURAL: Final = frozenset({"NNS", "NNPS"})
_PLURAL_WORDS: Final = frozenset(
    {"i", "you", "they", "we", "those", "these", "both", "many", "several", "some", "who"}
)


class Plain:
    """Words claims plainly."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.parse = naming.parse
        self.parties = naming.parties

    def clause(self, said: Said) -> str:
        """Return what is claimed, in the plain wording of its relation."""
        relation = said.match.frame.relation
        subject = self.naming.party(said.subject, 0)
        plural = self._is_plural(said.subject)
        # "No claim was made" is denied by its subject already.
        unmade = self.parties.is_a(said.subject.head, "unmade") or subject.lower().startswith(_NOBODY)
        denied = said.stance.polarity == "denied" and not unmade
        bare, third, past, link = said.match.frame.wording or VERBS[relation]
        deed = relation == "attacks" and said.match.frame.speech == "noun" and said.object is None
        if deed:
            bare, third, past, link = _CARRIED_OUT
        if relation == "casualties":
            return self._harm(said, subject, plural=plural, denied=denied)
        verb = inflected((bare, third, past), said.stance, plural=plural, denied=denied)
        parts = [subject, verb, link]
        if relation == "strength":
            parts.append(self._counted(said))
        elif said.object is not None:
            parts.append(self.naming.party(said.object, 1))
        elif deed:
            parts.append(self._deed(said))
        else:
            parts[-1] = link.removesuffix(" on").removesuffix(" for")
        return " ".join(part for part in parts if part)

    def _deed(self, said: Said) -> str:
        """Return an incident's words without who did it, who stands before them already."""
        span = self.parties.span(said.match.predicate, incident=True, deed=False)
        if span.contains(said.subject.span) and said.subject.span.end < span.end:
            words = self.naming.words(Span(said.subject.span.end, span.end))
            if words.startswith("(") and ")" in words:
                words = words.partition(")")[2].strip()
            if not words.startswith(("’", "'")):
                return f"the {words}"
            return words.removeprefix("’s").removeprefix("'s").removeprefix("’").removeprefix("'").strip()
        words = self.naming.lowered(self.naming.words(span))
        behind = Span(said.subject.span.end, self.parties.span(said.match.predicate, incident=True).end)
        if span.end <= said.subject.span.start and behind.start < behind.end:
            return f"{words} {self.naming.words(behind)}"
        return words

    def _harm(self, said: Said, subject: str, *, plural: bool, denied: bool) -> str:
        status = said.match.frame.status or "killed"
        if said.quantity is not None and said.quantity.high == 0 and said.match.frame.speech == "adjective":
            what = "there were no casualties" if status == "casualties" else f"nobody was {status}"
            return f"{what} in {self.naming.party(said.object, 1)}" if said.object else what
        if said.match.frame.speech == "noun" and said.match.frame.lacks:
            return self._toll(said, subject, plural=plural, denied=denied)
        if (
            said.match.frame.speech == "noun"
            and said.quantity
            and said.match.subjects == (said.match.predicate,)
        ):
            verb = inflected(("be", "is", "was"), said.stance, plural=plural, denied=denied)
            return f"{subject} {verb} {self.naming.words(said.quantity.span)}"
        stance = (
            said.stance
            if said.stance.tense in {"future", "hypothetical"}
            else replace(said.stance, tense="past")
        )
        verb = inflected(("be", "is", "was"), stance, plural=plural, denied=denied)
        if stance.tense == "past" and stance.certainty == "possible":
            verb = f"may {'not ' if denied else ''}have been"
        if said.quantity and said.quantity.span.start > said.subject.span.end and said.quantity.high != 0:
            # "The number of people killed has risen to 45."
            subject = f"{self.naming.words(said.quantity.span)} {subject}"
        if said.object is None:
            return f"{subject} {verb} {status}"
        head = said.object.head
        means = self.parties.is_thing(head) and not self.parties.is_a(head, "incident")
        link = "by" if means or self.parties.is_a(head, "actor") else "in"
        return f"{subject} {verb} {status} {link} {self.naming.party(said.object, 1)}"

    def _toll(self, said: Said, subject: str, *, plural: bool, denied: bool) -> str:
        """Return what a noun for harm counts: "there were 12 deaths", "the army had 40 casualties"."""
        if said.match.subjects == (said.match.predicate,):
            where = f" in {self.naming.party(said.object, 1)}" if said.object else ""
            return f"there were {subject}{where}"
        verb = inflected(("have", "has", "had"), said.stance, plural=plural, denied=denied)
        number = self.naming.words(said.quantity.span) if said.quantity else "some"
        noun = self.parties.parse.tokens[said.match.predicate].text.lower()
        return f"{subject} {verb} {number} {noun}"

    def _counted(self, said: Said) -> str:
        """Return the number and what it counts, without whose they are."""
        if said.quantity is None:
            return ""
        end = said.quantity.span.end
        if said.object is not None and said.object.span.contains(said.quantity.span):
            end = said.object.span.end
        number = self.naming.words(Span(said.quantity.span.start, end))
        of = said.quantity.of
        if of and of.lower() not in number.lower():
            number = f"{number} {'of ' if said.quantity.unit == 'percent' else ''}{of}"
        if said.object is not None and end != said.object.span.end:
            number = f"{number} from {self.naming.party(said.object)}"
        return number

    def _is_plural(self, party: Filler) -> bool:
        token = self.parse.tokens[party.head]
        if token.lower in CASES and self.naming.instead(party) is not None:
            return self.naming.is_many(party)
        if token.lower == "others":
            return True
        if token.tag in _PLURAL or token.lower in _PLURAL_WORDS or token.lower == "police":
            return self.parse.name_at[party.head] < 0 or token.tag == "NNS"
        return token.lemma == "people" or (token.tag == "CD" and token.lower not in {"1", "one"})


def inflected(forms: tuple[str, str, str], stance: Stance, *, plural: bool, denied: bool) -> str:
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
