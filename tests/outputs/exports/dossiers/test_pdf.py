from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from accusation import HOSTILE, LACZNIK, LURIA, MALLORY, filled, selected
from sayso.outputs.exports.dossier import write
from sayso.outputs.exports.dossiers.letters import Letters
from sayso.store.asking.claims import Wanted

PEOPLE = (LURIA, LACZNIK, MALLORY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dossiers")
    with filled(made) as store:
        for one in PEOPLE:
            with selected(store, Wanted(about=one.name)) as selection:
                write(selection, made / f"{one.id}.pdf")
    return made


@pytest.fixture(scope="module")
def texts(folder: Path) -> dict[str, str]:
    read = {}
    for one in PEOPLE:
        document = pdfium.PdfDocument(folder / f"{one.id}.pdf")
        read[one.name] = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
        document.close()
    return read


def test_words(texts: dict[str, str]) -> None:
    """The PDF holds what is said, on whose word, who denies it, and the exact words with their places."""
    text = texts[LURIA.name]
    for words in (
        "Nothing here is established fact.",
        "Claimed: arming of Northern Shield Movement by Republic of Luria",
        "According to Samuel Roth, cited by the Pell Institute, Luria arms the movement.",
        "alleged · word of Pell Institute, citing Samuel Roth · The Karsk Post, 2024-03-11",
        "Who denies it",
        "Hanne Brack denies that Luria arms the movement.",
        "“Luria sends rifles to the Northern Shield Movement” … “told the Pell Institute”",
        "Characters 8–58, 72–95.",
    ):
        assert words in text


def test_scripts(texts: dict[str, str]) -> None:
    """Polish, Cyrillic and Greek names stand in their letters; of what the fonts lack it is said how much, and where to find it."""
    text = texts[LACZNIK.name]
    for name in ("Żółw Łącznik", "Ялта Шторм", "Ωμέγα Δρόμος", "4 CJK letters"):
        assert name in text
    assert "no letters for (CJK" in text
    assert "\N{REPLACEMENT CHARACTER}" not in text


def test_arabic(texts: dict[str, str]) -> None:
    """Arabic letters are there, shaped and in their direction, so that no letter of a name is lost."""
    (name,) = (one for one in LACZNIK.aliases if one[0] == "س")
    found = "".join(letter for letter in texts[LACZNIK.name] if "\u0600" <= letter <= "\u06ff")
    assert sorted(name.replace(" ", "")) == sorted(found)


def test_hostile_words(texts: dict[str, str]) -> None:
    """Strangers' words are text: what they spell is there to read."""
    text = texts[LACZNIK.name].replace(" ", "")
    assert "</script><imgsrc=xonerror=alert(1)>" in text
    assert "\\x1b[31m" in text
    assert MALLORY.name in texts[MALLORY.name]
    assert HOSTILE not in text  # its controls are spelled out


def test_links(folder: Path) -> None:
    """The number of each line leads to its note, and no word of a report became an address."""
    raw = (folder / f"{LURIA.id}.pdf").read_bytes()
    assert raw.count(b"/Dest") >= 4
    assert b"/URI" not in raw
    assert b"/JavaScript" not in raw


def test_letters() -> None:
    """What cannot be shown is counted by its script, and what has no shape is let be."""
    letters = Letters(frozenset(map(ord, "Karsk ->")))
    assert (
        letters.fit("Karsk → 卡尔 שלום 😀\u2069")
        == "Karsk -> [2 CJK letters] [4 Hebrew letters] [1 other sign]\u2069"
    )
    assert letters.missed == {"CJK": 2, "Hebrew": 4, "other": 1}
