"""Sentences are written down by hand; whom a pronoun stands for is read off the scene."""

from collections.abc import Iterable

from factories import parse, token_of
from sayso.actors.catalogue import Catalogue
from sayso.actors.coreference import tie
from sayso.actors.mentions import find_mentions
from sayso.actors.scene import Scene
from sayso.records import NameKind, Parse

NAMES: dict[str, NameKind] = {
    "Alan Varo": "person",
    "Ben Sel": "person",
    "Mary Lund": "person",
    "Sel": "person",
    "Orrin Bank": "organisation",
    "Hano": "person",
    "Lund": "person",
}


def read(notation: str, quoted: Iterable[str] = (), speaker: str = "") -> tuple[Parse, Scene]:
    """Return a text, and what is tied in it where these words are quoted and this one, if any, speaks."""
    built = parse(notation, NAMES)
    speakers = {token_of(built, speaker)} if speaker else set()
    told = {token_of(built, word): -1 for word in quoted}
    return built, tie(built, find_mentions(built, Catalogue(), speakers), speakers, told, Catalogue())


def who(built: Parse, scene: Scene, pronoun: str) -> list[str]:
    """Return the names of whom a pronoun stands for."""
    figure = scene.at.get(token_of(built, pronoun))
    return list(figure.names.values()) if figure else []


def test_quotations_take_no_room() -> None:
    """A pronoun looks back over any number of sentences that are all quotation."""
    said = "\n".join(f"Nothing{i}/NN/nsubj/2 changed{i}/VBD/ROOT" for i in range(5))
    quoted = [f"{word}{i}" for i in range(5) for word in ("Nothing", "changed")]
    text = f"Alan_Varo/NNP/nsubj/2 spoke/VBD/ROOT\n{said}\nhe/PRP/nsubj/2 said/VBD/ROOT"
    assert who(*read(text, quoted), "he") == ["Alan Varo"]
    assert who(*read(text), "he") == []


def test_who_is_quoted_is_not_meant() -> None:
    """What somebody says about another does not make the other the speaker."""
    text = (
        "Alan_Varo/NNP/nsubj/2 spoke/VBD/ROOT\n"
        "Ben_Sel/NNP/nsubj/2 lost/VBD/ccomp/4 he/PRP/nsubj/4 said/VBD/ROOT"
    )
    assert who(*read(text, ["Ben Sel", "lost"]), "he") == ["Alan Varo"]


def test_nobody_is_named_in_what_he_says() -> None:
    """Even without quotation marks "Sel would lose, he said" is somebody else's word."""
    text = (
        "Alan_Varo/NNP/nsubj/2 spoke/VBD/ROOT\n"
        "Ben_Sel/NNP/nsubj/3 would/MD/aux/3 lose/VB/ccomp/5 he/PRP/nsubj/5 said/VBD/ROOT"
    )
    assert who(*read(text), "he") == ["Alan Varo"]


def test_an_opening_phrase_names_somebody_else() -> None:
    """The one named in a phrase that opens the sentence is not its subject: "in a letter to Sel, he said"."""
    text = (
        "Alan_Varo/NNP/nsubj/2 spoke/VBD/ROOT\n"
        "In/IN/prep/7 letters/NNS/pobj/1 to/IN/prep/2 Ben_Sel/NNP/pobj/3 ,/,/punct/7 he/PRP/nsubj/7 agreed/VBD/ROOT"
    )
    assert who(*read(text), "he") == ["Alan Varo"]


def test_a_pronoun_before_its_name() -> None:
    """In a clause that opens the sentence a pronoun may stand for the subject behind it."""
    text = (
        "When/WRB/advmod/3 he/PRP/nsubj/3 left/VBD/advcl/6 ,/,/punct/6 Alan_Varo/NNP/nsubj/6 smiled/VBD/ROOT"
    )
    assert who(*read(text), "he") == ["Alan Varo"]


def test_the_subject_of_an_opening_clause() -> None:
    """Behind a clause that opens the sentence a pronoun is its subject, not its object."""
    text = (
        "Though/IN/mark/3 Alan_Varo/NNP/nsubj/3 met/VBD/advcl/7 Ben_Sel/NNP/dobj/3 ,/,/punct/7 he/PRP/nsubj/7"
        " left/VBD/ROOT"
    )
    assert who(*read(text), "he") == ["Alan Varo"]


def test_the_main_clause_comes_first() -> None:
    """Of several who acted in the sentence before, the one of the main clause is meant by a main subject."""
    text = (
        "When/WRB/advmod/3 Alan_Varo/NNP/nsubj/3 left/VBD/advcl/6 ,/,/punct/6 Ben_Sel/NNP/nsubj/6 smiled/VBD/ROOT\n"
        "Then/RB/advmod/3 he/PRP/nsubj/3 spoke/VBD/ROOT"
    )
    assert who(*read(text), "he") == ["Ben Sel"]


def test_known_gender_first() -> None:
    """In one sentence she is the one known to be a woman rather than the one of whom it is not known."""
    text = "Hano/NNP/nsubj/2 blamed/VBD/ROOT Mary_Lund/NNP/dobj/2 after/IN/mark/6 she/PRP/nsubj/6 left/VBD/advcl/2"
    assert who(*read(text), "she") == ["Mary Lund"]


def test_over_a_sentence_about_another() -> None:
    """A sentence that only speaks of a woman does not keep him from being found before it."""
    text = "Alan_Varo/NNP/nsubj/2 spoke/VBD/ROOT\nMary_Lund/NNP/nsubj/2 left/VBD/ROOT\nhe/PRP/nsubj/2 stayed/VBD/ROOT"
    assert who(*read(text), "he") == ["Alan Varo"]


def test_a_named_one_before_a_described_one() -> None:
    """Beside somebody named, somebody who is only described in passing is not meant."""
    text = (
        "Friends/NNS/nsubj/2 gave/VBD/ROOT Alan_Varo/NNP/dative/2 what/WP/dobj/7 a/DT/det/6 teacher/NN/nsubj/7"
        " keeps/VBZ/ccomp/2\nhe/PRP/nsubj/2 smiled/VBD/ROOT"
    )
    assert who(*read(text), "he") == ["Alan Varo"]


def test_a_body_that_speaks_is_they() -> None:
    """A bank may be "they" where they speak, and only there."""
    text = "Orrin_Bank/NNP/nsubj/2 closed/VBD/ROOT\nthey/PRP/nsubj/2 denied/VBD/ROOT"
    assert who(*read(text, speaker="they"), "they") == ["Orrin Bank"]
    assert who(*read(text), "they") == []


def test_only_somebody_is_able() -> None:
    """In "it was unable to ...", "it" is somebody; in "it was clear that ..." it is nobody."""
    able = "Orrin_Bank/NNP/nsubj/2 said/VBD/ROOT it/PRP/nsubj/4 was=be/VBD/ccomp/2 {}/JJ/acomp/4"
    for adjective, tied in (("unable", True), ("clear", False)):
        built, scene = read(able.format(adjective), speaker="Orrin Bank")
        assert (token_of(built, "it") in scene.at) is tied
