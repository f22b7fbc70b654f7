"""Claims of invented reports on the word of invented voices, all of them about one thing, for tests of origins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.actors.names import normal_words
from sayso.corroboration.groups.telling import Speaker, Telling, telling_of_words
from sayso.corroboration.groups.who import Who
from sayso.corroboration.origins.copies import Copies
from sayso.corroboration.origins.finding import find_origins
from sayso.records import (
    ClaimRef,
    Covered,
    Group,
    Origin,
    Passage,
    Reprint,
    ReprintKind,
    Score,
    Span,
    VoiceKind,
)

_PEOPLE = ("person", "expert", "anonymous", "collective")


def speaker(text: str, kind: VoiceKind = "person", name: str | None = None, at: int = 0) -> Speaker:
    """Return a voice called so, ``name`` being the name in it; a name of several words is the same everywhere."""
    if not text:
        return Speaker(None, "", "unnamed", ())
    words = normal_words(name or text)
    named = (name or text)[:1].isupper() and kind not in ("anonymous", "collective")
    keyed = named and (len(words) > 1 or kind not in _PEOPLE)
    who = Who(
        key=" ".join(words) if keyed else None,
        text=name or text,
        words=words,
        head=words[-1],
        named=named,
        person=named and kind in _PEOPLE,
        numbers=frozenset(),
    )
    return Speaker(who, text, kind, (Span(at, at + len(text)),))


def tell(
    document: str,
    *chain: Speaker,
    publisher: str | None = None,
    agency: str | None = None,
    day: int | None = 10,
    at: tuple[int, int] = (100, 200),
    claim: str = "killed",
) -> Telling:
    """Return a claim of a document whose words stand there, on the word of these voices, the outermost first."""
    return replace(
        telling_of_words("Four soldiers were killed near Karsk."),
        ref=ClaimRef(document, claim),
        voice=chain[-1].who if chain else None,
        chain=chain,
        publisher=publisher,
        agency=agency,
        said=day,
        published=day,
        evidence=(Span(*at),),
    )


def group_of(tellings: Iterable[Telling], denying: Iterable[Telling] = ()) -> Group:
    """Return a group of these claims."""
    affirming, denied = (tuple(sorted(one.ref for one in side)) for side in (tellings, denying))
    documents = tuple(sorted({ref.document for ref in (*affirming, *denied)}))
    return Group("group", affirming, denied, "casualties", None, None, None, None, documents, ())


def reprint(
    first: str,
    second: str,
    *passages: tuple[tuple[int, int], tuple[int, int]],
    kind: ReprintKind = "passage",
    original: str | None = None,
    credited: tuple[str, ...] = (),
) -> Reprint:
    """Return what two documents share: stretches of the first and of the second."""
    shared = tuple(Passage(Span(*one), Span(*other), 20, 20) for one, other in passages)
    none = Covered(0, 0, 0)
    score = Score(0.9, ("20 words outside quotations agree in one passage",))
    return Reprint(
        f"{first} {second}", first, second, kind, shared, none, none, original, (), credited, score
    )


def origins_of(
    *tellings: Telling,
    denying: Sequence[Telling] = (),
    reprints: Iterable[Reprint] = (),
    folds: Iterable[Sequence[str]] = (),
) -> tuple[Origin, ...]:
    """Return what these claims rest on."""
    group = group_of(tellings, denying)
    return find_origins(group, [*tellings, *denying], Copies.of(reprints, folds))
