from sayso.documents.casing import capital, lowered, with_small_article


def test_only_plain_words_lose_their_capital() -> None:
    """An article loses its capital inside a sentence, a name and an all-capitals word keep theirs."""
    assert lowered("The front") == "the front"
    assert lowered("Veldania") == "Veldania"
    assert lowered("THE FRONT") == "THE FRONT"


def test_what_opens_a_sentence_has_a_capital() -> None:
    """Only the first letter changes, and nothing has none."""
    assert capital("the Red Dawn Front") == "The Red Dawn Front"
    assert capital("") == ""


def test_a_name_keeps_what_it_begins_with() -> None:
    """Where words may be a name, only an article is written small, and none that stands alone or in capitals."""
    assert with_small_article("A foreign diplomat") == "a foreign diplomat"
    assert with_small_article("One Nation") == "One Nation"
    assert with_small_article("THE FRONT") == "THE FRONT"
    assert with_small_article("A") == "A"
