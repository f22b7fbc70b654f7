"""Claims as nanopublications in TriG (Groth, Gibson and Velterop 2010), with their provenance in PROV-O (W3C 2013).

What is said stands in a claim's assertion graph and nowhere else, and its provenance graph names every voice that it is
the word of. What is denied, doubted or merely possible is described, and never put down as a plain triple.
The vocabulary stands in ``vocabulary.ttl`` beside this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Final

from sayso.outputs.exports.selection import Selection
from sayso.outputs.exports.standing import standing
from sayso.outputs.exports.turtle import (
    Said,
    Term,
    about,
    double,
    graph,
    header,
    in_order,
    integer,
    literal,
    name,
    truth,
)
from sayso.outputs.voices import NOBODY, OWN_VOICE
from sayso.records import Claim, Dispute, Span
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.grouped import ShownGroup
from sayso.store.asking.people import FoundActor

SOFTWARE: Final = Term("<urn:sayso:software>")
CAUTION: Final = "The word of the voices named in the provenance; nothing here is established fact."
_NO_RELATION: Final = frozenset({"says", "strength", "casualties"})
"""What is said to be so of one party alone, or in words that no relation fits: there is no triple of two parties."""


def write(selection: Selection, path: Path) -> None:
    """Write a selection as TriG: a nanopublication for each claim, then groups, disputes and actors, a graph each."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(header())
        told = groupby(selection.claims(), key=lambda found: found.document)
        for exported, (_, claims) in zip(selection.documents(), told, strict=True):
            for claim in claims:
                stream.writelines(nanopublication(claim, exported.document.text))
        stream.writelines(map(_group, selection.groups()))
        stream.writelines(_dispute(one.dispute) for one in selection.disputes())
        stream.writelines(map(_actor, selection.actors()))


def nanopublication(found: FoundClaim, text: str) -> Iterator[str]:
    """Yield the four graphs of a claim; ``text`` is its document's."""
    head, assertion, provenance, publication = (
        _part(found, part) for part in ("head", "assertion", "provenance", "publication")
    )
    whole = name("claim", found.id)
    yield graph(
        head,
        about(
            whole,
            ("a", Term("np:Nanopublication")),
            ("np:hasAssertion", assertion),
            ("np:hasProvenance", provenance),
            ("np:hasPublicationInfo", publication),
        ),
    )
    yield graph(assertion, *_asserted(found))
    yield graph(provenance, *_provenance(found, assertion, text))
    yield graph(publication, *_publication(found, whole))


def _part(found: FoundClaim, part: str) -> Term:
    return name("claim", f"{found.id}-{part}")


def _asserted(found: FoundClaim) -> Iterator[str]:
    """Yield what is said, as a description; and as a triple of its own only where somebody plainly says that it is so."""
    claim = found.claim
    subject, object_ = _party(found, "subject"), _party(found, "object")
    relation = name("say", claim.relation)
    yield about(
        _part(found, "statement"),
        ("a", Term("say:Statement")),
        ("rdfs:label", literal(claim.statement)),
        ("say:subject", subject),
        ("say:relation", relation),
        ("say:object", object_),
        ("say:polarity", literal(claim.polarity)),
        ("say:certainty", literal(claim.certainty)),
        ("say:tense", literal(claim.tense)),
        *_number(claim),
        ("say:place", literal(claim.place.text if claim.place else None)),
        *_time(claim),
    )
    for party, actor, words in (
        (subject, found.subject_id, found.subject),
        (object_, found.object_id, found.object),
    ):
        if party and not actor:
            yield about(party, ("rdfs:label", literal(words)))
    if subject and object_ and plainly_said(found):
        yield about(subject, (relation, object_))


def plainly_said(found: FoundClaim) -> bool:
    """Say whether somebody says without reserve that one party does, or is, something to another."""
    return found.claim.relation not in _NO_RELATION and standing(found) == "told"


def _party(found: FoundClaim, side: str) -> Term | None:
    actor, words = (found.subject_id, found.subject) if side == "subject" else (found.object_id, found.object)
    if actor:
        return name("actor", actor)
    return _part(found, side) if words else None


def _number(claim: Claim) -> Iterator[Said]:
    if number := claim.quantity:
        yield "say:low", double(number.low)
        yield "say:high", double(number.high)
        yield "say:best", double(number.best)
        yield "say:unit", literal(number.unit)
        yield "say:bound", literal(number.bound)
        yield "say:of", literal(number.of)
        yield "say:base", literal(number.base)


def _time(claim: Claim) -> Iterator[Said]:
    if time := claim.time:
        yield "say:time", literal(time.text)
        yield "say:earliest", literal(time.earliest)
        yield "say:latest", literal(time.latest)


def _provenance(found: FoundClaim, assertion: Term, text: str) -> Iterator[str]:
    document = name("document", found.document)
    voices = list(_voices(found))
    evidence = sorted(found.claim.evidence)
    words = [_part(found, f"words-{number}") for number in range(1, len(evidence) + 1)]
    yield about(
        assertion,
        ("prov:wasAttributedTo", list(dict.fromkeys(agent for _, agent, _ in voices))),
        ("prov:qualifiedAttribution", [voice for voice, _, _ in voices]),
        ("say:chain", in_order(voice for voice, _, _ in voices)),
        ("say:force", literal(found.claim.force)),
        ("say:said", literal(found.said)),
        ("prov:wasDerivedFrom", words or document),
    )
    for _, _, described in voices:
        yield described
    for term, span in zip(words, evidence, strict=True):
        yield _words(term, span, text, document)
    yield about(
        document,
        ("a", Term("prov:Entity")),
        ("dcterms:title", literal(found.title)),
        ("dcterms:publisher", literal(found.publisher)),
        ("dcterms:issued", literal(found.published)),
        ("say:address", literal(found.address)),
    )


def _voices(found: FoundClaim) -> Iterator[tuple[Term, Term, str]]:
    """Yield each voice, outermost first: its name, the agent who speaks, and what there is to say of both."""
    if not found.voices:
        agent = name("document", f"{found.document}-voice")
        yield _voice(found, 1, agent, OWN_VOICE, "own", innermost=True)
    for position, voice in enumerate(found.voices, start=1):
        agent = name("actor", voice.actor) if voice.actor else _part(found, f"speaker-{position}")
        innermost = position == len(found.voices)
        yield _voice(found, position, agent, voice.text or NOBODY, voice.kind, innermost=innermost)


def _voice(
    found: FoundClaim, position: int, agent: Term, called: str, kind: str, *, innermost: bool
) -> tuple[Term, Term, str]:
    voice = _part(found, f"voice-{position}")
    told = about(
        voice,
        ("a", [Term("say:Voice"), Term("prov:Attribution")]),
        ("prov:agent", agent),
        ("prov:hadRole", Term("say:speaker" if innermost else "say:relay")),
        ("say:position", integer(position)),
        ("say:called", literal(called)),
        ("say:kind", literal(kind)),
    )
    return voice, agent, told + about(agent, ("a", Term("prov:Agent")))


def _words(term: Term, span: Span, text: str, document: Term) -> str:
    return about(
        term,
        ("a", [Term("say:Words"), Term("prov:Entity")]),
        ("prov:value", literal(span.text(text))),
        ("prov:wasQuotedFrom", document),
        ("say:start", integer(span.start)),
        ("say:end", integer(span.end)),
    )


def _publication(found: FoundClaim, whole: Term) -> Iterator[str]:
    beside, correction = found.beside, found.correction
    yield about(
        whole,
        ("prov:wasAttributedTo", SOFTWARE),
        ("rdfs:comment", literal(CAUTION)),
        ("say:score", double(found.claim.score)),
        ("say:inGroup", name("group", beside.group) if beside else None),
        ("say:side", literal(beside.side) if beside else None),
        ("say:rejected", truth(found.rejected) if found.rejected else None),
        ("say:correctedBy", literal(correction.by) if correction else None),
        ("say:corrected", literal(correction.made) if correction else None),
        ("say:readAs", literal(correction.read.statement) if correction else None),
    )
    yield about(
        SOFTWARE, ("a", Term("prov:SoftwareAgent")), ("rdfs:label", literal(f"sayso {version('sayso')}"))
    )


def _group(shown: ShownGroup) -> str:
    group = shown.found
    term = name("group", group.id)
    return graph(
        term,
        about(
            term,
            ("a", Term("say:Group")),
            ("rdfs:label", literal(group.statement)),
            ("say:affirmedBy", [name("claim", one.id) for one in shown.affirming]),
            ("say:deniedBy", [name("claim", one.id) for one in shown.denying]),
            ("say:leftOpenBy", [name("claim", one.id) for one in shown.open]),
            ("say:documents", integer(group.documents)),
            ("say:origins", integer(group.origins)),
            ("say:unknownOrigins", integer(group.unknown)),
            ("say:disputed", truth(group.disputed)),
        ),
    )


def _dispute(dispute: Dispute) -> str:
    term = name("dispute", dispute.id)
    return graph(
        term,
        about(
            term,
            ("a", Term("say:Dispute")),
            ("say:disputes", literal(dispute.kind)),
            ("say:first", [name("claim", ref.claim) for ref in dispute.first]),
            ("say:second", [name("claim", ref.claim) for ref in dispute.second]),
            ("say:revises", None if dispute.revises is None else truth(dispute.revises)),
            ("rdfs:comment", [why for reason in dispute.reasons if (why := literal(reason))]),
        ),
    )


def _actor(found: FoundActor) -> str:
    term = name("actor", found.id)
    return graph(
        name("actor", f"{found.id}-names"),
        about(
            term,
            ("a", Term("prov:Agent")),
            ("rdfs:label", literal(found.name)),
            ("skos:altLabel", [alias for one in found.aliases if (alias := literal(one))]),
            ("say:kind", literal(found.kind)),
            ("say:catalogue", literal(found.catalogue)),
        ),
    )
