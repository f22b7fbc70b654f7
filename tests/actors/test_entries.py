from typing import Any

import pytest

from sayso.actors.entries import BadEntry, Entry, entries_of, entry_of, table_of

WHOLE = Entry(
    id="nsm",
    name="Northern Shield Movement",
    kind="armed_group",
    aliases=("Shield of the North",),
    acronyms=("NSM",),
    doubtful=(("NSM", ("Veldania", "Karsk")),),
    countries=("VE",),
    adjectives=("Shielder",),
    capital="Karsk",
    wikidata="Q1",
    parent="shield",
    founded=1991,
    dissolved=2004,
    bodies=("army",),
)


def test_a_table_and_its_entry_say_the_same() -> None:
    """What is written down of an entry is read back as the same entry."""
    assert entry_of(table_of(WHOLE)) == WHOLE


def test_empty_fields_are_left_out() -> None:
    """A table says only what is known."""
    entry = Entry("nsm", "Northern Shield Movement", "armed_group")
    assert table_of(entry) == {"id": "nsm", "name": "Northern Shield Movement", "kind": "armed_group"}


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"alais": ["X"]}, "unknown field 'alais'"),
        ({"name": " - "}, "no name"),
        ({"kind": "gang"}, "'gang' is no kind of actor"),
        ({"kind": None}, "no kind"),
        ({"id": ""}, "no id"),
        ({"aliases": "NSM"}, "aliases is no list"),
        ({"acronyms": [1]}, "acronyms is no list"),
        ({"doubtful": ["NSM"]}, "doubtful is no table"),
        ({"founded": "1991"}, "founded is no year: '1991'"),
        ({"founded": 19911}, "founded is no year"),
        ({"founded": True}, "founded is no year"),
        ({"founded": 1991, "dissolved": 1990}, "dissolved before it was founded"),
        ({"parent": 7}, "parent is no text"),
    ],
)
def test_what_breaks_the_schema_is_refused(fields: dict[str, Any], problem: str) -> None:
    """An unknown or mistaken field is named, with what to try."""
    with pytest.raises(BadEntry, match=problem) as caught:
        entry_of({"id": "nsm", "name": "NSM", "kind": "armed_group"} | fields)
    assert caught.value.advice


def test_a_files_kind_is_its_entries() -> None:
    """A file says the kind once; an entry may say its own."""
    rows = [{"id": "a", "name": "A"}, {"id": "b", "name": "B", "kind": "media"}]
    assert [entry.kind for entry in entries_of({"kind": "authority", "actor": rows})] == [
        "authority",
        "media",
    ]


def test_a_files_error_names_the_entry() -> None:
    """Among hundreds of entries the one that is wrong is named."""
    with pytest.raises(BadEntry, match=r"^a: unknown field 'x'"):
        entries_of({"kind": "authority", "actor": [{"id": "a", "name": "A", "x": 1}]})
