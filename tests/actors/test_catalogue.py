from collections import defaultdict

import pytest

from sayso.actors.catalogue import Catalogue
from sayso.actors.entries import Entry
from sayso.actors.names import normal_form

KARSK = Entry(
    id="karsk", name="Karsk", kind="state", adjectives=("Karskan",), capital="Ardan", countries=("KK",)
)
NSM = Entry(
    id="nsm", name="Northern Shield Movement", kind="armed_group", aliases=("Shield of the North",), acronyms=("NSM",),
    doubtful=(("Shield", ()),),
)  # fmt: skip


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue([KARSK, NSM])


def test_any_spelling_of_a_sure_name_finds_its_entry(catalogue: Catalogue) -> None:
    """Names are looked up by normal form, acronyms with dots included."""
    assert catalogue.find("the northern-shield movement") is NSM
    assert catalogue.find("N.S.M.") is NSM


def test_a_doubtful_name_alone_finds_nobody(catalogue: Catalogue) -> None:
    """What decides a doubtful name stands in the report, so a bare lookup abstains."""
    assert catalogue.find("Shield") is None
    assert [alias.entry for alias in catalogue.aliases("Shield")] == [NSM]


def test_an_adjective_and_a_capital_are_no_names_of_the_state(catalogue: Catalogue) -> None:
    """Where something is from, and where a government sits, is kept apart from the state's names."""
    assert catalogue.find("Karskan") is None
    assert catalogue.find("Ardan") is None
    assert catalogue.of_adjective("karskan") is KARSK
    assert catalogue.is_place("Ardan")


def test_reading_gives_every_alias_that_begins_at_a_word(catalogue: Catalogue) -> None:
    """The walk over a text's words reports a short alias and the longer one that goes on from it."""
    words = ["the", "shield", "of", "the", "north"]
    assert [(length, alias.text) for length, alias in catalogue.reading(words, 1)] == [
        (1, "Shield"),
        (4, "Shield of the North"),
    ]


def test_no_sure_name_of_the_shipped_catalogue_has_two_bearers() -> None:
    """A name that several actors bear is sure for one of them at most; the others carry what decides."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for entry in Catalogue.load().entries.values():
        for name in entry.sure_names:
            bearers[normal_form(name)].add(entry.id)
    assert {form: ids for form, ids in bearers.items() if len(ids) > 1} == {}


def test_the_shipped_catalogue_covers_states_and_groups() -> None:
    """It is loaded once and knows the states of the world and the most reported groups, agencies and media."""
    catalogue = Catalogue.load()
    assert catalogue is Catalogue.load()
    kinds = [entry.kind for entry in catalogue.entries.values()]
    assert kinds.count("state") >= 193
    assert kinds.count("armed_group") >= 80
    assert kinds.count("authority") >= 60
    assert kinds.count("media") >= 40
