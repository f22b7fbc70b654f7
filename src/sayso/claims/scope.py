"""What a number counts, of what whole it is a part, and in what unit.

What is counted is kept whole, with the words that restrict it: "fighters of the eastern wing who had surrendered" is
not "fighters". What stands behind a comma only adds to it and is left out. Where a place follows a number that
stands behind its verb ("killed 12 people in Karsk"), it says where, not whom, and is left to the claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.claims.amounts import Amount
from sayso.claims.lexicon import PEOPLE
from sayso.claims.numbering import DASHES, lower
from sayso.claims.wordlists import entries
from sayso.records import Parse, Token


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted: the head word, the words from ``first`` to ``last``, and whether they are a whole.

    A number is a part of a ``whole`` in "70% of the fighters" and "four of the six hostages".
    """

    head: int
    first: int
    last: int
    whole: bool = False


def _units(table: str) -> dict[str, str]:
    return {word: entry["unit"] for word, entry in entries("quantities", table).items()}


_NOUNS = _units("counted")
STATES: Final = _units("states")
_BODIES = _units("bodies")
_HARM = frozenset(entries("quantities", "harm"))
_OWN_PHRASE = frozenset({"NOUN", "PROPN", "PRON"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "ADV", "NUM"})
_WITHIN = frozenset(
    {"of", "in", "within", "inside", "from", "at", "with", "under", "on", "near", "for", "between"}
)
_ALWAYS = frozenset({"of", "with"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"relcl", "acl"})
_COMPARING = frozenset({"more", "less", "fewer", "higher", "lower", "up", "down", "above", "below", "over"})
_POINTERS = frozenset(entries("times", "pointers"))
_PEOPLES = frozenset(entries("quantities", "peoples"))
_OF_A_PEOPLE: Final = ("an", "ans", "ese", "ish", "man", "men", "woman", "women")
_NO_MEN: Final = frozenset({"omen", "specimen", "regimen", "acumen", "abdomen", "semen", "stamen"})
_LONGEST: Final = 30
"""Most words of what is counted; a longer row is a parse gone wrong."""


def scope_of(parse: Parse, found: Amount) -> Scope | None:
    """Return what an amount counts, or None."""
    tokens = parse.tokens
    at = found.last + 1
    after = lower(tokens, at)
    if after == "out" and lower(tokens, at + 1) == "of":
        at, after = at + 1, "of"
    if found.compound:
        noun = _noun_after(parse, found.last) if found.unit == "people" else None
        return Scope(noun, noun, noun) if noun is not None else None
    if after == "of":
        head = _object_of(parse, at)
        return _whole(parse, found, head, at + 1) if head is not None else None
    if found.unit == "percent":
        return _of_share(parse, found, after)
    if found.unit:
        return _of_measure(parse, found, after)
    head, first = _counted_noun(parse, found)
    if head is None:
        return _before(parse, found)
    state = head == first and lower(tokens, head) in STATES
    return Scope(head, first, head if state else _phrase_end(parse, found, head))


def _whole(parse: Parse, found: Amount, head: int, first: int) -> Scope:
    """Return what follows "of": a whole for shares and for definite words, else merely what is counted."""
    opener = parse.tokens[first]
    definite = opener.pos in {"DET", "PRON"} and opener.lower not in {"a", "an"}
    is_part = found.unit == "percent" or (
        not found.unit
        and not found.numeral.vague
        and (definite or opener.pos == "NUM" or opener.tag == "PRP$")
    )
    whole = is_part or (not found.unit and definite)
    return Scope(head, first, _phrase_end(parse, found, head, whole=True), whole)


def _of_share(parse: Parse, found: Amount, after: str) -> Scope | None:
    """Return what a share without "of" is of: "half the men", "20 percent among women", "a 5 percent stake"."""
    if after in _COMPARING:
        return None
    if after == "among" and not found.numeral.part:
        head = _object_of(parse, found.last + 1)
        if head is not None:
            return Scope(head, found.last + 2, _phrase_end(parse, found, head, whole=True), whole=True)
    head = _noun_after(parse, found.last) if found.numeral.part or _modifies(parse, found) else None
    if head is None:
        return None
    return Scope(head, found.last + 1, _phrase_end(parse, found, head), whole=found.numeral.part)


def _of_measure(parse: Parse, found: Amount, after: str) -> Scope | None:
    """Return what is measured or paid for: "a $5 million grant", "$5 million in aid"."""
    tokens = parse.tokens
    if found.unit.isupper() and after == "in":
        head = _object_of(parse, found.last + 1)
        if (
            head is not None
            and head == found.last + 2
            and parse.name_at[head] < 0
            and tokens[head].pos == "NOUN"
        ):
            return Scope(head, head, _phrase_end(parse, found, head))
    if not found.unit.isupper() or not _modifies(parse, found):
        return None
    head = _noun_after(parse, found.last)
    return Scope(head, found.last + 1, _phrase_end(parse, found, head)) if head is not None else None


def _modifies(parse: Parse, found: Amount) -> bool:
    """Say whether an amount stands before a noun that it belongs to: "a $5 million grant", "a 5 percent stake"."""
    tokens, at = parse.tokens, found.last
    for _ in range(4):
        above = tokens[at].head
        if above > found.last:
            return tokens[above].pos in {"NOUN", "PROPN"} and tokens[at].dep != "nsubj"
        if above < found.first or above == at:
            return False
        at = above
    return False


def _object_of(parse: Parse, preposition: int) -> int | None:
    """Return the head of the noun phrase after a preposition."""
    tokens = parse.tokens
    for j in parse.children[preposition]:
        if j > preposition and tokens[j].dep in {"pobj", "pcomp"}:
            return j
    return _noun_after(parse, preposition)


def _noun_after(parse: Parse, i: int) -> int | None:
    """Return the last noun of the unbroken noun phrase that follows token ``i``."""
    tokens, noun = parse.tokens, None
    for j in range(i + 1, min(i + 8, parse.sentence_of(i).last)):
        pos = tokens[j].pos
        if pos == "PRON":
            return j if noun is None else noun
        if pos in _OWN_PHRASE:
            noun = j
        elif noun is not None or not _may_precede_noun(tokens[j]):
            break
    return noun


def _may_precede_noun(token: Token) -> bool:
    if token.pos == "PUNCT":
        return token.lower in DASHES
    return token.pos in {"ADJ", "DET", "ADV", "NUM"} or (token.pos == "VERB" and token.dep == "amod")


def _counted_noun(parse: Parse, found: Amount) -> tuple[int | None, int]:
    """Return the noun that a plain number stands before, and where its words begin."""
    tokens, first = parse.tokens, found.last + 1
    head = found.numeral.last
    for _ in range(4):
        above = tokens[head].head
        if above > found.last or above == head:
            head = above
            break
        head = above if above >= found.first else head
    noun = head if found.last < head <= found.last + 6 and tokens[head].pos in _OWN_PHRASE else None
    if noun is not None and any(
        tokens[j].pos not in _MODIFIERS and tokens[j].lower not in DASHES for j in range(first, noun)
    ):
        noun = None
    if noun is None:
        noun = _noun_after(parse, found.last) if _leads_noun(parse, found) else None
    if noun is None and lower(tokens, first) in STATES and lower(tokens, first + 1) != "than":
        return first, first
    return noun, first


def _leads_noun(parse: Parse, found: Amount) -> bool:
    """Say whether the very next word can belong to the phrase that a number opens."""
    i = found.last + 1
    if i >= parse.sentence_of(found.last).last:
        return False
    token = parse.tokens[i]
    if token.lower in _POINTERS:
        # "rose 15,000 last week"
        return False
    return token.pos in {"NOUN", "PROPN", "ADJ"} or (token.pos == "VERB" and token.dep == "amod")


def _before(parse: Parse, found: Amount) -> Scope | None:
    """Return the whole that stands before its part: "of the 300 men, 50 crossed the border"."""
    tokens = parse.tokens
    at = found.first - 1
    if lower(tokens, at) != ",":
        return None
    sentence = parse.sentence_of(found.first)
    for i in range(max(sentence.first, at - 12), at):
        opens = i == sentence.first or tokens[i - 1].pos in {"PUNCT", "CCONJ"}
        if tokens[i].lower == "of" and opens:
            head = _object_of(parse, i)
            return Scope(head, i + 1, at - 1, whole=True) if head is not None and head < at else None
    return None


def _phrase_end(parse: Parse, found: Amount, head: int, *, whole: bool = False) -> int:
    """Return the last token of what is counted: the noun with all that follows directly and restricts it."""
    tokens = parse.tokens
    number = tokens[found.numeral.last]
    leads = whole or tokens[head].dep in _SUBJECTS or number.dep in _SUBJECTS
    allowed = _WITHIN if leads else _ALWAYS
    limit = min(parse.sentence_of(head).last, head + _LONGEST)
    end = head
    while end + 1 < limit:
        inner = _next_part(parse, found.first, end, allowed)
        if inner is None or inner >= limit:
            return end
        end = inner
    return end


def _next_part(parse: Parse, first: int, end: int, allowed: frozenset[str]) -> int | None:
    """Return where the part that follows token ``end`` and restricts a phrase from ``first`` ends, if one does."""
    tokens = parse.tokens
    link = tokens[end + 1]
    if link.lower in allowed and first <= link.head <= end:
        inner = next((j for j in parse.children[link.i] if tokens[j].dep == "pobj" and j > link.i), None)
        return inner if inner is not None and inner - end <= 8 else None
    for above in (end, *parse.ancestors(end)):
        if above < first:
            break
        for j in parse.children[above]:
            token = tokens[j]
            if j > end and token.dep in _CLAUSES and _opens(parse, j) == end + 1:
                # Where the sentence has no verb, the participle is it: "20 trucks burned."
                root = tokens[parse.sentence_of(j).root]
                is_verb = token.dep == "acl" and root.pos not in {"VERB", "AUX"}
                return None if is_verb else _clause_end(parse, j)
            if j > end and token.dep == "conj" and _is_joined(parse, above, j, end):
                return j
    return None


def _opens(parse: Parse, verb: int) -> int:
    return parse.subtree(verb)[0]


def _clause_end(parse: Parse, verb: int) -> int:
    """Return the last word of a clause before its first comma."""
    last = verb
    for j in parse.subtree(verb):
        if (
            j > verb
            and parse.tokens[j].pos == "PUNCT"
            and parse.tokens[j].text in {",", ";", ":", "--", "—", ")"}
        ):
            break
        last = max(last, j)
    return last


def _is_joined(parse: Parse, left: int, right: int, end: int) -> bool:
    """Say whether a noun shares the number of the one before it: "five officers and soldiers"."""
    tokens = parse.tokens
    if tokens[right].pos not in {"NOUN", "PROPN"} or tokens[end + 1].pos != "CCONJ" or left != end:
        return False
    between = range(end + 2, right)
    return all(tokens[j].pos in {"ADJ", "NOUN", "PROPN"} for j in between) and tokens[right].tag in {
        "NNS",
        "NNPS",
        "NNP",
    }


def unit_of(parse: Parse, found: Amount, counted: int | None) -> str:
    """Return the unit that the counted noun, or for lack of one the clause, tells."""
    tokens = parse.tokens
    if counted is not None:
        token = tokens[counted]
        if token.pos != "PRON":
            known = (
                _NOUNS.get(token.lemma)
                or _NOUNS.get(token.lower.removesuffix("s"))
                or STATES.get(token.lower)
            )
            return known or ("people" if _is_people(parse, token) else token.lemma)
    elif body := body_before(parse, found):
        return _BODIES[body]
    if found.numeral.vague:
        # "Thousands protested."
        return "people" if counted is None else ""
    number = tokens[found.numeral.last]
    if number.dep in {"nsubj", "nsubjpass", "dobj"} and tokens[number.head].lemma in _HARM:
        return "people"
    return ""


def _is_people(parse: Parse, token: Token) -> bool:
    word = token.lower.removesuffix("s")
    if token.lemma in PEOPLE or token.lemma in _PEOPLES or word in _PEOPLES:
        return True
    if token.lower.endswith(("men", "women")) and token.lower not in _NO_MEN:
        return True
    if token.text[0].isupper() and token.tag[:2] in {"NN", "JJ"} and token.lower.endswith(_OF_A_PEOPLE):
        return token.tag != "NNS"
    return token.tag == "NNPS" and token.text.isalpha() and parse.name_at[token.i] < 0


def body_before(parse: Parse, found: Amount) -> str | None:
    """Return the body whose number stands after it: "militia" in "a militia of 2,000"."""
    tokens = parse.tokens
    if lower(tokens, found.first - 1) == "of" and (body := lower(tokens, found.first - 2)) in _BODIES:
        return body
    return None
