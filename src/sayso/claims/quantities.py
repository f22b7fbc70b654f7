"""Numbers that count or measure something: how many, between what bounds, of what.

``low`` and ``high`` say what the bound leaves: both are the number for "exact" and "about" ("nearly", "almost" and
"some" too); "at_least" and "more_than" have no ``high``, "at_most" ("up to", "as many as") and "fewer_than" no
``low``; "between" has both. Plurals without a number are floors: "dozens" is at least 24, "hundreds" at least 200
(two of the kind). Parts of a whole are percentages: "half of them" is 50 percent.

``unit`` is "percent", a currency's ISO code, a measure ("km", "days"), "people" or "weapons" for what is one, else
the lemma of the counted noun; it is empty where the words do not say what is counted.

Years, dates, times of day, ordinals, numbers inside names or after a label ("Article 9"), telephone numbers, scores
and "one" as a pronoun are no quantities.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.claims.numerals import Numeral, opens_numeral, read_numeral
from sayso.claims.wordlists import entries
from sayso.records import Bound, Parse, Quantity, Span, Token


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with its place in the parse.

    ``number`` is the number's last token, ``counted`` the head of the noun phrase that it counts, or None; for a
    percentage that is the whole ("fighters" in "70% of the fighters"). ``tokens`` are all that may stand for it in
    a clause: number, unit and counted noun.
    """

    quantity: Quantity
    number: int
    counted: int | None
    tokens: tuple[int, ...]


@dataclass(slots=True)
class _Range:
    """A number or a range in tokens ``[first, last]``, with what stands right around it."""

    low: float
    high: float
    first: int
    last: int
    numeral: Numeral
    bound: Bound = "exact"
    unit: str = ""
    compound: bool = False
    """Joined to what it counts by a hyphen: "14-year-old", "2,000-strong"."""


def _by_edge(table: str, edge: int) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """Return bounding phrases by their last (-1) or first (0) word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for phrase, entry in entries("quantities", table).items():
        words = tuple(phrase.split())
        found.setdefault(words[edge], []).append((words, entry["bound"]))
    for phrases in found.values():
        phrases.sort(key=lambda item: -len(item[0]))
    return found


def _units(table: str) -> dict[str, str]:
    return {word: entry["unit"] for word, entry in entries("quantities", table).items()}


_BOUNDS = _by_edge("bounds", -1)
_BOUNDS_AFTER = _by_edge("bounds_after", 0)
_MONEY = _units("money_before")
_MEASURES = _units("measures")
_NOUNS = _units("counted")
_STATES = _units("states")
_BODIES = _units("bodies")
_HARM = frozenset(entries("quantities", "harm"))
_LABELS = frozenset(entries("quantities", "labels"))
_CHANGES = frozenset(entries("quantities", "changes"))
_MONTHS = frozenset(entries("times", "months"))
_CLOCK = frozenset(entries("quantities", "clock"))
DURATIONS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"})
"""Units that measure how long or how old, and count nobody."""
_AGO = frozenset(entries("quantities", "ago"))
_DASHES = frozenset({"-", "–", "—"})
_BEFORE_YEARS = frozenset(entries("quantities", "before_years"))
_OWN_PHRASE = frozenset({"NOUN", "PROPN", "PRON"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "ADV", "NUM"})
_WITHIN = frozenset({"of", "in", "within", "inside", "from", "at"})
_FLOORS: frozenset[Bound] = frozenset({"at_least", "more_than"})
_CEILINGS: frozenset[Bound] = frozenset({"at_most", "fewer_than"})


def find_quantities(text: str, parse: Parse) -> tuple[Quantity, ...]:
    """Return the quantities of a document, sorted by span. ``text`` is the document's."""
    return tuple(counted.quantity for counted in find_counted(text, parse))


def quantities_by_token(found: tuple[Counted, ...]) -> dict[int, Counted]:
    """Return what was found by the tokens that may stand for it: number, unit and counted noun."""
    return {i: counted for counted in reversed(found) for i in counted.tokens}


def find_counted(text: str, parse: Parse) -> tuple[Counted, ...]:
    """Return the quantities of a document with their tokens, sorted by span. ``text`` is the document's."""
    tokens, name_at = parse.tokens, parse.name_at
    found: list[Counted] = []
    done = -1
    for token in tokens:
        i = token.i
        if i <= done or not opens_numeral(token.lower) or name_at[i] >= 0:
            continue
        money = _lower(tokens, i - 1) in _MONEY or _MEASURES.get(_lower(tokens, i + 2), "").isupper()
        numeral = read_numeral(tokens, i, money=money)
        if numeral is None:
            continue
        done = numeral.last
        if _is_label(parse, numeral) or _is_calendar(tokens, numeral):
            continue
        quantity = _read_range(parse, numeral)
        if quantity is None:
            done = max(done, _end_of_row(tokens, numeral.last))
            continue
        done = quantity.last
        _read_unit(tokens, quantity)
        counted = _complete(text, parse, quantity)
        if counted is not None:
            found.append(counted)
            done = max(done, quantity.last)
    return tuple(found)


def _lower(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _is_glued(tokens: tuple[Token, ...], i: int) -> bool:
    """Say whether token ``i`` follows the one before without a space."""
    return 0 < i < len(tokens) and tokens[i].start == tokens[i - 1].end


def _is_label(parse: Parse, numeral: Numeral) -> bool:
    """Say whether a number names something rather than counts it: "Article 9", "M-16", "1." before a list's item."""
    tokens, first, last = parse.tokens, numeral.first, numeral.last
    before, after = _lower(tokens, first - 1), _lower(tokens, last + 1)
    if before in _LABELS or (before == "." and _lower(tokens, first - 2) in {"no", "nos"}):
        return True
    if before in _DASHES and _is_glued(tokens, first) and _is_glued(tokens, first - 1):
        return True
    if before == "(" and after == ")":
        return True
    if after in {",", ":"} and first == parse.sentence_of(first).first and numeral.value <= 10:
        # Counting up one's points: "Two, the port fell."
        return True
    if not numeral.digits:
        return False
    sentence = parse.sentence_of(first)
    if first == sentence.first and after in {".", ")"} and last + 1 < sentence.last - 1:
        return True
    head = tokens[first].head
    if head == first - 1 and tokens[first].dep == "nummod" and tokens[head].pos in {"PROPN", "NOUN"}:
        return tokens[head].lower not in _MONEY
    # An age between commas after a name.
    return before == "," == after and first > 1 and tokens[first - 2].pos == "PROPN" and numeral.value < 120


def _is_calendar(tokens: tuple[Token, ...], numeral: Numeral) -> bool:
    """Say whether a number belongs to a date or a time of day."""
    first, last = numeral.first, numeral.last
    before, after = _lower(tokens, first - 1).rstrip("."), _lower(tokens, last + 1)
    if after in _CLOCK:
        return True
    if not numeral.digits:
        return False
    if after.rstrip(".") in _MONTHS or before in _MONTHS:
        return True
    if before == "," and _lower(tokens, first - 3).rstrip(".") in _MONTHS:
        return _is_year(numeral)
    if not _is_year(numeral):
        return False
    if before in _MONEY:
        return False
    if before in _BEFORE_YEARS or before in _DASHES:
        return True
    nouns = (tokens[j].lemma for j in range(last + 1, min(last + 3, len(tokens))))
    return after not in _MEASURES and not any(noun in _NOUNS for noun in nouns)


def _is_year(numeral: Numeral) -> bool:
    return numeral.digits and 1500 <= numeral.value <= 2100


def _end_of_row(tokens: tuple[Token, ...], i: int) -> int:
    """Return the last token of digits joined by dashes ("555-1234", "3-1") that goes on at token ``i``."""
    while _lower(tokens, i + 1) in _DASHES and _lower(tokens, i + 2)[:1].isdigit():
        i += 2
    return i


def _read_range(parse: Parse, numeral: Numeral) -> _Range | None:
    """Read the second half of a range, if there is one, and the bound before; None for a row that is no number."""
    tokens = parse.tokens
    first = numeral.first
    if _lower(tokens, first - 1) in _MONEY:
        first -= 1
    found = _Range(numeral.value, numeral.value, first, numeral.last, numeral)
    second = _second_of_range(parse, numeral, first)
    if second is not None:
        low = numeral.value
        if second.multiplier > numeral.multiplier == 1 and low < second.value / second.multiplier:
            low *= second.multiplier
        if second.value > low and not second.part:
            found.low, found.high, found.last, found.bound = low, second.value, second.last, "between"
    if _is_row(tokens, numeral, found):
        return None
    if found.bound == "between" and _lower(tokens, first - 1) in {"between", "from"}:
        found.first -= 1
    if numeral.vague:
        found.bound = "at_least"
    _bound_before(tokens, found)
    return found


def _is_row(tokens: tuple[Token, ...], numeral: Numeral, found: _Range) -> bool:
    """Say whether digits joined by dashes are a telephone number, a score or two years, and no range."""
    if not numeral.digits or _lower(tokens, numeral.last + 1) not in _DASHES:
        return False
    after = _lower(tokens, numeral.last + 2)[:1]
    if not ("0" <= after <= "9") or not _is_glued(tokens, numeral.last + 2):
        return False
    if found.bound != "between" or _end_of_row(tokens, numeral.last) > found.last:
        return True
    if 1500 <= found.low <= 2100 and 1500 <= found.high <= 2100:
        return True
    return 100 <= found.low < 1000 and len(tokens[numeral.last + 2].text) == 4


def _second_of_range(parse: Parse, numeral: Numeral, first: int) -> Numeral | None:
    """Return the number after "to", "or", "-", or after "and" where "between" stands before."""
    tokens = parse.tokens
    at = numeral.last + 1
    if _lower(tokens, at) == "%" or _lower(tokens, at) in {"percent", "percentage"}:
        at += 1
    link, before = _lower(tokens, at), _lower(tokens, first - 1)
    if link == "and" and before != "between":
        return None
    if link not in {"to", "or", "and"} and link not in _DASHES:
        return None
    if link == "to" and before == "from":
        head = tokens[tokens[first - 1].head]
        if head.lemma in _CHANGES or _lower(tokens, first - 2) in _CHANGES:
            return None
    at += 1
    money = _lower(tokens, first) in _MONEY
    if _lower(tokens, at) in _MONEY:
        at, money = at + 1, True
    word = _lower(tokens, at)
    if not word or not opens_numeral(word) or parse.name_at[at] >= 0:
        return None
    second = read_numeral(tokens, at, money=money)
    if (
        second is None
        or second.vague
        or second.first < at
        or _lower(tokens, second.last + 1).rstrip(".") in _MONTHS
    ):
        return None
    return second


def _bound_before(tokens: tuple[Token, ...], found: _Range) -> None:
    """Take in the bounding words before a number: "nearly", "no fewer than"."""
    for words, bound in _BOUNDS.get(_lower(tokens, found.first - 1), ()):
        start = found.first - len(words)
        if start >= 0 and all(tokens[start + k].lower == word for k, word in enumerate(words)):
            found.first = start
            if found.bound == "exact":
                found.bound = bound
            # "at least some 20", "up to about 20": the outer word bounds.
            outer = _Range(0, 0, start, start, found.numeral)
            if found.bound == "about":
                _bound_before(tokens, outer)
                found.first = outer.first
                found.bound = outer.bound if outer.bound != "exact" else found.bound
            return


def _bound_after(tokens: tuple[Token, ...], found: _Range) -> None:
    """Take in the bounding words after a number: "or more", "-plus"."""
    at = found.last + 1
    if _lower(tokens, at) in _DASHES and _lower(tokens, at + 1) == "plus" and _is_glued(tokens, at + 1):
        at += 1
    for words, bound in _BOUNDS_AFTER.get(_lower(tokens, at), ()):
        if all(_lower(tokens, at + k) == word for k, word in enumerate(words)):
            found.last = at + len(words) - 1
            if found.bound == "exact":
                found.bound = bound
            return


def _read_unit(tokens: tuple[Token, ...], found: _Range) -> None:
    """Take in the unit before or after a number, and the bound after either."""
    _bound_after(tokens, found)
    money = _MONEY.get(_lower(tokens, found.numeral.first - 1))
    if money:
        found.unit = money
        return
    if found.numeral.part:
        found.unit = "percent"
        return
    at = found.last + 1
    if found.numeral.vague and _lower(tokens, at) == "of" and _lower(tokens, at + 1) in _MEASURES:
        at += 1
    if _lower(tokens, at) in _DASHES and _is_glued(tokens, at) and _is_glued(tokens, at + 1):
        found.compound = True
        at += 1
    if _lower(tokens, at) == "per" and _lower(tokens, at + 1) == "cent":
        found.unit, found.last = "percent", at + 1
    elif _lower(tokens, at) in {"us", "u.s."} and _lower(tokens, at + 1) in {"dollars", "dollar"}:
        found.unit, found.last = "USD", at + 1
    elif (unit := _MEASURES.get(_lower(tokens, at))) is not None:
        found.unit, found.last = unit, at
        if unit == "percent" and _lower(tokens, at + 1) in {"point", "points"}:
            found.last += 1
    elif found.compound:
        found.compound = _lower(tokens, at) == "strong"
        found.unit = "people" if found.compound else "-"
        found.last = at if found.compound else found.last
        return
    _bound_after(tokens, found)


def _complete(text: str, parse: Parse, found: _Range) -> Counted | None:
    """Find what is counted and make the record; None where the number turns out to count nothing."""
    tokens = parse.tokens
    numeral, unit = found.numeral, found.unit
    after = _lower(tokens, found.last + 1)
    if unit == "-" or (unit in DURATIONS and after in _AGO):
        return None
    of, counted, first = None, None, found.last + 1
    if found.compound:
        counted, of = _after_compound(parse, found)
    elif unit in DURATIONS and after == "old":
        of = "age"
    elif after == "of":
        counted, first = _object_of(parse, found.last + 1), found.last + 2
    elif unit == "percent" and numeral.part:
        counted = _noun_after(parse, found.last)
    elif not unit:
        counted, first = _counted_noun(parse, found)
    if numeral.value == 1 and not unit and found.bound == "exact" and (counted is None or after == "of"):
        return None
    if _lower(tokens, found.first - 1) == "aged" and not unit:
        counted, unit, of = None, "years", "age"
    if counted is not None and of is None:
        of = text[tokens[first].start : tokens[_phrase_end(parse, found, counted, after)].end]
    if not unit:
        unit = _unit_of(parse, found, counted)
        if not unit and (numeral.digits and numeral.value >= 10_000_000):
            return None
    if of is None and not found.unit:
        of = _body_before(tokens, found)
    quantity = Quantity(
        low=None if found.bound in _CEILINGS else found.low,
        high=None if found.bound in _FLOORS else found.high,
        unit=unit,
        bound=found.bound,
        of=of,
        span=Span(tokens[found.first].start, tokens[found.last].end),
    )
    standing = {numeral.last, found.last} | ({counted} if counted is not None else set())
    return Counted(quantity, numeral.last, counted, tuple(sorted(standing)))


def _after_compound(parse: Parse, found: _Range) -> tuple[int | None, str | None]:
    """Return what "a 2,000-strong militia" counts; a "14-year-old boy" counts no boys."""
    tokens = parse.tokens
    if found.unit == "people":
        noun = _noun_after(parse, found.last)
        return noun, tokens[noun].text if noun is not None else None
    return None, "age" if "old" in {_lower(tokens, found.last + 1), _lower(tokens, found.last + 2)} else None


def _object_of(parse: Parse, preposition: int) -> int | None:
    """Return the head of the noun phrase after "of"."""
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
        if pos in _OWN_PHRASE:
            noun = j
        elif noun is not None or not _may_precede_noun(tokens[j]):
            break
    return noun


def _may_precede_noun(token: Token) -> bool:
    if token.pos == "PUNCT":
        return token.lower in _DASHES
    return token.pos in {"ADJ", "DET", "ADV", "NUM"} or (token.pos == "VERB" and token.dep == "amod")


def _counted_noun(parse: Parse, found: _Range) -> tuple[int | None, int]:
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
        tokens[j].pos not in _MODIFIERS and tokens[j].lower not in _DASHES for j in range(first, noun)
    ):
        noun = None
    if noun is None:
        noun = _noun_after(parse, found.last) if _leads_noun(parse, found) else None
    if noun is None and _lower(tokens, first) in _STATES and _lower(tokens, first + 1) != "than":
        return first, first
    return noun, first


def _leads_noun(parse: Parse, found: _Range) -> bool:
    """Say whether the very next word can belong to the phrase that a number opens."""
    i = found.last + 1
    if i >= parse.sentence_of(found.last).last:
        return False
    token = parse.tokens[i]
    return token.pos in {"NOUN", "PROPN", "ADJ"} or (token.pos == "VERB" and token.dep == "amod")


def _phrase_end(parse: Parse, found: _Range, counted: int, after: str) -> int:
    """Return the last token of what is counted: the noun with the "of" phrases that follow directly.

    Of a part of a whole, other prepositions are kept too: the whole is "the terrorists in IS", not all terrorists.
    """
    tokens = parse.tokens
    allowed = _WITHIN if after == "of" else frozenset({"of"})
    limit = parse.sentence_of(counted).last
    end = counted
    while end + 1 < limit:
        link = tokens[end + 1]
        if link.lower in allowed and found.first <= link.head <= end:
            inner = next((j for j in parse.children[link.i] if tokens[j].dep == "pobj" and j > link.i), None)
        elif link.pos == "CCONJ" and tokens[end].pos == "PROPN":
            inner = next((j for j in parse.children[end] if tokens[j].dep == "conj" and j > link.i), None)
            if inner is not None and tokens[inner].pos != "PROPN":
                inner = None
        else:
            inner = None
        if inner is None or inner - end > 8:
            return end
        end = inner
    return end


def _unit_of(parse: Parse, found: _Range, counted: int | None) -> str:
    """Return the unit that the counted noun, or for lack of one the clause, tells."""
    tokens = parse.tokens
    if counted is not None:
        token = tokens[counted]
        if token.pos != "PRON":
            is_people = token.tag == "NNPS" and token.text.isalpha() and parse.name_at[counted] < 0
            known = (
                _NOUNS.get(token.lemma)
                or _NOUNS.get(token.lower.removesuffix("s"))
                or _STATES.get(token.lower)
            )
            return known or ("people" if is_people else token.lemma)
    elif body := _body_before(tokens, found):
        return _BODIES[body]
    if found.numeral.vague:
        # "Thousands protested."
        return "people" if counted is None else ""
    number = tokens[found.numeral.last]
    if number.dep in {"nsubj", "nsubjpass", "dobj"} and tokens[number.head].lemma in _HARM:
        return "people"
    return ""


def _body_before(tokens: tuple[Token, ...], found: _Range) -> str | None:
    """Return the body whose number stands after it: "militia" in "a militia of 2,000"."""
    if _lower(tokens, found.first - 1) == "of" and (body := _lower(tokens, found.first - 2)) in _BODIES:
        return body
    return None
