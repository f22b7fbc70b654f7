"""Numbers that count or measure something: how many, between what bounds, of what, over what time.

``low`` and ``high`` say what the bound leaves: both are the number for "exact" and "about" ("nearly", "almost" and
"some" too: the words give no margin, so none is made up); "at_least" and "more_than" have no ``high``, "at_most"
("up to", "as many as") and "fewer_than" no ``low``; "between" has both. Plurals without a number are floors: "dozens"
is at least 24, "hundreds" at least 200 (two of the kind), "several", "a few" and "a handful" at least 3. Parts of a
whole are percentages: "half of them" is 50 percent, "two in five" 40.

``best`` is the one figure that a coder would note, in the sense of UCDP's best estimates (Sundberg and Melander
2013): the number itself where the words name one, be it rough or a floor ("at least 12" is 12), and None where they
leave it open ("up to 12", "fewer than 12", "between 10 and 15", "dozens"). Coders who must note a figure for those
take the most cautious one, ACLED's 12 for "dozens" and 100 for "hundreds"; that is a rule of theirs, not what the
words say, and can be made of ``low`` and ``bound``.

``unit`` is "percent", a currency's ISO code, a measure ("km", "days"), "people" or "weapons" for what is one, else
the lemma of the counted noun; it is empty where the words do not say what is counted. ``of`` are the words counted
(`sayso.claims.scope`), ``base`` the same words where they are a whole that the number is a part of.

Years, dates, times of day, ordinals, numbers inside names or after a label ("Article 9"), telephone numbers, scores
and "one" as a pronoun are no quantities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.claims.amounts import Amount, is_money, read_amount
from sayso.claims.belonging import belonging_to
from sayso.claims.numbering import DASHES, dates_something, end_of_row, lower, names_something
from sayso.claims.numerals import Numeral, opens_numeral, read_numeral
from sayso.claims.scope import Scope, body_before, scope_of, unit_of
from sayso.claims.wordlists import entries
from sayso.records import Bound, Parse, Quantity, Span, Time, Token


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


DURATIONS: Final = frozenset(
    {"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"}
)
"""Units that measure how long or how old, and count nobody."""
_IDIOMS = frozenset(entries("quantities", "idioms"))
_AGO = frozenset(entries("quantities", "ago"))
_FLOORS: frozenset[Bound] = frozenset({"at_least", "more_than"})
_CEILINGS: frozenset[Bound] = frozenset({"at_most", "fewer_than"})


def find_quantities(text: str, parse: Parse, times: Sequence[Time] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of a document, sorted by span. ``text`` is the document's, ``times`` are those in it."""
    return tuple(counted.quantity for counted in find_counted(text, parse, times))


def quantities_by_token(found: tuple[Counted, ...]) -> dict[int, Counted]:
    """Return what was found by the tokens that may stand for it: number, unit and counted noun."""
    return {i: counted for counted in reversed(found) for i in counted.tokens}


def find_counted(text: str, parse: Parse, times: Sequence[Time] = ()) -> tuple[Counted, ...]:
    """Return the quantities of a document with their tokens, sorted by span.

    ``text`` is the document's; ``times`` are those spoken of in it, sorted, for the stretch that a count is over.
    """
    tokens, name_at = parse.tokens, parse.name_at
    found: list[Counted] = []
    done = -1
    for token in tokens:
        i = token.i
        if i <= done or not opens_numeral(token.lower) or name_at[i] >= 0:
            continue
        numeral = read_numeral(tokens, i, money=is_money(tokens, i))
        if numeral is None:
            continue
        done = numeral.last
        if names_something(parse, numeral) or dates_something(tokens, numeral):
            continue
        amount = read_amount(parse, numeral)
        if amount is None:
            done = max(done, end_of_row(tokens, numeral.last))
            continue
        done = amount.last
        counted = _complete(text, parse, amount)
        if counted is not None and not (found and _is_model(found[-1], counted, amount)):
            found.append(_within(parse, times, counted) if times else counted)
            done = max(done, amount.last)
    return tuple(found)


def _is_model(before: Counted, counted: Counted, amount: Amount) -> bool:
    """Say whether a number only names what the number before it counts: "five new 737 aircraft"."""
    head = counted.counted
    inside = head is not None and head == before.counted and head > counted.number
    return inside and amount.numeral.digits and before.quantity.base is None


def _complete(text: str, parse: Parse, found: Amount) -> Counted | None:
    """Find what is counted and make the record; None where the number turns out to count nothing."""
    tokens, numeral = parse.tokens, found.numeral
    if found.unit == "-" or (found.unit in DURATIONS and lower(tokens, found.last + 1) in _AGO):
        return None
    is_age = _is_age(tokens, found)
    scope = None if is_age else scope_of(parse, found)
    if _is_pronoun(parse, numeral, found, scope) or _is_a_name(parse, found, scope):
        return None
    unit = "years" if is_age else found.unit or unit_of(parse, found, scope.head if scope else None)
    if not unit and numeral.digits and numeral.value >= 10_000_000:
        return None
    of = text[tokens[scope.first].start : tokens[scope.last].end] if scope else None
    if is_age:
        of = "age"
    elif of is None and not found.unit:
        of = body_before(parse, found)
    quantity = Quantity(
        low=None if found.bound in _CEILINGS else found.low,
        high=None if found.bound in _FLOORS else found.high,
        unit=unit,
        bound=found.bound,
        of=of,
        span=Span(tokens[found.first].start, tokens[found.last].end),
        best=_best(found),
        base=of if scope and scope.whole else None,
    )
    standing = {numeral.last, found.last} | ({scope.head} if scope else set())
    return Counted(quantity, numeral.last, scope.head if scope else None, tuple(sorted(standing)))


def _best(found: Amount) -> float | None:
    if found.numeral.vague or found.bound in _CEILINGS or found.bound == "between":
        return None
    return found.low


def _is_pronoun(parse: Parse, numeral: Numeral, found: Amount, scope: Scope | None) -> bool:
    """Say whether "one" stands for somebody rather than counts: "one of them", "the one"."""
    if numeral.value != 1 or found.unit or found.bound != "exact":
        return False
    return scope is None or scope.whole or parse.tokens[scope.head].lower in _IDIOMS


def _is_a_name(parse: Parse, found: Amount, scope: Scope | None) -> bool:
    """Say whether a number is all that is left of a name or a riches: "its 500 fell", "made his billions"."""
    tokens = parse.tokens
    before = tokens[found.first - 1] if found.first else None
    if scope is None:
        return (
            before is not None and not found.unit and before.tag in {"PRP$", "POS"} and before.lower != "of"
        )
    if found.bound == "between" and found.numeral.digits and tokens[found.last - 1].lower in DASHES:
        # The planes "come from the 737-800 range".
        return tokens[scope.head].tag == "NN" and not found.unit
    return False


def _is_age(tokens: Sequence[Token], found: Amount) -> bool:
    after = lower(tokens, found.last + 1)
    if found.compound:
        return found.unit != "people" and "old" in {after, lower(tokens, found.last + 2)}
    if found.unit in DURATIONS:
        return after == "old"
    return not found.unit and lower(tokens, found.first - 1) in {"aged", "age", "ages"}


def _within(parse: Parse, times: Sequence[Time], found: Counted) -> Counted:
    """Return a quantity with the stretch of time that it is counted over: "since January", "in 2019"."""
    if found.quantity.unit in DURATIONS:
        return found
    for i in (found.number, *parse.ancestors(found.number)):
        token = parse.tokens[i]
        if token.pos not in {"VERB", "AUX"} and i != found.counted:
            continue
        time = belonging_to(parse, times, i)
        if time is not None and _is_stretch(parse, time):
            return replace(found, quantity=replace(found.quantity, within=time))
        if token.pos == "VERB":
            return found
    return found


def _is_stretch(parse: Parse, time: Time) -> bool:
    """Say whether a time is a stretch that one counts over, rather than the moment or the day of a deed."""
    inside = parse.tokens_in(time.span)
    opening = {
        parse.tokens[inside[0]].lower,
        lower(parse.tokens, inside[0] - 1),
        lower(parse.tokens, inside[0] - 2),
    }
    if not opening.isdisjoint({"since", "over", "during", "within", "throughout", "between"}):
        return True
    if time.earliest is None or time.latest is None:
        return bool(opening & {"past", "last", "recent"}) and lower(parse.tokens, inside[-1]).endswith("s")
    return time.earliest[:10] != time.latest[:10] or len(time.earliest) < len("2019-01-01")
