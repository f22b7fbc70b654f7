"""Small invented reports for the store's tests: who says what of whom, without a text to read it from."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Force,
    Mention,
    MentionForm,
    Party,
    Polarity,
    Quantity,
    Relation,
    Report,
    Span,
    Voice,
    VoiceKind,
    digest,
)
from sayso.store.base import Store
from sayso.store.writing import Added, How, add

HOW = How("1.0", "{}")


def actor(  # an actor has that many parts
    name: str,
    kind: VoiceKind = "organisation",
    *aliases: str,
    catalogue: str | None = None,
    form: MentionForm = "name",
    id_: str | None = None,
) -> Actor:
    """Return an actor with one mention."""
    key = id_ or digest("actor", name)
    mention = Mention(Span(0, len(name)), name, form, 0, key)
    return Actor(key, name, kind, aliases, (mention,), catalogue)


def named_in(text: str, *cast: Actor) -> tuple[Actor, ...]:
    """Return actors, each mentioned where its name first stands in a text."""
    made: list[Actor] = []
    for one in cast:
        at = text.index(one.name)
        made.append(replace(one, mentions=(replace(one.mentions[0], span=Span(at, at + len(one.name))),)))
    return tuple(made)


def claim(  # a claim has that many parts
    subject: Actor | str,
    relation: Relation,
    object_: Actor | str,
    *voices: Actor,
    polarity: Polarity = "affirmed",
    force: Force = "asserted",
    statement: str = "",
    quantity: Quantity | None = None,
) -> Claim:
    """Return a claim on the word of these voices, the outermost first."""
    chain = tuple(Voice(one.id, one.name, one.kind) for one in voices)
    words = (
        statement
        or f"According to {_called(chain)}, {_party(subject).text} {relation} {_party(object_).text}."
    )
    return Claim(
        id=digest("claim", words, polarity, relation),
        attribution=None,
        statement=words,
        subject=_party(subject),
        relation=relation,
        object=_party(object_),
        quantity=quantity,
        polarity=polarity,
        certainty="certain",
        tense="past",
        place=None,
        time=None,
        said=None,
        voices=chain,
        force=force,
        evidence=(Span(0, 5),),
        score=0.5,
    )


def report(
    text: str,
    *claims: Claim,
    cast: tuple[Actor, ...] = (),
    attributions: tuple[Attribution, ...] = (),
    **document: str,
) -> Report:
    """Return a report; further arguments are fields of its document."""
    made = Document(id=digest("document", text), text=text, **document)  # type: ignore[arg-type]  # only words
    return Report(made, cast, attributions, claims)


def added(store: Store, *reports: Report, collection: str | None = None) -> list[Added]:
    """Put reports into a store."""
    return [add(store, one, HOW, (collection,) if collection else ()) for one in reports]


def said_in(report: Report, *claims: Claim) -> Report:
    """Return the report with other claims."""
    return replace(report, claims=claims)


def _party(one: Actor | str) -> Party:
    return Party(None, one, Span(0, 0)) if isinstance(one, str) else Party(one.id, one.name, Span(0, 0))


def _called(chain: tuple[Voice, ...]) -> str:
    return " citing ".join(voice.text for voice in chain) or "the report"
