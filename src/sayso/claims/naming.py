"""How the parties of a claim are called in its statement: in the text's words, with the actor beside a pronoun."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.claims.frames import Match
from sayso.claims.parties import Filler, Parties
from sayso.claims.stance import Stance
from sayso.claims.statement import CASES, in_full
from sayso.documents.casing import lowered
from sayso.records import Actor, Parse, Quantity, Span


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


class Naming:
    """Calls parties by the words of one document.

    ``counted`` are pronouns, by their word, that stand for people counted before, with what they stand for.
    """

    def __init__(self, parse: Parse, text: str, parties: Parties) -> None:
        self.parse = parse
        self.text = text
        self.parties = parties
        self.counted: dict[int, str] = {}

    def _owned(self, words: str, filler: Filler) -> str:
        """Return words with whom they belong to in the place of "whose": "Mira Toll’s son"."""
        first, _, rest = words.partition(" ")
        if first.lower() != "whose" or not rest:
            return words
        start = filler.span.start
        for i in self.parse.ancestors(filler.head):
            token = self.parse.tokens[i]
            if token.start < start and token.pos in {"NOUN", "PROPN"}:
                owner = self.lowered(self.words(self.parties.span(i)))
                return f"{owner}’s {rest}"
        return f"the {rest}"

    def lowered(self, words: str) -> str:
        """Return words as they stand inside a sentence."""
        return lowered(words, self.parties.openers)

    def _last(self, span: Span) -> int:
        inside = self.parse.tokens_in(span)
        return inside[-1] if inside else -1

    def words(self, span: Span) -> str:
        """Return a stretch of the text on one line."""
        words = " ".join(span.text(self.text).split())
        for left, right in ("[]", "()"):
            if words.count(left) != words.count(right):
                words = words.replace(left, "").replace(right, "")
        return words

    def is_of_neither(self, head: int) -> bool:
        """Say whether a party is one of a row behind "neither", which turns the verb over for each of them."""
        tokens = self.parse.tokens
        while tokens[head].dep == "conj" and tokens[head].head != head:
            if any(tokens[j].lower == "nor" for j in self.parse.children[head]):
                return True
            head = tokens[head].head
        return any(tokens[j].lower == "nor" and tokens[j].dep == "cc" for j in self.parse.children[head])

    def instead(self, filler: Filler) -> str | None:
        """Return the name that stands in the place of a pronoun or of a person's surname, or None."""
        mention = self.parties.mentions.get(filler.head)
        actor = self.parties.actors.get(filler.actor) if filler.actor else None
        if actor is None or mention is None or mention.actor != actor.id or mention.form == "description":
            return None
        return in_full(self.words(filler.span), actor)

    def is_many(self, filler: Filler) -> bool:
        """Say whether an actor is spoken of in the plural by its own name ("residents", not "the front")."""
        actor = self.parties.actors.get(filler.actor) if filler.actor else None
        return actor is not None and any(
            self.parse.tokens[mention.head].tag in {"NNS", "NNPS"}
            for mention in actor.mentions
            if mention.text == actor.name
        )

    def _with_article(self, filler: Filler, words: str) -> str:
        """Return the words of a bare description with an article ("Anton Brel leads *the* committee")."""
        token = self.parse.tokens[filler.head]
        inside = self.parse.tokens_in(filler.span)
        if token.tag != "NN" or not inside or self.parse.name_at[filler.head] >= 0:
            return words
        opens = self.parse.tokens[inside[0]]
        bare = opens.i == token.i or opens.dep in {"amod", "compound"}
        if (
            not bare
            or opens.tag in {"NNP", "NNPS", "CD", "PRP$"}
            or not self.parties.is_a(filler.head, "actor")
        ):
            return words
        return words if token.lemma in {"police", "people"} else f"the {words}"

    def _is_only_described(self, actor: Actor, words: str) -> bool:
        """Say whether an actor has no name but a description by the same noun, which adds nothing to the words."""
        return not self.parties.is_named(actor) and actor.name.lower().split()[-1] in words.lower().split()

    def party(self, filler: Filler, case: int | None = None) -> str:
        """Return a party's words; behind a pronoun or a description, the actor's name in brackets.

        ``case`` puts a pronoun into another place of the sentence: 0 for a subject, 1 for an object.
        """
        words = self._owned(self.lowered(self.words(filler.span)), filler)
        if words.lower().startswith(("neither ", "nor ")) and self.is_of_neither(filler.head):
            words = self.lowered(words.partition(" ")[2])
        if words.istitle() and self.parties.is_thing(filler.head):
            words = words.lower()
        if filler.members is not None:
            words = f"{self.lowered(self.words(filler.members))} {words}"
        if (known := self.counted.get(filler.head)) or (known := self.counted.get(self._last(filler.span))):
            return f"{words} [{known}]"
        if (name := self.instead(filler)) is not None:
            return name
        words = self._with_article(filler, words)
        if case is not None and words.lower() in CASES:
            words = CASES[words.lower()][case]
        mention = self.parties.mentions.get(filler.head)
        actor = self.parties.actors.get(filler.actor) if filler.actor else None
        if (
            actor is None
            or mention is None
            or mention.actor != actor.id
            or mention.form not in {"pronoun", "description"}
        ):
            return words
        name = actor.name.lower().strip(" ,.;:")
        if (
            name == mention.text.lower().strip(" ,.;:")
            or name in words.lower()
            or self._is_only_described(actor, words)
        ):
            return words
        return f"{words} [{actor.name}]"
