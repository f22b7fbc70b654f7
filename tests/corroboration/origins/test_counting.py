from __future__ import annotations

import pytest

from sayso.corroboration.origins.counting import Independence, counted, line
from sayso.records import Origin, Side


def origin(side: Side, *unknown: str) -> Origin:
    """Return an origin of a side."""
    return Origin("id", "voice", side, "Daro Melnik", (), (), unknown)


def test_counted() -> None:
    """Both sides are counted apart, and what is unknown beside what is not; who takes neither side is not counted."""
    found = counted(
        [
            origin("affirmed"),
            origin("affirmed"),
            origin("affirmed", "why"),
            origin("denied", "why"),
            origin("denied"),
            origin("open"),
        ]
    )
    assert found == Independence(affirming=2, denying=1, affirming_unknown=1, denying_unknown=1)
    assert (found.origins, found.unknown) == (2, 2)
    assert counted([]) == Independence()


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Independence(affirming=1), "3 documents, 2 publishers, 1 origin"),
        (
            Independence(affirming=2, affirming_unknown=1),
            "3 documents, 2 publishers, 2 origins, and 1 whose independence is unknown",
        ),
        (Independence(affirming=1, denying=1), "3 documents, 2 publishers, 1 origin; denied by 1 origin"),
        (Independence(denying=2), "3 documents, 2 publishers; denied by 2 origins"),
    ],
)
def test_line(found: Independence, said: str) -> None:
    """One line says how many documents, publishers and origins there are, and who denies it."""
    assert line(3, 2, found) == said


def test_no_publisher() -> None:
    """Where no publisher is known, none is counted."""
    assert line(1, 0, Independence(affirming=1)) == "1 document, 1 origin"
