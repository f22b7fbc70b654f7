from factories import parse, text_of, token_of
from sayso.actors.phrases import antecedent, core


def test_a_phrase_keeps_what_stands_before_its_noun_and_a_short_of() -> None:
    """Determiners, adjectives and a short phrase behind belong to it; a clause does not."""
    built = parse(
        "The/DT/det/3 old/JJ/amod/3 head/NN/nsubj/8 of/IN/prep/3 staff/NN/pobj/4 who/WP/nsubj/7 lied/VBD/relcl/3 left/VBD/ROOT"
    )
    first, last = core(built, token_of(built, "head"))
    assert built.span_over(first, last).text(text_of(built)) == "The old head of staff"


def test_which_is_no_person() -> None:
    """Behind a person and the body they lead, "which" means the body."""
    built = parse(
        "Varo/NNP/nsubj/9 ,/,/punct/1 head/NN/appos/1 of/IN/prep/3 the/DT/det/6 guild/NN/pobj/4 which/WDT/nsubj/8 "
        "objects/VBZ/relcl/1 left/VBD/ROOT",
        {"Varo": "person"},
    )
    assert antecedent(built, token_of(built, "which")) == token_of(built, "guild")


def test_a_question_word_has_no_antecedent() -> None:
    """Nobody is meant by the "who" of a question."""
    built = parse("They/PRP/nsubj/2 asked/VBD/ROOT who/WP/nsubj/4 lied/VBD/ccomp/2")
    assert antecedent(built, token_of(built, "who")) is None
