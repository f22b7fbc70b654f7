"""What every format has in common; each format's own ways are tested beside."""

from pathlib import Path

import pytest

from sayso.actors.entries import Entry
from sayso.actors.exchange.formats import FORMATS, ListFormat, format_named, incoming
from sayso.errors import BadCatalogue

ENTRIES = (
    Entry("army", "Veldanian Guard", "authority"),
    Entry(
        "nsm",
        'Northern "Shield" Movement, the',
        "armed_group",
        aliases=("Shield of the North", "Щит"),
        acronyms=("NSM",),
        doubtful=(("Shield", ()),),
        countries=("VE", "LU"),
        wikidata="Q1",
        parent="army",
        founded=1991,
        dissolved=2004,
    ),
    Entry("varo", "Ada Varo", "person"),
)


@pytest.mark.parametrize("format_", [one for one in FORMATS if one.write], ids=lambda format_: format_.name)
def test_what_goes_out_comes_in(format_: ListFormat, tmp_path: Path) -> None:
    """Every format keeps names, kinds, countries, years, parents and ids, and is told by its first line."""
    place = tmp_path / "list"
    assert format_.write
    place.write_text(format_.write(ENTRIES), "utf-8")
    found = incoming(place)
    assert found.entries == ENTRIES
    assert (found.left_aside, found.passed_over) == ((), 0)
    assert format_named(format_.name) is format_


@pytest.mark.parametrize(("data", "problem"), [(b"\xff\xfe", "no UTF-8"), (None, "cannot be read")])
def test_a_file_that_is_no_text_is_named(data: bytes | None, problem: str, tmp_path: Path) -> None:
    """A missing file and one in another encoding are named, with what to try."""
    place = tmp_path / "list.csv"
    if data is not None:
        place.write_bytes(data)
    with pytest.raises(BadCatalogue, match=problem) as caught:
        incoming(place)
    assert caught.value.place == str(place)
