import pytest

from factories import parse, token_of
from sayso.actors.kinds import KindWords, actor_noun, kind_of_description, kind_of_name
from sayso.records import VoiceKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Karsk Liberation Army", "armed_group"),
        ("Lake Resistance Army", "armed_group"),
        ("Karskan Army", "authority"),
        ("Karskan Armed Forces", "authority"),
        ("3rd Army", "authority"),
        ("Ministry of Hills", "authority"),
        ("Karskan News Agency", "media"),
        ("National Hill Agency", "authority"),
        ("Varo gang", "armed_group"),
        ("Sel Institute for Hill Studies", "organisation"),
        ("Republic of Karsk", "state"),
    ],
)
def test_a_name_says_its_kind_by_its_own_words(name: str, kind: VoiceKind) -> None:
    """The head word decides, and a word beside it may turn an army into an armed group."""
    assert kind_of_name(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "National Front",
        "Women's Liberation Front",
        "Salvation Army",
        "Lamp Army",
        "Sel Tea Party movement",
        "Clean Hills Movement",
        "Karsk Tigers",
        "Veterans' Legion",
        "Varo network",
        "Hill Lives Matter",
    ],
)
def test_nobody_is_armed_by_the_look_of_a_name(name: str) -> None:
    """A front, a movement or an army is an armed group only where a word beside it says so."""
    assert kind_of_name(name, "organisation") == "organisation"


@pytest.mark.parametrize(
    "name", ["Karsk Liberation Front", "Hill Revolutionary Movement", "Red Dawn Guerrilla"]
)
def test_a_word_of_war_in_a_name_makes_an_armed_group(name: str) -> None:
    """Liberation, revolution and the like speak for those who fight."""
    assert kind_of_name(name) == "armed_group"


def test_a_name_without_a_telling_word_keeps_the_hint() -> None:
    """Places and things are no actors, so their hint gives nothing."""
    assert kind_of_name("Alan Varo", "person") == "person"
    assert kind_of_name("Ardan", "place") is None


@pytest.mark.parametrize(
    ("phrase", "head", "kind"),
    [
        ("The/DT/det/2 army/NN/nsubj/3 spoke/VBD/ROOT", "army", "authority"),
        ("Ardan/NNP/compound/2 police/NN/nsubj/3 spoke/VBD/ROOT", "police", "authority"),
        ("Rebels=rebel/NNS/nsubj/2 spoke/VBD/ROOT", "Rebels", "armed_group"),
        ("Residents=resident/NNS/nsubj/2 spoke/VBD/ROOT", "Residents", "collective"),
        ("Analysts=analyst/NNS/nsubj/2 spoke/VBD/ROOT", "Analysts", "collective"),
        ("An/DT/det/2 analyst/NN/nsubj/3 spoke/VBD/ROOT", "analyst", "expert"),
        ("A/DT/det/3 senior/JJ/amod/3 official/NN/nsubj/4 spoke/VBD/ROOT", "official", "anonymous"),
        ("The/DT/det/2 minister/NN/nsubj/3 spoke/VBD/ROOT", "minister", "person"),
        ("Two/CD/nummod/2 diplomats=diplomat/NNS/nsubj/3 spoke/VBD/ROOT", "diplomats", "anonymous"),
        ("Officials=official/NNS/nsubj/2 spoke/VBD/ROOT", "Officials", "authority"),
        ("The/DT/det/2 newspaper/NN/nsubj/3 spoke/VBD/ROOT", "newspaper", "media"),
        ("A/DT/det/3 think/NN/compound/3 tank/NN/nsubj/4 spoke/VBD/ROOT", "tank", "organisation"),
        ("Unidentified/JJ/amod/2 residents=resident/NNS/nsubj/3 spoke/VBD/ROOT", "residents", "anonymous"),
        ("The/DT/det/2 weather/NN/nsubj/3 spoke/VBD/ROOT", "weather", "unnamed"),
    ],
)
def test_a_description_says_its_kind_by_noun_number_and_article(
    phrase: str, head: str, kind: VoiceKind
) -> None:
    """Bodies keep their noun's kind, one of their people is nameless, several act for them or are a crowd."""
    built = parse(phrase, {"Ardan": "place"})
    assert kind_of_description(built, token_of(built, head)) == kind


def test_a_name_kept_back_is_anonymous() -> None:
    """Somebody who asked not to be named is anonymous whatever else the words say."""
    built = parse(
        "Two/CD/nummod/2 judges=judge/NNS/nsubj/9 who/WP/nsubj/4 asked=ask/VBD/relcl/2 not/RB/neg/7 to/TO/aux/7 "
        "be/VB/xcomp/4 named=name/VBN/acomp/7 spoke=speak/VBD/ROOT"
    )
    assert kind_of_description(built, token_of(built, "judges")) == "anonymous"


def test_the_longest_noun_decides() -> None:
    """An entry of two words is looked for before one of one."""
    built = parse("The/DT/det/3 rights/NNS/compound/3 group/NN/nsubj/4 spoke/VBD/ROOT")
    noun = actor_noun(built, token_of(built, "group"))
    assert noun is not None
    assert noun.words == "rights group"


def test_the_lists_hold_at_least_250_nouns() -> None:
    """Kinds are told by data, not by code."""
    lists = KindWords.load()
    assert len(lists.nouns) + len(lists.people) + len(lists.documents) >= 250
