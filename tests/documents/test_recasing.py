from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.recasing import is_capitals, shadow
from sayso.documents.words import is_common, is_frequent

FILLER = " THE MEN WERE SEEN AGAIN IN THE CAMP NEAR THE RIVER."


def recased(text: str) -> str:
    return shadow(text + FILLER)[: len(text)]


@pytest.mark.parametrize(
    ("wire", "shown"),
    [
        ("THE ARMY SAID SO. IT WAS THERE.", "The army said so. It was there."),
        ("MEN FROM KARSK ATTACKED.", "Men from Karsk attacked."),
        ("MEN OF THE TIRN HILL FRONT [THF] ATTACKED. THF DENIED IT.", "Men of the Tirn Hill Front [THF] attacked. THF denied it."),
        ("THE ARENA [ALLIANCE FOR REFORM, EQUITY, NATION AND ACTION] WON.", "The ARENA [Alliance for Reform, Equity, Nation and Action] won."),
        ("HE MET PRESIDENT OREN VASK THERE.", "He met President Oren Vask there."),
        ("THE PRESIDENT OF THE COUNCIL LEFT.", "The president of the council left."),
        ("HE SAW GENERAL CONDOR. CONDOR LEFT.", "He saw General Condor. Condor left."),
        ("IN SAN MARKET PEOPLE LEFT.", "In San Market people left."),
        ("THEY LEFT ON 3 MAY AND MAY RETURN.", "They left on 3 May and may return."),
        ("THE U.S. ARMY AND M-19 LEFT, I SAY.", "The U.S. army and M-19 left, I say."),
        ("HARRASSMENT IN THE ULKR GREW.", "Harrassment in the ULKR grew."),
        ("IN KARSK DEPARTMENT IT RAINED.", "In Karsk Department it rained."),
        ('HE SAID: "THE CAMP IS OURS."', 'He said: "The camp is ours."'),
        ("VASK'S MEN DIDN'T LEAVE, AND WE'RE GLAD.", "Vask's men didn't leave, and we're glad."),
        ("THE KRT'S MEN WON'T LEAVE.", "The KRT's men won't leave."),
        ("MEN OF THE POPULAR LIBERATION ARMY LEFT.", "Men of the Popular Liberation Army left."),
        ("THE OREN VASK CIVIC FORCE LEFT.", "The Oren Vask Civic Force left."),
        ("A NATIONAL MOVEMENT OF WORKERS LEFT.", "A national movement of workers left."),
        ("THE REVOLUTIONARY FORCES LEFT.", "The revolutionary forces left."),
        ("THE 6TH MILITARY DETACHMENT LEFT.", "The 6th Military Detachment left."),
        ("THE ARMED FORCES AND THE AIR FORCE LEFT.", "The Armed Forces and the Air Force left."),
        ("A GANG CALLED THE OWLS WERE SEEN. OWLS FLED.", "A gang called the Owls were seen. Owls fled."),
        ("A GROUP CALLING ITSELF THE HANDS OF BREAD FLED.", "A group calling itself the Hands of Bread fled."),
        ("THE MAN CALLED THE POLICE IN TIME.", "The man called the police in time."),
        ('A SELF-STYLED "RIVER COMMANDO UNIT" FLED.', 'A self-styled "River Commando Unit" fled.'),
        ('COMMANDOS OF THE "VASKO" BATTALION FLED.', 'Commandos of the "Vasko" Battalion fled.'),
        ("THE ULTRARIGHTIST MEN MACHINEGUNNED HIM.", "The ultrarightist men machinegunned him."),
        ("THE KRT [FRENTE VASKO DE BREAD] LEFT.", "The KRT [Frente Vasko de Bread] left."),
    ],
)  # fmt: skip
def test_a_wire_is_shown_in_the_cases_of_print(wire: str, shown: str) -> None:
    """Sentences begin with a capital; names have theirs, acronyms keep all, the rest is in small letters."""
    assert recased(wire) == shown


def test_known_names_are_cased_as_they_are_known() -> None:
    """Common words that are a name together need somebody to say so."""
    text = "MEN OF THE SHINING RIVER ATTACKED." + FILLER
    assert "Shining River attacked" in shadow(text, ["Shining River"])
    assert "shining river attacked" in shadow(text)


def test_a_known_name_may_go_on_in_the_next_line() -> None:
    """Wires are wrapped without regard to names."""
    wire = FILLER.upper() + " MEN OF THE NORTHERN\nSHIELD UNION LEFT"
    assert shadow(wire, ["Northern Shield Union"]).endswith("Northern\nShield Union left")


def test_ordinary_print_is_left_as_it_is() -> None:
    """Only texts in capitals have a shadow."""
    text = "The army of Veldania attacked the camp near KARSK."
    assert shadow(text) == text


def test_a_few_capitals_are_not_a_wire() -> None:
    """Nine in ten letters must be capitals, and there must be letters enough to tell."""
    assert is_capitals("THE ARMY HAS ATTACKED THE CAMP ON MONDAY")
    assert not is_capitals("THE ARMY")
    assert not is_capitals("THE ARMY has attacked the camp")
    assert not is_capitals("12345 67890 12345 67890 12345")


def test_forms_of_common_words_are_common() -> None:
    """Regular endings need no entry of their own; names are not common."""
    assert all(
        map(
            is_common,
            [
                "deescalation",
                "attack",
                "attacks",
                "attacked",
                "attacking",
                "parties",
                "reportedly",
                "stopped",
            ],
        )
    )
    assert not any(map(is_common, ["karsk", "vask", "january", "china"]))
    assert is_frequent("government")
    assert not is_frequent("condor")


@pytest.mark.parametrize("kind", ["titles", "leaders", "particles", "months", "bodies", "phrases"])
def test_every_mark_stands_in_its_example(kind: str) -> None:
    """An entry is documented by a wire's words that hold it."""
    data = tomllib.loads(files("sayso.documents").joinpath("recasing.toml").read_text("utf-8"))
    for entry, example in data[kind].items():
        assert f" {entry.upper()} " in f" {example} "


@given(st.text(), st.lists(st.text(max_size=8), max_size=3))
def test_a_shadow_has_the_length_of_its_text(text: str, names: list[str]) -> None:
    """Offsets hold in both, also where letters change their length with their case."""
    for wire in (text, (text + FILLER).upper(), FILLER + "İSTANBUL ŐSŲ ΑΣ Ǆ " + text):
        shown = shadow(wire, names)
        assert len(shown) == len(wire)
        assert shown.casefold() == wire.casefold() or "İ" in wire or len(wire.lower()) != len(wire)
