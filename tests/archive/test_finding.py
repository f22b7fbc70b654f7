from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from archiving import archived
from reports import actor, claim, report
from sayso.archive.asking import asked
from sayso.archive.comparing import COMPARED_FILE, compare, compared_file
from sayso.archive.finding import count_claims, count_meant, find_claims
from sayso.archive.manifest import done_file
from sayso.archive.tables import file_of
from sayso.errors import ArchiveError, NoArchive, NotYetDone
from sayso.records import Document, Party, Report, Span, Voice, digest
from sayso.settings import Settings
from sayso.store.asking.claims import FoundClaim, Wanted
from sayso.store.asking.claims import count_claims as count_in_store
from sayso.store.asking.claims import find_claims as find_in_store
from sayso.store.asking.resolving import count_meant as count_meant_in_store
from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate
from sayso.store.writing import How, add

QUESTIONS: Final[dict[str, dict[str, Any]]] = {
    "all": {},
    "a word by its stem": {"words": "trains"},
    "two words": {"words": "front fighters"},
    "side by side": {"words": '"highland front" trained'},
    "a short word": {"words": "he"},
    "accents": {"words": "fróntS"},
    "nowhere": {"words": "zeppelin"},
    "about": {"about": "Highland Front"},
    "about part of a name": {"about": "orre"},
    "about nobody's name": {"about": "prisoners"},
    "about nothing": {"about": "--"},
    "by": {"by": "Jannik Orre"},
    "by words": {"by": "not to be named"},
    "relation": {"relation": "trains"},
    "force": {"force": "denied"},
    "unnamed": {"unnamed": True},
    "since": {"since": "2025-03-14"},
    "until": {"until": "2025-03-09"},
    "between": {"since": "2025-03-07", "until": "2025-03-12"},
    "disputed": {"disputed": True},
    "origins": {"min_origins": 2},
    "polarity": {"polarity": "denied"},
    "publisher": {"publisher": "Northline"},
    "rejected": {"rejected": True, "relation": "says"},
    "several": {
        "words": "fighters",
        "about": "Sarvenia",
        "since": "2025-03-10",
        "disputed": True,
        "min_origins": 1,
    },
    "hostile": {"words": "'; DROP TABLE standing; --", "about": "$claims' OR true --", "by": "%_\\"},
    "hostile publisher": {"publisher": "x' OR 'a' = 'a"},
}


def of_store(store: Store, wanted: Wanted, **part: Any) -> list[FoundClaim]:
    with store.reading() as connection:
        return find_in_store(connection, wanted, store.place, **part)


@pytest.mark.whole
@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_the_answer_is_that_of_a_store(
    demo_archive: Path, demo_store: Path, question: dict[str, Any]
) -> None:
    """The same claims in the same order, with the same voices, names, quotes, documents and groups beside them."""
    wanted = Wanted(**question)
    with Store.open(str(demo_store)) as store, asked(demo_archive) as archive:
        found = find_claims(archive, wanted)
        assert found == of_store(store, wanted)
        with store.reading() as connection:
            assert (
                count_claims(archive, wanted) == count_in_store(connection, wanted, store.place) == len(found)
            )


@pytest.mark.whole
def test_most_questions_have_an_answer(demo_archive: Path) -> None:
    """Both agreeing on nothing would say little: nearly every question is answered by some claims, and not by all."""
    with asked(demo_archive) as archive:
        every = count_claims(archive, Wanted())
        counts = {name: count_claims(archive, Wanted(**question)) for name, question in QUESTIONS.items()}
    assert {name for name, number in counts.items() if not number} == {
        "nowhere", "about nothing", "hostile", "hostile publisher",
    }  # fmt: skip
    assert {name for name, number in counts.items() if number == every} == {"all"}


@pytest.mark.whole
@pytest.mark.parametrize(("limit", "offset"), [(5, 0), (5, 3), (7, 300), (0, 0)])
def test_a_part_of_the_answer_is_the_same_part(
    demo_archive: Path, demo_store: Path, limit: int, offset: int
) -> None:
    """So many at most, and so many passed over."""
    with Store.open(str(demo_store)) as store, asked(demo_archive) as archive:
        found = find_claims(archive, Wanted(), limit=limit, offset=offset)
        assert found == of_store(store, Wanted(), limit=limit, offset=offset)


@pytest.mark.whole
@pytest.mark.parametrize("words", ["Orre", "the ministry", "ministry", "", "zeppelin", "0a0a"])
def test_a_name_means_as_many_as_in_a_store(demo_archive: Path, demo_store: Path, words: str) -> None:
    """Whoever bears it, or has all words of it in a name."""
    with Store.open(str(demo_store)) as store, store.reading() as connection, asked(demo_archive) as archive:
        assert count_meant(archive, words) == count_meant_in_store(connection, words)


def test_an_actor_is_found_by_the_beginning_of_an_id(tmp_path: Path) -> None:
    """As in a store: where one alone begins so."""
    folder = archived(tmp_path / "archive", [_told("Karsk is open.")])
    compare(folder)
    with asked(folder) as archive:
        (about,) = find_claims(archive, Wanted(about="Mara Lindqvist"))
        assert about.subject_id is not None
        assert find_claims(archive, Wanted(about=about.subject_id[:6])) == [about]


def _told(text: str, page: str = "", *, surname: str = "Lindqvist") -> Report:
    mara = actor("a1", f"Mara {surname}", "person")
    said = replace(
        claim("a1", "leads", voices=(Voice("a1", surname, "person"),), evidence=Span(0, 5)),
        subject=Party("a1", "she", Span(0, 5)),
        statement=f"Mara {surname} leads.",
    )
    document = Document(digest("document", text), text, url=f"https://karsk.example/{page or digest(text)}")
    return report([mara], [said], document=document)


BLOCKS: Final = (
    [_told("The port."), _told("First \udfff.", "page"), _told("The port.")],
    [
        _told("Second.", "page"),
        _told("First \udfff.", "page", surname="Odd \ud83d\0"),
        _told("A bank.", "bank"),
    ],
    [_told("A bank, burnt.", "bank", surname="Lindqvist-Hale")],
)
"""A page whose first text came back, one that was archived twice, one that changed, and letters that no table holds."""


@pytest.mark.parametrize("whole", [True, False])
def test_only_what_stands_at_a_page_now_is_found(tmp_path: Path, whole: bool) -> None:  # noqa: FBT001  # a parameter
    """Former versions and second copies are left out, whether or not reports are compared; what is found is exact."""
    folder = archived(tmp_path / "archive", *BLOCKS)
    if whole:
        compare(folder)
    with Store.open(str(tmp_path / "store.sqlite")) as store, asked(folder) as archive:
        for one in (one for block in BLOCKS for one in block):
            add(store, one, How.of(Settings()))
        if whole:
            corroborate(store)
        for wanted in (Wanted(), Wanted(words="mara leads"), Wanted(relation="leads")):
            assert find_claims(archive, wanted) == of_store(store, wanted)
        assert count_claims(archive, Wanted()) == 3


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ({"about": "Mara"}, "who is meant"),
        ({"by": "Mara"}, "who is meant"),
        ({"disputed": True}, "what is in dispute"),
        ({"min_origins": 2}, "on how many origins"),
    ],
)
def test_what_hangs_on_comparing_waits_for_it(tmp_path: Path, question: dict[str, Any], named: str) -> None:
    """It is said what is still to be done, and how."""
    folder = archived(tmp_path / "archive", *BLOCKS)
    with (
        asked(folder) as archive,
        pytest.raises(NotYetDone, match=f"{named}.*same `sayso archive` command again"),
    ):
        find_claims(archive, Wanted(**question))


def test_what_is_read_so_far_can_be_asked(tmp_path: Path) -> None:
    """Blocks that are not done are left out, whatever lies in their places; without any block nothing is found."""
    folder = archived(tmp_path / "archive", *BLOCKS)
    compare(folder)
    done_file(folder, 2).unlink()
    file_of(folder, "claims", 2).write_bytes(b"half")
    with asked(folder) as archive:
        assert not archive.compared
        assert {one.subject for one in find_claims(archive, Wanted())} >= {"Mara Lindqvist"}
        assert count_claims(archive, Wanted()) == 3
    for block in (0, 1):
        done_file(folder, block).unlink()
    with asked(folder) as archive:
        assert (find_claims(archive, Wanted()), count_claims(archive, Wanted())) == ([], 0)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"collection": "bridges"}, "no collections.*sayso add"),
        ({"since": "spring"}, "'spring' is no date; write it as"),
        ({"until": "2019-15"}, "'2019-15' is no date"),
        ({"words": '"?"'}, "there is no word in"),
    ],
)
def test_a_question_without_sense_is_refused(tmp_path: Path, question: dict[str, Any], said: str) -> None:
    """It says what is wrong with it, and what to try."""
    with asked(archived(tmp_path / "archive", *BLOCKS)) as archive, pytest.raises(ArchiveError, match=said):
        find_claims(archive, Wanted(**question))


def test_a_missing_or_damaged_file_is_named(tmp_path: Path) -> None:
    """Which one, where that can be told, and what to try; never a traceback."""
    folder = archived(tmp_path / "archive", *BLOCKS)
    compare(folder)
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    claims = file_of(folder, "claims", 1)
    whole = claims.read_bytes()
    for damaged in (whole[:-30], b"", whole[:200] + b"?" * 300 + whole[500:]):
        claims.write_bytes(damaged)
        with (
            asked(folder) as archive,
            pytest.raises(NoArchive, match=r"claims.000001\.parquet.*sayso archive"),
        ):
            find_claims(archive, Wanted())
    claims.unlink()
    with pytest.raises(NoArchive, match=r"claims.000001\.parquet.*missing.*sayso archive"), asked(folder):
        pass
    groups = compared_file(other, "groups")
    whole = groups.read_bytes()
    groups.write_bytes(whole[:-10])
    with (
        asked(other) as archive,
        pytest.raises(NoArchive, match=r"compared.groups\.parquet.*damaged.*compared\.json"),
    ):
        find_claims(archive, Wanted(min_origins=1))
    groups.unlink()
    with asked(other) as archive:
        assert not archive.compared
    (other / COMPARED_FILE).unlink()
    with asked(other) as archive:
        assert not archive.compared
