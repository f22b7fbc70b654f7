"""How firmly something is said: the cue's own class and force, as the words around the cue leave them.

A cue is firm or weak by itself ("confirmed", "alleged"); that is in the lexicon. Its neighbours may take that back:
"did not deny", "could not confirm", "may have said", "reportedly said", "it has been confirmed" by nobody named. The
outcome is one label for a reader, read off small tables; nothing is added up.
"""

from __future__ import annotations

from collections.abc import Collection

from sayso.attribution.lexicon import Cue, Lexicon
from sayso.attribution.syntax import not_one
from sayso.records import Force, Parse, Token, VerbClass

_NEGATED: dict[VerbClass, Force] = {
    "say": "possible",  # "did not say who": neither side is taken
    "report": "possible",
    "allege": "possible",  # "did not accuse anyone": no charge is made
    "blame": "possible",
    "warn": "possible",
    "threaten": "possible",
    "promise": "possible",
    "order": "possible",
    "ask": "possible",
    "admit": "possible",  # "no group has claimed responsibility": the deed is left open
    "deny": "possible",  # "did not deny", "did not rule out": it may be so
    "confirm": "doubted",  # "could not confirm": asked for, and not given
    "estimate": "doubted",  # "does not expect": expects not to, by the usual reading
    "believe": "doubted",  # "does not believe": believes not
    "feel": "doubted",  # "does not support"
    "intend": "denied",  # "does not want to": says no
    "doubt": "asserted",  # "does not doubt": holds it for true
}
"""What is left of a cue under a negation, by what it does."""

_SHADED: dict[Force, frozenset[Force]] = {
    "reported": frozenset({"asserted", "confirmed", "admitted", "warned", "estimated"}),
    "alleged": frozenset({"asserted", "confirmed", "admitted", "warned", "estimated", "reported"}),
    "possible": frozenset({"asserted", "confirmed", "admitted", "warned", "estimated", "reported", "alleged"}),
    "doubted": frozenset({"asserted", "confirmed", "admitted", "warned", "estimated", "reported", "alleged", "possible"}),
}  # fmt: skip
"""Which forces give way to that of an adverb beside the cue. "Reportedly denied" stays denied."""

_NAMELESS: dict[Force, Force] = {"asserted": "reported", "confirmed": "reported"}
"""What a passive without an agent leaves: "it was confirmed" is hearsay until somebody has confirmed it."""

_TAKEN = frozenset({"accept", "recognize"})
"""No admissions but of what a clause says: a gift is accepted, a state recognized, and nobody owns up to anything."""
_HEDGES = frozenset({"may", "might"})
_DUTIES = frozenset({"must", "should", "ought"})
_NEGATIVE_SUBJECTS = frozenset({"nobody", "none", "neither", "nothing"})
_NEGATIVE_WORDS = frozenset({"no", "neither", "never", "hardly"})
_WITHHOLDING = frozenset({"refuse", "decline", "fail", "deny", "unable", "unwilling", "reluctant"})
"""What stands before an infinitive or a gerund to say that it was not done: "declined to confirm"."""
_ABLE = frozenset({"able", "willing", "ready", "prepared", "manage"})
"""What stands there to say that it was done, unless it is denied itself: "was not able to confirm"."""
_SHORT_OF = frozenset({"without", "of"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_QUESTIONS = frozenset({"whether", "if"})
_SPEECH = frozenset(cue for cue, left in _NEGATED.items() if left == "possible") | {"confirm"}
_LIGHT = frozenset(
    {"make", "give", "offer", "issue", "provide", "receive", "see", "find", "get", "have", "be"}
)
"""Verbs that only carry a noun of speech: what denies them denies the noun, as in "did not issue a denial"."""


def force_of(
    cue: Cue | None, parse: Parse, cue_token: int | None, *, negated: bool | None = None
) -> tuple[VerbClass, Force]:
    """Return what the cue does and how firmly its content is said, as a careful reader would put it.

    Without a cue it is plain speech. ``negated`` says whether the cue is denied; None reads it off the parse. The
    class never changes, so that "did not deny" can still be told from "said nothing".
    """
    if cue is None:
        return "say", "asserted"
    force = cue.force
    if cue_token is None:
        return cue.verb_class, _NEGATED[cue.verb_class] if negated else force
    token = parse.tokens[cue_token]
    if negated is None:
        negated = is_negated(parse, token)
    if negated:
        return cue.verb_class, _NEGATED[cue.verb_class]
    if cue.lemma in _TAKEN and not cue.objects and parse.child(token.i, "ccomp") is None:
        force = "asserted"
    force = _shaded(parse, token, force)
    if _is_hedged(parse, token) and force in _SHADED["possible"]:
        return cue.verb_class, "possible"
    if cue.pos == "verb" and _is_nameless(parse, token):
        force = _NAMELESS.get(force, force)
    return cue.verb_class, force


def is_uncommitted(parse: Parse, cue: Cue | None, cue_token: int, content: Collection[int]) -> bool:
    """Say whether a voice takes neither side: it did not say, deny or confirm, or it asks.

    Who does not believe a thing takes a side, and so does who does not want it.
    """
    if cue is None:
        return False
    first = parse.tokens[min(content, default=cue_token)]
    if cue.verb_class == "ask" or (first.lower in _QUESTIONS and first.dep == "mark"):
        return True
    return cue.verb_class in _SPEECH and is_negated(parse, parse.tokens[cue_token])


def is_negated(parse: Parse, token: Token) -> bool:
    """Say whether what a cue names did not take place: "did not say", "nobody claimed", "declined to confirm".

    Two negations take each other back: "refused to deny" is no denial, "did not refuse to say" is speech.
    """
    count = _negations(parse, token)
    bearer = _bearer(parse, token)
    if bearer is not None:
        count += _negations(parse, bearer)
    head = parse.tokens[token.head]
    if token.dep in {"xcomp", "ccomp", "acl", "advcl"} and token.tag in {"VB", "VBG"}:
        if head.lemma in _WITHHOLDING:
            count += 1 + is_negated(parse, head)
        elif head.lemma in _ABLE:
            count += is_negated(parse, head)
    elif token.dep == "pcomp" and head.lower in _SHORT_OF:
        count += head.lower == "without" or parse.tokens[head.head].lower == "short"
    return count % 2 == 1


def _negations(parse: Parse, token: Token) -> int:
    """Count the negations right at a word: "not", "never", "no longer", a subject or determiner that says no."""
    count = 0
    for j in parse.children[token.i]:
        child = parse.tokens[j]
        if child.dep == "neg" or (child.lower in _NEGATIVE_WORDS and child.dep not in {"nsubj", "nsubjpass"}):
            count += 1
        elif child.dep in {"nsubj", "nsubjpass"}:
            count += child.lower in _NEGATIVE_SUBJECTS or _says_no(parse, j) or not_one(parse, j) is not None
        elif child.lower == "longer":
            count += _says_no(parse, j)
    return count


def _says_no(parse: Parse, i: int) -> bool:
    return any(parse.tokens[j].lower in _NEGATIVE_WORDS for j in parse.children[i])


def _bearer(parse: Parse, token: Token) -> Token | None:
    """Return the word whose negation is the cue's too.

    It is the verb that a noun or adjective completes ("is not sure", "gave no hint"), or the first of verbs joined
    by "or" or "nor" ("would not confirm or deny").
    """
    head = parse.tokens[token.head]
    if token.dep in {"acomp", "oprd"} or (token.dep in {"dobj", "attr"} and head.lemma in _LIGHT):
        return head
    if token.dep == "conj" and parse.child(token.i, "nsubj", "nsubjpass") is None:
        joined = any(
            parse.tokens[j].dep == "cc" and parse.tokens[j].lower in {"or", "nor"}
            for j in parse.children[head.i]
        )
        return head if joined else None
    return None


def _shaded(parse: Parse, token: Token, force: Force) -> Force:
    """Return the force after the adverbs beside the cue: "reportedly said", "falsely claimed"."""
    lexicon = Lexicon.load()
    for j in parse.children[token.i]:
        if parse.tokens[j].dep != "advmod":
            continue
        adverb = lexicon.shade(parse.tokens[j].lower)
        if adverb is not None and force in _SHADED.get(adverb.force, ()):
            force = adverb.force
    return force


def _is_hedged(parse: Parse, token: Token) -> bool:
    """Say whether the act of speech itself is only possible, due or conditional: "may have said", "if it confirms"."""
    for j in parse.children[token.i]:
        child = parse.tokens[j]
        if child.dep == "aux" and (child.lower in _HEDGES or child.lower in _DUTIES):
            return True
        if child.dep == "mark" and child.lower in _CONDITIONS:
            return True
    return False


def _is_nameless(parse: Parse, token: Token) -> bool:
    """Say whether a passive names nobody: "it was confirmed that"."""
    children = [parse.tokens[j] for j in parse.children[token.i]]
    passive = any(child.dep in {"auxpass", "nsubjpass"} for child in children)
    return passive and not any(child.dep == "agent" or child.lower == "by" for child in children)
