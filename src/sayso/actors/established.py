"""Names that the catalogue and the report itself establish, found on raw text so that the parser can be told.

The parser guesses names from a word's looks, and in this field it guesses wrong where it matters: "IS" is read as a
verb, "Haqqani" as a place. What is known for certain is therefore looked for first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.actors.called import called
from sayso.actors.catalogue import Alias, Catalogue
from sayso.actors.introductions import Introduction, introductions
from sayso.actors.kinds import KindWords
from sayso.actors.names import normal_form, normal_words
from sayso.actors.patterns import patterned
from sayso.actors.wordlists import word_list
from sayso.actors.words import Words
from sayso.documents.words import is_common
from sayso.records import Name, NameKind, NameOrigin, Span

_SHORT_WORDS = word_list("short_words")
_GENERIC = word_list("generic")
_GENERIC_FIRST = word_list("generic_first")
_NAMED_AFTER_ONE = word_list("named_after_one")
_TELLING = frozenset({"armed_group", "authority", "media"})


def established_names(text: str, catalogue: Catalogue, unread: Sequence[Span] = ()) -> tuple[Name, ...]:
    """Return the names that catalogue and document establish, sorted and without overlaps; the longest wins.

    ``text`` is what the parser will read, ``unread`` the spans (sorted) in which no name is looked for; a name that
    touches one is left out. An acronym that the report introduces is a name wherever it stands, and is nobody else.
    """
    words = Words(text)
    known = _from_catalogue(words, catalogue)
    explained = {found.acronym: found for found in introductions(words, [name.span for name in known])}
    found = _introduced(words, explained, [*known, *called(words), *patterned(words, catalogue)], catalogue)
    chosen = _without_overlaps(found, unread)
    chosen = _without_overlaps([*chosen, *_short_forms(words, chosen, catalogue)], unread)
    return tuple(chosen)


def _from_catalogue(words: Words, catalogue: Catalogue) -> list[Name]:
    sure: list[tuple[int, int, Alias]] = []
    doubtful: list[tuple[int, int, Alias]] = []
    for i in range(len(words)):
        for length, alias in catalogue.reading(words.normal, i):
            if _stands(words, i, length, alias):
                (sure if alias.decided_by is None else doubtful).append((i, i + length, alias))
    company = {alias.entry.id for _, _, alias in sure}
    decided = _decided(doubtful, company, words)
    held = {(i, end) for i, end, _ in decided}
    hits = [*decided, *(hit for hit in sure if hit[:2] not in held)]
    return [_catalogue_name(words, i, end, alias) for i, end, alias in hits]


def _decided(
    doubtful: Iterable[tuple[int, int, Alias]], company: set[str], words: Words
) -> list[tuple[int, int, Alias]]:
    """Return the doubtful names that the rest of the report decides: for each place the one reading it speaks for most.

    Words of the actor's own world (2) speak louder than another name of the same actor (1): a report on ISIS that
    speaks of Pakistan means the Pakistani agency where it says ISI.
    """
    everything = frozenset(words.normal)
    grounds: dict[Alias, int] = {}
    places: dict[tuple[int, int], list[Alias]] = {}
    for i, end, alias in doubtful:
        if alias not in grounds:
            grounds[alias] = 2 * bool(alias.decided_in(everything, words.text)) + (alias.entry.id in company)
        if grounds[alias]:
            places.setdefault((i, end), []).append(alias)
    decided = []
    for (i, end), aliases in places.items():
        best = max(grounds[alias] for alias in aliases)
        winners = [alias for alias in aliases if grounds[alias] == best]
        if len({alias.entry.id for alias in winners}) == 1:
            decided.append((i, end, winners[0]))
    return decided


def _catalogue_name(words: Words, first: int, end: int, alias: Alias) -> Name:
    stop = words.ends[end - 1]
    if alias.text.endswith(".") and words.text[stop : stop + 1] == ".":
        stop += 1
    span = Span(words.starts[first], stop)
    entry = None if alias.kind == "place" else alias.entry.id
    return Name(span, span.text(words.text), alias.kind, "catalogue", entry)


def _stands(words: Words, first: int, length: int, alias: Alias) -> bool:
    """Say whether an alias is written here as a name is: joined, capitalised, and not part of a longer unknown one."""
    if not all(words.joins(i) for i in range(first + 1, first + length)):
        return False
    texts = words.texts[first : first + length]
    if alias.acronym:
        if not all(map(_same_capitals, alias.words, texts)):
            return False
    elif texts[-1][0].islower() and len(texts) == 1:
        return False
    else:
        pairs = zip(alias.words, texts, strict=True)
        if not all(_same_case(k, known, text) for k, (known, text) in enumerate(pairs)):
            return False
    if len(texts) == 1:
        word = words.normal[first]
        wordlike = alias.decided_by is not None or word in _SHORT_WORDS
        if wordlike and words.casing(first) == "capitals":
            # In capitals "THE PLAN" is a plan, whatever group shortens its name so.
            plain = len(word) > 2 and is_common(word)
            if plain or not (first and words.normal[first - 1] == "the"):
                return False
    if alias.text.endswith(".") and not words.text.startswith(".", words.ends[first + length - 1]):
        return False
    return alias.kind not in ("state", "place") or not _inside_longer(words, first, first + length)


def _same_capitals(known: str, text: str) -> bool:
    """Say whether an acronym is written as known, or in the way of papers that write "Nato" and "Isis"."""
    return known == text or (len(known) >= 4 and known.isupper() and text == known.capitalize())


def _same_case(k: int, known: str, text: str) -> bool:
    return (
        not known[0].isupper()
        or not text[0].islower()
        or known.lower() in (_GENERIC if k else _GENERIC_FIRST)
    )


def _inside_longer(words: Words, first: int, end: int) -> bool:
    if words.casing(first) != "plain":
        return False
    after = (
        end < len(words) and words.gap(end) == " " and words.capital(end) and not words.texts[end].isupper()
    )
    before = first > 0 and words.gap(first) == " " and words.capital(first - 1)
    return after or (before and not words.opens_sentence(first - 1) and not words.texts[first - 1].isupper())


def _introduced(
    words: Words, explained: Mapping[str, Introduction], found: Sequence[Name], catalogue: Catalogue
) -> list[Name]:
    """Return the names found so far with the introduced acronyms put in, wherever they stand, and others' taken out."""
    known = {name.text: name for name in found if name.origin == "catalogue"}
    grounds: dict[str, tuple[NameKind, str | None, bool]] = {}
    extra: list[Name] = []
    for acronym, introduction in explained.items():
        if introduction.long is None:
            # A description that says another kind of actor than the catalogue's is of somebody else.
            told = (
                introduction.kind in _TELLING
                and acronym in known
                and known[acronym].kind != introduction.kind
            )
            if acronym not in known or told:
                grounds[acronym] = (introduction.kind, None, told)
            continue
        long_text = introduction.long.text(words.text)
        entry = catalogue.find(long_text)
        kind: NameKind = entry.kind if entry else introduction.kind
        extra.append(
            Name(
                introduction.long,
                long_text,
                kind,
                "catalogue" if entry else "document",
                entry.id if entry else None,
            )
        )
        grounds[acronym] = (kind, entry.id if entry else None, True)
    kept = [name for name in found if not (name.text in grounds and grounds[name.text][2])]
    by_first = {
        acronym.split("-")[0].split("/")[0].split(".")[0].split("&")[0]: acronym for acronym in grounds
    }
    for i, word in enumerate(words.texts):
        acronym = by_first.get(word, "")
        start = words.starts[i]
        end = start + len(acronym)
        if not acronym or not words.text.startswith(acronym, start) or words.text[end : end + 1].isalnum():
            continue
        if len(acronym) < 3 and words.casing(i) == "capitals" and words.normal[i] in _SHORT_WORDS:
            continue
        kind, entry_id, _ = grounds[acronym]
        origin: NameOrigin = "catalogue" if entry_id else "document"
        kept.append(Name(Span(start, end), acronym, kind, origin, entry_id))
    return [*kept, *extra]


def _without_overlaps(names: Iterable[Name], unread: Sequence[Span]) -> list[Name]:
    """Return the longest names that do not overlap, in order; of two as long the catalogue's, then an actor's."""
    ranked = sorted(
        names,
        key=lambda name: (
            -len(name.span),
            name.origin != "catalogue",
            name.entry is None,
            name.kind == "person",
            name.span,
        ),
    )
    starts: list[int] = []
    chosen: list[Name] = []
    blocked = list(unread)
    for name in ranked:
        at = bisect_right(starts, name.span.start)
        before = chosen[at - 1] if at else None
        after = chosen[at] if at < len(chosen) else None
        if (before and before.span.overlaps(name.span)) or (after and after.span.overlaps(name.span)):
            continue
        if any(span.overlaps(name.span) for span in blocked):
            continue
        starts.insert(at, name.span.start)
        chosen.insert(at, name)
    return chosen


def _short_forms(words: Words, names: Sequence[Name], catalogue: Catalogue) -> Iterator[Name]:
    """Yield later capitalised short forms of long names: "Varo" after "Alan Varo" or "the Varo network"."""
    shorts: dict[str, list[Name]] = {}
    for name in names:
        short = short_of(name)
        if short and not catalogue.is_place(short) and not catalogue.of_adjective(short):
            shorts.setdefault(short, []).append(name)
    owners = {
        short: owned[0]
        for short, owned in shorts.items()
        if len({normal_form(name.text) for name in owned}) == 1
    }
    inside = [False] * len(words)
    for name in names:
        first = bisect_right(words.starts, name.span.start) - 1
        while first < len(words) and words.starts[first] < name.span.end:
            inside[first] = True
            first += 1
    for i, word in enumerate(words.normal):
        owner = owners.get(word)
        if owner is None or inside[i] or not words.capital(i) or words.starts[i] < owner.span.start:
            continue
        if word in words.small or _neighbours_capital(words, i, inside):
            continue
        yield Name(
            Span(words.starts[i], words.ends[i]), words.texts[i], owner.kind, owner.origin, owner.entry
        )


def short_of(name: Name) -> str | None:
    """Return the normal form of the one word that may stand for a long name, if there is one."""
    parts = normal_words(name.text)
    if len(parts) < 2 or name.kind in ("place", "state", "other", "media"):
        return None
    if name.kind == "person":
        return parts[-1]
    lists = KindWords.load()
    if parts[0] in lists.name_openers or (name.text.count("-") >= 2 and len(parts) == 3):
        return parts[0]
    if len(parts) == 2 and parts[1] in _NAMED_AFTER_ONE and parts[0] not in lists.name_heads:
        return parts[0]
    return None


def _neighbours_capital(words: Words, i: int, inside: Sequence[bool]) -> bool:
    """Say whether a word is part of some longer capitalised run that is no name we know."""
    after = i + 1 < len(words) and words.joins(i + 1) and words.capital(i + 1) and not inside[i + 1]
    before = i > 0 and words.joins(i) and words.capital(i - 1) and not inside[i - 1]
    titled = before and words.normal[i - 1] in KindWords.load().titles
    return words.casing(i) != "title" and (
        after or (before and not titled and not words.opens_sentence(i - 1))
    )
