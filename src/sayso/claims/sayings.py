"""What somebody says that meets no frame: kept as a claim of relation ``says``, in the words it was said in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.claims.clauses import is_finite, is_infinitive
from sayso.claims.parties import Parties
from sayso.claims.retelling import Saying, retold
from sayso.claims.roles import Roles
from sayso.claims.speech_acts import SpeechActs
from sayso.claims.stance import Stance, stance_of
from sayso.records import Attribution, Claim, Document, Parse, Party, Time, digest

LEAST: Final = 3
"""Fewest words of a content without subject and finite verb that is worth a claim of its own."""
_WEIGHTY: Final = frozenset({"denied", "doubted", "admitted", "confirmed"})
"""Forces that make a claim of any content, however short: to deny "involvement" says as much as to allege it."""
_WORDLESS: Final = frozenset({"PUNCT", "SPACE", "DET", "PART", "SCONJ", "SYM"})
_WEIGHT: Final = 0.6
"""Score of a claim whose relation is unknown, before its attribution's."""
_UNSURE: Final = Stance("affirmed", "unstated", "present")


@dataclass(frozen=True, slots=True)
class _Core:
    """The clause at the top of a content: its verb and its parties' head words, as far as it has them."""

    verb: int | None
    subject: int | None
    object: int | None
    finite: bool


def sayings(
    document: Document,
    speech: SpeechActs,
    framed: Collection[str | None],
    spent: Collection[int],
    times_said: Mapping[str, Time | None],
) -> Iterator[Claim]:
    """Yield a claim for each attribution with no claim yet (``framed`` has those that have) and words of its own.

    What has its cue among the ``spent`` words, predicates of claims already made, is told by those.
    """
    parse, parties, roles = speech.parse, speech.parties, speech.roles
    attributions = tuple(speech.attributions.values())
    nested: dict[str, list[Attribution]] = {}
    within = {
        one.id
        for one in attributions
        if one.id not in framed and _is_told_around(parse, one, speech.attributions.get(one.parent or ""))
    }
    for attribution in attributions:
        if attribution.parent and attribution.id not in within:
            nested.setdefault(attribution.parent, []).append(attribution)
    for attribution in attributions:
        if attribution.id in framed or attribution.id in within or attribution.cue_token in spent:
            continue
        inner = nested.get(attribution.id, ())
        own = _own_words(parse, attribution, inner)
        core = _core(parse, roles, own, attribution)
        if core.subject is None and not core.finite:
            core = replace(core, subject=_about(parse, roles, parties, own, inner))
        if _is_told_inside(parse, attribution, inner):
            continue
        if speech.judged(attribution) is not None or speech.renamed(attribution) is not None:
            continue
        if attribution.force not in _WEIGHTY and not core.finite and _weight(parse, own) < LEAST:
            continue
        if _is_nobodys(parse, attribution) or _is_question(parse, attribution):
            continue
        voices = speech.voices(attribution)
        stance = stance_of(parse, core.verb) if core.verb is not None else _UNSURE
        saying = Saying(attribution, voices, core.verb, core.finite)
        yield Claim(
            id=digest(document.id, "claim", "says", attribution.id),
            attribution=attribution.id,
            statement=retold(saying, parse, document.text, parties),
            subject=_party(parties, document, core.subject),
            relation="says",
            object=_party(parties, document, core.object),
            quantity=None,
            polarity="denied" if attribution.force == "denied" else stance.polarity,
            certainty=stance.certainty,
            tense=stance.tense,
            place=None,
            time=None,
            said=times_said.get(attribution.id),
            voices=voices,
            force=attribution.force,
            evidence=attribution.content,
            score=round(_WEIGHT * attribution.score, 4),
        )


def _is_nobodys(parse: Parse, attribution: Attribution) -> bool:
    """Say whether "you" are who knows or sees, which is a way of speaking and nobody's word."""
    i = attribution.source_token
    return i is not None and parse.tokens[i].lower == "you"


def _is_question(parse: Parse, attribution: Attribution) -> bool:
    """Say whether it is asked if somebody says so ("does anybody know ...?"): the helping verb stands before him."""
    cue, source = attribution.cue_token, attribution.source_token
    if cue is None or source is None or not source < cue:
        return False
    last = parse.sentence_of(cue).last
    ends = parse.tokens[max(cue, last - 3) : last]
    return any(token.text == "?" for token in ends) and any(
        parse.tokens[j].dep == "aux" and parse.tokens[j].pos == "AUX" and j < source
        for j in parse.children[cue]
    )


def _weight(parse: Parse, words: Sequence[int]) -> int:
    return sum(parse.tokens[i].pos not in _WORDLESS for i in words)


def _is_told_around(parse: Parse, attribution: Attribution, around: Attribution | None) -> bool:
    """Say whether a saying makes sense only in the words of the one that holds it, which tells both.

    So it is with nobody's noun ("opposed calls for a truce") and with what a speaker calls something ("spoke of what
    he calls wage theft").
    """
    if around is None or attribution.cue_token is None:
        return False
    if not attribution.source:
        return parse.tokens[attribution.cue_token].pos == "NOUN"
    first = parse.tokens_in(attribution.content[0])
    return (
        len(first) == 1
        and parse.tokens[first[0]].lower == "what"
        and attribution.content[0].start < attribution.source[0].start
    )


def _is_told_inside(parse: Parse, attribution: Attribution, nested: Sequence[Attribution]) -> bool:
    """Say whether an act only opens the next one, which tells both: "refused to confirm that", "was quoted as saying"."""
    for inner in nested:
        if inner.cue_token is None:
            continue
        token = parse.tokens[inner.cue_token]
        if token.dep == "xcomp" and token.head == attribution.cue_token:
            return True
        if (
            token.tag == "VBG"
            and parse.tokens[token.i - 1].lower == "as"
            and parse.tokens[token.i - 1].head == attribution.cue_token
        ):
            return True
    return False


def _own_words(parse: Parse, attribution: Attribution, nested: Sequence[Attribution]) -> list[int]:
    """Return the words of a content that no attribution inside it has as source, cue or content."""
    taken = {
        i
        for inner in nested
        for span in (*inner.source, *inner.cue, *inner.content)
        for i in parse.tokens_in(span)
    }
    return [i for span in attribution.content for i in parse.tokens_in(span) if i not in taken]


def _about(
    parse: Parse, roles: Roles, parties: Parties, own: Sequence[int], nested: Sequence[Attribution]
) -> int | None:
    """Return whom a content without subject is about: whose deed or word its noun names ("rejected *calls by Lorvia*")."""
    if len(nested) == 1 and nested[0].source_token is not None:
        return nested[0].source_token
    inside = set(own)
    for top in own:
        token = parse.tokens[top]
        if token.pos not in {"NOUN", "PROPN"} or token.head in inside:
            continue
        if parties.is_a(top, "actor"):
            return top
        for slot in ("by", "from", "poss", "modifier", "of"):
            for i in roles.fillers(top, slot):
                if i in inside and parties.is_a(i, "group" if slot == "of" else "actor"):
                    return i
        return None
    return None


def _core(parse: Parse, roles: Roles, own: Sequence[int], attribution: Attribution) -> _Core:
    inside = set(own)
    tops = [i for i in own if parse.tokens[i].head not in inside or parse.tokens[i].head == i]
    verbs = [i for i in tops if parse.tokens[i].pos in {"VERB", "AUX"}]
    if not verbs:
        return _Core(None, None, None, finite=False)
    verb = verbs[0]
    if is_infinitive(parse, verb) or parse.tokens[verb].tag == "VBG":
        # Who is to do it may stand before the content ("ordered the paper *to close*").
        speaker = {i for span in attribution.source for i in parse.tokens_in(span)}
        inside |= {i for i in roles.subject_of(verb) if i not in speaker}
    subjects = [i for i in roles.subject_of(verb) if i in inside]
    objects = [i for i in (*roles.fillers(verb, "object"), *roles.fillers(verb, "attr")) if i in inside]
    kept = [i for i in objects if i not in subjects]
    finite = parse.child(verb, "nsubj", "nsubjpass", "expl") is not None and is_finite(parse, verb)
    return _Core(verb, subjects[0] if subjects else None, kept[0] if kept else None, finite)


def _party(parties: Parties, document: Document, i: int | None) -> Party | None:
    if i is None:
        return None
    filler = parties.fillers(i)[0]
    return Party(filler.actor, filler.span.text(document.text), filler.span)
