from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.corroboration.reprints.finding import find_reprints, reprints_of
from sayso.records import Document
from tellings import BRIDGE, ORCHARD, STATEMENT, told

SENTENCES = (*BRIDGE, *ORCHARD, STATEMENT)
STORIES = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(tuple), max_size=7)


def numbered(stories: list[tuple[str, ...]]) -> list[Document]:
    """Return the stories as documents whose ids have nothing to do with their order."""
    return [told(*story, id=f"{7 * i % 10}-{i}") for i, story in enumerate(stories)]


@settings(max_examples=60, deadline=None)
@given(
    STORIES.flatmap(lambda stories: st.tuples(st.just(numbered(stories)), st.permutations(numbered(stories))))
)
def test_any_order(both: tuple[list[Document], list[Document]]) -> None:
    """The reprints among documents are the same in any order, to the last span."""
    documents, shuffled = both
    assert find_reprints(documents) == find_reprints(shuffled)


@settings(max_examples=40, deadline=None)
@given(STORIES)
def test_candidates_miss_nothing(stories: list[tuple[str, ...]]) -> None:
    """Comparing all documents with all finds nothing more, where whole sentences are taken over."""
    documents = numbered(stories)
    every = {
        (one.first, one.second): one for document in documents for one in reprints_of(document, documents)
    }
    assert {(one.first, one.second): one for one in find_reprints(documents)} == every


@settings(max_examples=40, deadline=None)
@given(STORIES)
def test_spans_hold(stories: list[tuple[str, ...]]) -> None:
    """Both sides of a passage begin and end with the same words, inside their texts."""
    texts = {document.id: document.text for document in numbered(stories)}
    for reprint in find_reprints(numbered(stories)):
        for passage in reprint.passages:
            one, other = passage.first.text(texts[reprint.first]), passage.second.text(texts[reprint.second])
            assert one.split()[0].strip("“”.,") == other.split()[0].strip("“”.,")
            assert one.split()[-1].strip("“”.,") == other.split()[-1].strip("“”.,")


def test_either_may_be_asked() -> None:
    """It makes no difference which of two documents is asked for its reprints."""
    one, other = told(*BRIDGE, id="b"), told(*BRIDGE[:2], id="a")
    assert reprints_of(one, [other]) == reprints_of(other, [one])


def test_ids() -> None:
    """The document with the smaller id is the first, and a document is no reprint of itself."""
    document = told(*BRIDGE, id="b")
    (reprint,) = find_reprints([document, document, told(*BRIDGE, id="a")])
    assert (reprint.first, reprint.second) == ("a", "b")
    assert (reprint.other("a"), reprint.other("b")) == ("b", "a")
    assert reprints_of(document, [document]) == ()


def test_nothing_to_compare() -> None:
    """Empty texts and empty collections have no reprints."""
    assert find_reprints([]) == ()
    assert find_reprints([told("", id="a"), told("", id="b")]) == ()
