"""The speaker's own verb where something is denied, doubted or withheld: "refused to confirm that".

"According to" would turn such words round, and any other verb would put an act into the speaker's mouth.
"""

from __future__ import annotations

from typing import Final

from sayso.claims.clauses import is_finite
from sayso.claims.syntax.joining import DEEPEST
from sayso.records import Attribution, Parse

_HELPING: Final = frozenset({"aux", "neg", "advmod", "preconj"})
_LINKS: Final = frozenset({"that", "whether", "if"})
_WITHHOLDING: Final = frozenset({"refuse", "decline", "fail", "unable", "unwilling", "reluctant", "hesitate"})
_TAKING_THAT: Final = frozenset({"deny", "doubt", "rule"})
"""Verbs that can bring in a clause with "that" where the text has another wording ("denied arming")."""
_LONGEST: Final = 10
"""Most words of a verb that is told in the text's own words."""


def own_verb(parse: Parse, attribution: Attribution, inner: Attribution | None = None) -> str | None:
    """Return an attribution's verb as written, with what joins a clause to it, if "according to" would not do.

    ``inner`` is an attribution by a noun that the verb is about ("rejected the accusation that"). None for a plain
    verb of saying, and where the words are no finite verb in the active.
    """
    if attribution.cue_token is None:
        return None
    is_turned = attribution.force in {"denied", "doubted"}
    content = (inner or attribution).content[0].start
    cue = [i for span in attribution.cue for i in parse.tokens_in(span) if parse.tokens[i].start < content]
    if inner is None:
        # The tagger may take the gerund that is denied, or the "nor" behind one of two verbs, for a part of its cue.
        cue = [i for i in cue if not _leads_on(parse, i, attribution.cue_token)]
    last = inner.cue_token if inner is not None else max(cue, default=None)
    return verb_from(parse, attribution.cue_token, content, last=last, is_turned=is_turned)


def verb_from(
    parse: Parse, cue: int, content: int, *, last: int | None = None, is_turned: bool = False
) -> str | None:
    """Return the words of a cue's verb group; ``content`` is where what is said begins.

    The group begins with the verb that the cue hangs on ("refused to confirm") and ends with the word ``last``, else
    with the cue and its particle. One that is not turned round, withheld or negated gives None.
    """
    top = _top(parse, cue)
    group = [j for j in parse.children[top] if j < top and parse.tokens[j].dep in _HELPING]
    negated = any(parse.tokens[j].dep in {"neg", "preconj"} for j in group) or is_negated(parse, cue)
    of_neither = not negated and _is_neithers(parse, top)
    if not (is_turned or negated or of_neither or _withholds(parse, top, cue)):
        return None
    if not is_finite(parse, top) or parse.child(cue, "auxpass", "nsubjpass") is not None:
        return None
    first = _start(parse, top)
    last = max(cue, last or cue, parse.child(cue, "prt") or cue)
    words = parse.tokens[first : last + 1]
    if len(words) > _LONGEST or any(word.dep in {"nsubj", "expl", "punct"} for word in words):
        return None
    begins = parse.token_at(content)
    link = parse.tokens[begins].lower if begins is not None else ""
    between = parse.tokens[begins - 1].lower if begins else ""
    joined = link if link in _LINKS else between if between in _LINKS else None
    if joined is None and is_turned and not negated and parse.tokens[cue].lemma not in _TAKING_THAT:
        return None
    group_words = _with_not(parse, first, top, last) if of_neither else _words(parse, first, last)
    return f"{group_words} {joined or 'that'}"


def _withholds(parse: Parse, top: int, cue: int) -> bool:
    """Say whether a verb of saying hangs on one that withholds it ("refused to"), not on "went on to"."""
    words = {parse.tokens[top].lemma, *(parse.tokens[j].lemma for j in parse.ancestors(cue) if j >= top)}
    return not words.isdisjoint(_WITHHOLDING)


def is_negated(parse: Parse, i: int) -> bool:
    """Say whether "not", "never" or "neither" stands right at a verb or at the verb that it hangs on."""
    return any(
        parse.tokens[j].dep == "neg"
        or (parse.tokens[j].lower == "neither" and parse.tokens[j].dep == "preconj")
        for k in (i, _top(parse, i))
        for j in parse.children[k]
    )


def _is_neithers(parse: Parse, verb: int) -> bool:
    """Say whether neither of a verb's subjects does it: "neither the army nor the rebels denied that"."""
    return any(
        parse.tokens[j].lower == "neither" and parse.tokens[j].dep in {"preconj", "cc"}
        for subject in parse.children[verb]
        if parse.tokens[subject].dep == "nsubj"
        for j in parse.children[subject]
    )


def _with_not(parse: Parse, first: int, top: int, last: int) -> str:
    """Return the words of the group of a verb, ``top``, with the "not" that its subjects have."""
    if parse.tokens[first].dep == "aux":
        return f"{parse.tokens[first].text} not {_words(parse, first + 1, last)}"
    parts = (_words(parse, first, top - 1), parse.tokens[top].lemma, _words(parse, top + 1, last))
    return " ".join(("did not", *(part for part in parts if part)))


def _leads_on(parse: Parse, i: int, verb: int) -> bool:
    """Say whether a word behind a verb leads on to what it is about or to another verb: "denied attacking", "confirm nor"."""
    token = parse.tokens[i]
    return (
        i > verb
        and token.head == verb
        and (token.dep == "cc" or (token.dep == "xcomp" and token.tag == "VBG"))
    )


def _top(parse: Parse, cue: int) -> int:
    """Return the verb that a cue in the infinitive hangs on: "declined" of "declined to say", "was" of "was unable to"."""
    i = cue
    for _ in range(DEEPEST):
        token = parse.tokens[i]
        head = parse.tokens[token.head]
        bears = token.dep == "xcomp" and head.pos in {"VERB", "AUX", "ADJ"}
        bears = bears or (token.dep == "conj" and _is_neither(parse, head.i))
        if not bears and not (token.dep == "acomp" and head.pos in {"AUX", "VERB"}):
            break
        i = head.i
    return i


def _is_neither(parse: Parse, verb: int) -> bool:
    """Say whether a verb is the first of two of which neither is so: "neither confirmed nor denied"."""
    below = {parse.tokens[j].lower for j in parse.children[verb] if parse.tokens[j].dep in {"preconj", "cc"}}
    return below >= {"neither", "nor"}


def _start(parse: Parse, top: int) -> int:
    """Return the first of the helping words right before a verb."""
    start = top
    for j in reversed(parse.children[top]):
        if j < top:
            if parse.tokens[j].dep not in _HELPING or j != start - 1:
                break
            start = j
    return start


def _words(parse: Parse, first: int, last: int) -> str:
    """Return the words from the first to the last of these, none where the last is before the first."""
    words, end = "", parse.tokens[first].start
    for token in parse.tokens[first : last + 1]:
        words += f" {token.text}" if token.start > end else token.text
        end = token.end
    return words
