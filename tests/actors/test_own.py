from pathlib import Path

import pytest

from sayso.actors.catalogue import Catalogue
from sayso.actors.entries import Entry
from sayso.actors.own import added, cautious, joined, own_id, read_own, written
from sayso.errors import BadCatalogue

NSM = Entry(
    "nsm",
    "Northern Shield Movement",
    "armed_group",
    aliases=("Shield of the North",),
    acronyms=("NSM",),
    countries=("VE",),
    founded=1991,
)
KARSK = Entry("karsk", "Karsk", "state", capital="Ardan")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """A file of one's own holds every field, sorted by id, and empty lines do no harm."""
    place = tmp_path / "own.jsonl"
    place.write_text(f"\n{written([NSM, KARSK])}\n", "utf-8")
    assert read_own(place) == [KARSK, NSM]


def test_an_entry_without_an_id_gets_one_of_ones_own(tmp_path: Path) -> None:
    """Who writes the file by hand needs no ids."""
    place = tmp_path / "own.jsonl"
    place.write_text('{"name": "The Shield of Karsk", "kind": "media"}', "utf-8")
    assert (
        [entry.id for entry in read_own(place)] == ["own:shield-of-karsk"] == [own_id("The Shield of Karsk")]
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}\n{", "own.jsonl:1: it has no name"),
        (written([NSM]) + "{", "own.jsonl:2: it is no JSON"),
        ("[]", "own.jsonl:1: it is no JSON object"),
        (written([NSM]) * 2, "own.jsonl:2: the id 'nsm' stands twice"),
        ('{"name": "A", "kind": "gang"}', "own.jsonl:1: 'gang' is no kind of actor; use one of person"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, text: str, message: str) -> None:
    """The message says which file, which line, and what to try."""
    place = tmp_path / "own.jsonl"
    place.write_text(text, "utf-8")
    with pytest.raises(BadCatalogue) as caught:
        read_own(place)
    assert message in str(caught.value)
    assert caught.value.advice


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """No file, a folder, and bytes that are no text are told apart."""
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\xff")
    for name, problem in (
        ("none", "there is no such file"),
        ("bytes", "it is no UTF-8"),
        (".", "cannot be read"),
    ):
        with pytest.raises(BadCatalogue, match=problem):
            read_own(tmp_path / name)


def test_a_name_of_ones_own_is_nobody_elses() -> None:
    """A bundled actor loses a name that an own actor of another kind bears, and keeps its others."""
    club = Entry(
        "own:club", "Shield Club", "organisation", aliases=("Shield of the North", "Ardan"), acronyms=("NSM",)
    )
    catalogue = Catalogue(joined([NSM, KARSK], [club]))
    assert catalogue.find("NSM") == catalogue.find("Shield of the North") == catalogue.entry("own:club")
    assert [alias.text for alias in catalogue.aliases("Ardan")] == ["Ardan"]
    left = catalogue.find("Northern Shield Movement")
    assert left is not None
    assert (left.id, left.aliases, left.acronyms) == ("nsm", (), ())


def test_an_actor_without_a_name_left_goes() -> None:
    """Where all its names are another's, nothing is left of a bundled actor."""
    song = Entry("own:x", "Karsk", "organisation", aliases=("Ardan",))
    assert [entry.id for entry in joined([KARSK], [song])] == ["own:x"]


def test_the_same_actor_is_added_to() -> None:
    """An own actor with a bundled one's kind and name is that one, under its id: what the user says wins."""
    own = Entry(
        "own:n", "Shield of the North", "armed_group", aliases=("Guard",), countries=("LU",), dissolved=2004
    )
    (entry,) = joined([NSM], [own])
    assert (entry.id, entry.name, entry.kind) == ("nsm", "Shield of the North", "armed_group")
    assert entry.aliases == ("Guard", "Northern Shield Movement")
    assert (entry.countries, entry.founded, entry.dissolved) == (("LU",), 1991, 2004)


def test_a_bundled_id_says_that_it_is_the_same() -> None:
    """With its id, a bundled actor can be given another kind."""
    (entry,) = joined([NSM], [Entry("nsm", "Shield Party", "organisation")])
    assert (entry.name, entry.kind) == ("Shield Party", "organisation")
    assert "Northern Shield Movement" in entry.aliases


def test_a_doubt_of_ones_own_wins() -> None:
    """A bundled sure name that the user doubts is doubtful, with the user's words."""
    (entry,) = joined(
        [NSM], [Entry("nsm", "Northern Shield Movement", "armed_group", doubtful=(("NSM", ("Karsk",)),))]
    )
    assert entry.doubtful == (("NSM", ("Karsk",)),)
    assert "NSM" not in entry.sure_names


def test_a_name_that_two_own_actors_share_is_doubtful() -> None:
    """Nobody is preferred in silence: another name of theirs has to decide."""
    one, other = (Entry(name, name, "person", aliases=("A. Varo",)) for name in ("Ada Varo", "Alan Varo"))
    assert [entry.doubtful for entry in joined([], [one, other])] == [(("A. Varo", ()),)] * 2


def test_plain_words_wait_for_another_name() -> None:
    """A short name that is an English word, or of two letters, is doubtful unless the user says what decides."""
    entry = Entry(
        "x", "Front of Karsk", "armed_group", aliases=("Front", "Karsk Front"), acronyms=("FK", "FOK")
    )
    assert cautious(entry).doubtful == (("Front", ()), ("FK", ()))


def test_a_new_entry_takes_the_place_of_the_old() -> None:
    """Adding somebody again says anew who they are; others stay."""
    again = Entry("own:other-id", "northern shield movement", "armed_group")
    assert added([NSM, KARSK], [again]) == [KARSK, again]
    same_id = Entry("nsm", "Shield Party", "organisation")
    assert added([NSM, KARSK], [same_id]) == [same_id, KARSK]
