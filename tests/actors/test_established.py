from itertools import pairwise
from time import perf_counter

import pytest

from factories import span_in
from sayso.actors.catalogue import Catalogue
from sayso.actors.entries import Entry
from sayso.actors.established import established_names
from sayso.records import Name

CATALOGUE = Catalogue(
    [
        Entry("karsk", "Karsk", "state", adjectives=("Karskan",), capital="Ardan", countries=("KK",)),
        Entry("veldania", "Veldania", "state", adjectives=("Veldanian",), acronyms=("US",)),
        Entry(
            "hill-state",
            "Hill State",
            "armed_group",
            ("Islamic Hill State",),
            ("HILS",),
            doubtful=(("IS", ()),),
        ),
        Entry(
            "spies", "Karsk Spy Directorate", "authority", acronyms=("HIL",), doubtful=(("HIL", ("Karsk",)),)
        ),
        Entry("lake-league", "Hill Lake League", "organisation", acronyms=(), doubtful=(("HIL", ("lake",)),)),
        Entry("herald", "Ardan Herald", "media"),
    ]
)


def names(text: str) -> list[str]:
    """Return the texts of the names found."""
    return [name.text for name in established_names(text, CATALOGUE)]


def name(text: str, words: str) -> Name:
    """Return the one name with these words."""
    (found,) = {name for name in established_names(text, CATALOGUE) if name.text == words}
    return found


def test_a_catalogue_name_brings_kind_origin_and_entry() -> None:
    """What the catalogue knows is found as written, and points back to its entry."""
    text = "In June the Ardan Herald spoke."
    found = name(text, "Ardan Herald")
    assert (found.kind, found.origin, found.entry) == ("media", "catalogue", "herald")
    assert found.span == span_in(text, "Ardan Herald")


def test_a_doubtful_acronym_needs_the_actor_elsewhere() -> None:
    """A verb in capitals is a name only where the report names the same actor in another way."""
    assert names("Fighters of IS and HILS left.") == ["IS", "HILS"]
    assert names("This IS the end.") == []


def test_a_line_of_capitals_keeps_its_verb() -> None:
    """A headline's IS is the verb unless an article stands before it."""
    text = "HILS IS EXPANDING FAST INTO KARSK\n\nFighters joined IS."
    assert [name.span.start for name in established_names(text, CATALOGUE) if name.text == "IS"] == [
        text.rindex("IS")
    ]
    assert names("MINISTER TELLS US ALL IS WELL\n\nHILS denied it.") == ["HILS"]


def test_acronyms_that_differ_by_a_letter_are_apart() -> None:
    """One acronym is never found inside another."""
    assert {name("HIL and HILS met in Karsk.", word).entry for word in ("HIL", "HILS")} == {
        "spies",
        "hill-state",
    }


def test_words_of_its_world_decide_between_two_bearers_of_an_acronym() -> None:
    """A doubtful acronym goes to the one actor that the report speaks of."""
    assert name("HIL met in Karsk.", "HIL").entry == "spies"
    assert name("HIL met at the lake.", "HIL").entry == "lake-league"
    assert "HIL" not in names("HIL met at the lake in Karsk.")


@pytest.mark.parametrize(
    ("text", "long", "acronym"),
    [
        ("The Northern Shield Movement (NSM) left. NSM men stayed.", "Northern Shield Movement", "NSM"),
        (
            "The Front for Free Karskan Hills [FLK] left. Then FLK came.",
            "Front for Free Karskan Hills",
            "FLK",
        ),
        ("THE RED LAMP LIBERATION FRONT [RLLF] LEFT ARDAN. RLLF CAME.", "RED LAMP LIBERATION FRONT", "RLLF"),
    ],
)
def test_an_acronym_in_brackets_is_a_name_wherever_it_stands(text: str, long: str, acronym: str) -> None:
    """The long form before the brackets and every later acronym are names."""
    found = names(text)
    assert long in found
    assert found.count(acronym) == 2


def test_an_acronym_set_beside_a_description_is_a_name() -> None:
    """A description before commas establishes the acronym between them, and its kind."""
    text = "He met the Karskan spy agency, KSA, in June. KSA denied it."
    assert names(text).count("KSA") == 2
    assert name("He met the Karskan spy agency, KSA, in June.", "KSA").kind == "authority"


def test_a_description_of_another_kind_overrules_the_catalogue() -> None:
    """An acronym set beside "spy agency" is no armed group's, whatever the catalogue knows."""
    text = "The Veldanian spy agency, HILS, is to close. Then HILS closed."
    assert {
        (name.kind, name.entry) for name in established_names(text, CATALOGUE) if name.text == "HILS"
    } == {("authority", None)}


def test_the_report_overrules_the_catalogue_on_an_acronym() -> None:
    """An acronym that the report introduces for somebody else is nobody else's in it."""
    text = "The Honest Ivory League (HILS) met. HILS sells combs."
    assert {name.entry for name in established_names(text, CATALOGUE) if name.text == "HILS"} == {None}


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("Men of the Sarko network left.", "Sarko network", "organisation"),
        ("Men left Sarko Department.", "Sarko Department", "place"),
        ("The Ardan Fire Department left.", "Ardan Fire Department", "authority"),
        ("The Ardan Liberation Front left.", "Ardan Liberation Front", "armed_group"),
        ("He leads the Ministry of Hills and Lakes now.", "Ministry of Hills and Lakes", "authority"),
        ("Men of Lashkar-e-Ardan left.", "Lashkar-e-Ardan", "armed_group"),
        ("Men of Jamaat-Ul-Ardan left.", "Jamaat-Ul-Ardan", "armed_group"),
        ("Men of Ansar al-Hilm left.", "Ansar al-Hilm", "armed_group"),
        ("They met Abu Sarko in June.", "Abu Sarko", "person"),
        ("They met Gen. Alan Varo in June.", "Alan Varo", "person"),
        ("There Alan Varo, a senior analyst with the league, spoke.", "Alan Varo", "person"),
    ],
)
def test_a_name_is_known_by_its_shape(text: str, found: str, kind: str) -> None:
    """Head words, particles, titles and appositions give names away."""
    assert name(text, found).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Rebel network men left.",
        "The Karskan network left.",
        "Monday group talks failed.",
        "Several Islamist movements left.",
    ],
)
def test_a_description_is_no_name(text: str) -> None:
    """A capital that a sentence or a nationality lends makes no name."""
    assert names(text) == []


def test_a_short_form_follows_its_long_name() -> None:
    """Later and capitalised, the first word of a network or a person's last is the name again."""
    assert names("The Sarko network left. Men of Sarko stayed.") == ["Sarko network", "Sarko"]
    assert names("Gen. Alan Varo left. Then Varo came.") == ["Alan Varo", "Varo"]
    assert names("Men of Sarko met the Sarko network.") == ["Sarko network"]


def test_a_short_form_that_could_be_two_is_left_alone() -> None:
    """Two bearers of a surname make it nobody's for certain."""
    assert "Varo" not in names("Gen. Alan Varo met Gen. Ada Varo. Then Varo left.")


def test_an_ordinary_word_is_no_short_form() -> None:
    """A word that the report also writes small is left to the parser."""
    assert names("The Shield network fell. Then Shield fell like a shield.") == ["Shield network"]


def test_names_are_sorted_apart_and_the_longest_wins() -> None:
    """No two names share a character."""
    text = "Islamic Hill State men met the Karsk Spy Directorate in Karsk."
    found = established_names(text, CATALOGUE)
    assert [name.text for name in found] == ["Islamic Hill State", "Karsk Spy Directorate", "Karsk"]
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_nothing_is_read_from_unread_spans() -> None:
    """Furniture holds no names."""
    text = "Karsk denied it. Share this on Karsk."
    unread = (span_in(text, "Share this on Karsk."),)
    assert len(established_names(text, CATALOGUE, unread)) == 1


def test_a_nationality_is_no_name() -> None:
    """An adjective says where somebody is from."""
    assert names("Two Karskan men left.") == []


def test_part_of_a_longer_unknown_name_is_left_to_the_parser() -> None:
    """A state's name inside a longer capitalised run is not taken alone."""
    assert names("She studied at Karsk Polytechnic in June.") == []


def test_the_shipped_catalogue_is_searched_fast() -> None:
    """Names cost a small part of the parser's time, whatever the size of the catalogue."""
    catalogue = Catalogue.load()
    text = "The minister told the council in Ardan that men of the Sarko network had left. " * 300
    times = []
    for _ in range(4):
        began = perf_counter()
        established_names(text, catalogue)
        times.append(perf_counter() - began)
    assert min(times) / len(text.split()) < 30e-6


@pytest.mark.parametrize("piece", ["A'", "Ministry of ", "Aa-", "(ABC) ", "agency, A", "Abu "])
def test_a_text_made_to_be_slow_is_not(piece: str) -> None:
    """No text makes the search for names grow faster than the text."""
    began = perf_counter()
    established_names(piece * 20_000, CATALOGUE)
    assert perf_counter() - began < 8


def test_an_abbreviation_may_end_the_text_without_its_dot() -> None:
    """A report cut off right before the dot of a known abbreviation is read all the same."""
    catalogue = Catalogue([Entry("lake", "Lake Co.", "organisation")])
    assert [one.text for one in established_names("It was Lake Co.", catalogue)] == ["Lake Co."]
    assert established_names("It was Lake Co", catalogue) == ()
