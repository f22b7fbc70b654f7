from sayso.documents.casing import capital, lowered


def test_only_plain_words_lose_their_capital() -> None:
    """An article loses its capital inside a sentence, a name and an all-capitals word keep theirs."""
    assert lowered("The front") == "the front"
    assert lowered("Veldania") == "Veldania"
    assert lowered("THE FRONT") == "THE FRONT"


def test_what_opens_a_sentence_has_a_capital() -> None:
    """Only the first letter changes, and nothing has none."""
    assert capital("the Red Dawn Front") == "The Red Dawn Front"
    assert capital("") == ""
