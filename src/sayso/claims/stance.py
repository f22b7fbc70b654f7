"""How a report commits itself to one event: whether it is so, how surely, and when.

After FactBank (Saurí and Pustejovsky 2009): polarity and certainty of an event follow from its own words (negation,
modal verbs, adverbs) and from the words that it stands under ("failed to", "is likely to", "the threat of"), from
the inside out. Verbs of saying and denying change nothing here: whose word it is, and how firmly, is the
attribution's to tell.

A plain assertion about past or present is "certain"; "unstated" is what the words leave open: intentions, demands,
conditions, questions, predictions.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from sayso.attribution.syntax import not_one
from sayso.claims.contrasts import rules_out
from sayso.claims.wordlists import Entry, entries, word_list
from sayso.records import Certainty, Parse, Polarity, Tense, Token


@dataclass(frozen=True, slots=True)
class Stance:
    """Whether an event is said to be so, how surely, and when."""

    polarity: Polarity
    certainty: Certainty
    tense: Tense


@dataclass(frozen=True, slots=True)
class _Effect:
    """What a word does to the event below it; ``certainty`` and ``tense`` are None where it leaves them be."""

    flips: bool = False
    certainty: Certainty | None = None
    tense: Tense | None = None


@dataclass(slots=True)
class _Reading:
    """A stance in the making; ``tense`` is None while nothing has told it."""

    negative: bool = False
    certainty: Certainty = "certain"
    tense: Tense | None = None

    def weaken(self, certainty: Certainty | None) -> None:
        """Take a certainty over where it is the lower one."""
        if certainty and _RANK[certainty] < _RANK[self.certainty]:
            self.certainty = certainty

    def take(self, entry: Entry) -> None:
        """Take over what a word list says of a word."""
        self.negative ^= entry.get("denies", False)
        self.weaken(entry.get("certainty"))
        self.tense = entry.get("tense", self.tense)


_RANK: dict[Certainty, int] = {"unstated": 0, "possible": 1, "probable": 2, "certain": 3}
_MODALS = entries("stance", "modals")
_ADVERBS = entries("stance", "adverbs")
_ADJECTIVES = entries("stance", "adjectives")
_NEGATIVE = frozenset(entries("stance", "negative"))
_WITHOUT = frozenset(entries("stance", "without"))
_MARKS = entries("stance", "marks")
_GOVERNORS: dict[tuple[str, str], _Effect] = {
    (entry["word"], over): _Effect(entry.get("flips", False), entry.get("certainty"), entry.get("tense"))
    for entry in word_list("stance")["governors"]
    for over in entry["over"]
}
_OPEN = _Effect(certainty="unstated", tense="hypothetical")
_NOT_YET = _Effect(flips=True)

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NOT_ONLY = frozenset({"only", "just", "merely", "simply"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_DEEPEST = 12
"""Most words above an event that are asked; deeper nesting is a parse gone wrong."""


def stance_of(parse: Parse, predicate: int) -> Stance:
    """Return the stance towards the event that one token, a verb, noun or adjective, stands for."""
    reading = _read(parse, predicate, None, 0)
    return Stance("denied" if reading.negative else "affirmed", reading.certainty, reading.tense or "present")


def is_left_open(parse: Parse, predicate: int) -> bool:
    """Say whether an event stands below a word that leaves open if it happens: "if", "whether", "until"."""
    for i in (predicate, *islice(parse.ancestors(predicate), _DEEPEST)):
        if any(_opens_condition(parse.tokens[j], parse.tokens[i]) for j in parse.children[i]):
            return True
    return False


def _opens_condition(mark: Token, verb: Token) -> bool:
    if mark.dep != "mark" or mark.lower not in _MARKS:
        return False
    tags = _MARKS[mark.lower].get("open_in")
    return not tags or verb.tag in tags


def _read(parse: Parse, i: int, skip: int | None, depth: int) -> _Reading:
    """Read token ``i`` and what it stands under; ``skip`` is a dependent whose own negation does not count."""
    token = parse.tokens[i]
    reading = _Reading()
    if token.pos in _NOMINAL:
        _read_noun(parse, token, reading)
    else:
        _read_clause(parse, token, reading, skip)
    if depth < _DEEPEST:
        _read_above(parse, token, reading, depth)
    return reading


def _read_noun(parse: Parse, token: Token, reading: _Reading) -> None:
    """Read the words that stand before a noun, and its copula's clause if it is what something is said to be."""
    for j in parse.children[token.i]:
        child = parse.tokens[j]
        if child.dep in {"det", "neg"} and child.lower in _NEGATIVE:
            reading.negative = not reading.negative
        elif child.dep in {"amod", "det"} and child.lower in _ADJECTIVES:
            reading.take(_ADJECTIVES[child.lower])
    if token.lower in _NEGATIVE:
        reading.negative = not reading.negative
    if token.dep in _COMPLEMENTS and parse.tokens[token.head].lemma == "be":
        _read_clause(parse, parse.tokens[token.head], reading, token.i)


def _read_clause(parse: Parse, token: Token, reading: _Reading, skip: int | None) -> None:
    """Read the helping verbs, negations, adverbs and marks of a verb, or of an adjective with its copula."""
    children = parse.children[token.i]
    head = token
    if token.pos == "ADJ" and token.dep in _COMPLEMENTS:
        head = parse.tokens[token.head]
        children = (*children, *parse.children[head.i])
    if head.tag == "VB" and head.dep == "ROOT" and parse.child(head.i, *_SUBJECTS) is None:
        # A bare form with nothing above it is an order, until a helping verb says otherwise.
        reading.certainty, reading.tense = "unstated", "hypothetical"
    reading.tense = _tense_of_form(parse, head) or reading.tense
    perfect = any(parse.tokens[j].lemma == "have" and parse.tokens[j].dep == "aux" for j in children)
    for j in children:
        child = parse.tokens[j]
        if j in {skip, token.i}:
            continue
        if child.dep == "aux" and child.tag == "MD":
            _read_modal(_MODALS.get(child.lower), reading, perfect=perfect)
        elif child.dep == "neg":
            reading.negative ^= not (_is_not_only(parse, j) or rules_out(parse, j))
        elif child.dep == "advmod":
            _read_adverb(parse, child, reading)
        elif child.dep == "mark" and _opens_condition(child, head):
            reading.certainty, reading.tense = "unstated", "hypothetical"
        elif child.dep in _ARGUMENTS and _is_negative(parse, child):
            reading.negative = not reading.negative
    if head.dep == "ROOT" and _is_question(parse, head.i):
        reading.certainty = "unstated"


def _read_modal(entry: Entry | None, reading: _Reading, *, perfect: bool) -> None:
    if entry is None:
        return
    if perfect and "after" in entry:
        reading.certainty, reading.tense = entry["after"], "past"
        return
    reading.certainty = entry["certainty"]
    reading.tense = entry.get("tense", "past" if perfect else "present")


def _read_adverb(parse: Parse, child: Token, reading: _Reading) -> None:
    if child.lower in _ADVERBS:
        reading.take(_ADVERBS[child.lower])
    elif any(parse.tokens[j].lower in {"no", "not"} for j in parse.children[child.i]):
        # "no longer", "not yet"
        reading.negative ^= child.lower not in _NOT_ONLY


def _read_above(parse: Parse, token: Token, reading: _Reading, depth: int) -> None:
    """Carry over what the words above ``token`` do to it."""
    governor, over = _governor(parse, token)
    if governor is None:
        return
    if over == "without":
        reading.negative = not reading.negative
        reading.tense = reading.tense or _read(parse, governor, token.i, depth + 1).tense
        return
    if over == "conjunct":
        _share(parse, token, reading, _read(parse, governor, token.i, depth + 1))
        return
    effect = _GOVERNORS.get((parse.tokens[governor].lemma, over))
    if over == "infinitive" and parse.tokens[governor].lemma == "go" and _has_on(parse, governor):
        effect = _Effect()
    if effect is None and over == "infinitive":
        effect = _NOT_YET if _is_yet_to(parse, governor, token) else _OPEN
    if effect is None and over == "clause" and not _opens_with_wh(parse, token.i):
        above = _read(parse, governor, token.i, depth + 1)
        if above.negative:
            reading.certainty = "unstated"
        return
    above = _read(parse, governor, token.i, depth + 1)
    if effect is not None:
        reading.negative ^= effect.flips ^ above.negative
        reading.weaken(above.certainty)
        reading.weaken(effect.certainty)
        reading.tense = effect.tense or (above.tense if _opens(above.tense) else reading.tense or above.tense)
    elif over == "gerund":
        reading.weaken(above.certainty)
        reading.tense = reading.tense or above.tense
    elif over in {"object", "part"}:
        reading.tense = reading.tense or above.tense
        if not _is_definite(parse, token.i):
            reading.weaken(above.certainty)


def _share(parse: Parse, token: Token, reading: _Reading, first: _Reading) -> None:
    """Give a later conjunct what it shares with the first: helping verbs and all that stands above both."""
    if token.pos in _NOMINAL:
        reading.tense = reading.tense or first.tense
        if not _is_definite(parse, token.i):
            reading.weaken(first.certainty)
        return
    if reading.tense is not None or parse.child(token.i, *_SUBJECTS) is not None:
        return
    reading.tense = first.tense
    reading.weaken(first.certainty)
    links = {parse.tokens[j].lower for j in parse.children[token.head] if parse.tokens[j].dep == "cc"}
    if "but" not in links:
        reading.negative ^= first.negative


def _governor(parse: Parse, token: Token) -> tuple[int | None, str]:
    """Return the word that ``token`` stands under and how: the key to its effect."""
    above = parse.tokens[token.head]
    if above.i == token.i:
        return None, ""
    if token.dep in _COMPLEMENTS and above.lemma == "be":
        # What something is said to be stands where its copula stands.
        return _governor(parse, above)
    if token.dep == "conj":
        return above.i, "conjunct"
    if token.dep in {"pcomp", "pobj"}:
        if above.lower in _WITHOUT:
            return above.head, "without"
        if above.head == above.i:
            return None, ""
        return above.head, "object" if token.dep == "pobj" else "gerund"
    if token.pos in _NOMINAL:
        return above.i, "object" if token.dep in {"dobj", "nsubjpass"} else "part"
    if token.dep in {"relcl", "amod"} or (token.dep == "acl" and token.tag == "VBN"):
        # "the accord signed in May" says that it was signed, as "the accord that was signed" does.
        return (above.i, "infinitive") if _is_infinitive(parse, token) else (None, "")
    if token.dep in {"xcomp", "ccomp", "acl", "advcl", "csubj"}:
        return above.i, _form(parse, token)
    return None, ""


def _form(parse: Parse, token: Token) -> str:
    if _is_infinitive(parse, token):
        return "infinitive"
    if token.tag in {"VBG", "VBN"} and parse.child(token.i, "aux", "auxpass", "nsubj", "nsubjpass") is None:
        return "gerund"
    return "clause" if token.dep in {"ccomp", "acl", "csubj"} else "other"


def _is_infinitive(parse: Parse, token: Token) -> bool:
    """Say whether "to" leads in a verb, or the bare form stands under another ("made them leave").

    With any other helping verb a bare form is a clause of its own ("said they did leave").
    """
    helpers = [parse.tokens[j].tag for j in parse.children[token.i] if parse.tokens[j].dep == "aux"]
    if helpers:
        return "TO" in helpers
    return token.tag == "VB" and token.dep in {"xcomp", "ccomp"} and parse.child(token.i, "mark") is None


def _is_yet_to(parse: Parse, governor: int, token: Token) -> bool:
    """Say whether something is still to come about: "has yet to claim it", "is yet to claim it"."""
    if parse.tokens[governor].lemma not in {"have", "be"}:
        return False
    below = (*parse.children[governor], *parse.children[token.i])
    return any(parse.tokens[j].lower == "yet" and j < token.i for j in below)


def _has_on(parse: Parse, i: int) -> bool:
    """Say whether it is "went on to", which tells what came about, rather than "is going to"."""
    return any(
        parse.tokens[j].lower == "on" and parse.tokens[j].dep in {"prt", "advmod", "prep"}
        for j in parse.children[i]
    )


def _tense_of_form(parse: Parse, token: Token) -> Tense | None:
    """Return the tense that a verb's form and its helping verbs tell, or None where they tell none."""
    for j in parse.children[token.i]:
        child = parse.tokens[j]
        if child.dep in {"aux", "auxpass"} and child.tag != "MD":
            if child.tag in {"VBD", "VBN"} or child.lemma == "have":
                return "past"
            if child.tag in {"VBZ", "VBP"}:
                return "present"
    if token.tag == "VBD":
        return "past"
    if token.tag in {"VBZ", "VBP"}:
        return "present"
    if token.tag == "VBN" and parse.child(token.i, "aux", "auxpass") is None and token.dep != "conj":
        return "past"
    return None


def _is_definite(parse: Parse, i: int) -> bool:
    """Say whether a noun phrase takes its event for granted: "the attack", "its attack"."""
    return any(parse.tokens[j].dep == "poss" or parse.tokens[j].lower in _DEFINITE for j in parse.children[i])


def _opens(tense: Tense | None) -> bool:
    return tense in {"future", "hypothetical"}


def _is_negative(parse: Parse, argument: Token) -> bool:
    """Say whether a subject or object turns its clause over: "no group", "none of them", "neither side"."""
    if not_one(parse, argument.i) is not None:
        return True
    return argument.lower in _NEGATIVE or any(
        parse.tokens[j].lower in _NEGATIVE and parse.tokens[j].dep in {"det", "preconj", "neg", "cc"}
        for j in parse.children[argument.i]
    )


def _is_not_only(parse: Parse, i: int) -> bool:
    return i + 1 < len(parse.tokens) and parse.tokens[i + 1].lower in _NOT_ONLY


def _opens_with_wh(parse: Parse, i: int) -> bool:
    """Say whether a clause takes its event for granted, as "who shelled the port" does."""
    return any(parse.tokens[j].tag in _WH for j in parse.children[i])


def _is_question(parse: Parse, i: int) -> bool:
    sentence = parse.sentence_of(i)
    return any(
        parse.tokens[j].text == "?" for j in range(max(sentence.first, sentence.last - 2), sentence.last)
    )
