from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from sayso.corroboration.groups.clustering import cluster, components

Points = Callable[[str, str], float]


def votes(given_: dict[str, float], otherwise: float = -3.0) -> Points:
    """Return the points of pairs written together ("ab")."""
    return lambda one, other: given_.get(one + other, otherwise)


def test_one_bad_link_does_not_chain() -> None:
    """A single wrong link between two tight clusters leaves them two."""
    tight: dict[str, float] = dict.fromkeys(("ab", "ac", "bc", "de", "df", "ef"), 3.0)
    assert cluster("abcdef", votes({**tight, "cd": 6.0})) == [("a", "b", "c"), ("d", "e", "f")]


def test_a_chain_of_links_is_no_cluster() -> None:
    """Things that are linked only one after the other fall apart."""
    chain: dict[str, float] = dict.fromkeys(("ab", "bc", "cd", "de"), 1.0)
    assert max(len(one) for one in cluster("abcde", votes(chain))) == 2


def test_one_missing_link_does_no_harm() -> None:
    """A pair that is not linked is outvoted by the others."""
    links: dict[str, float] = dict.fromkeys(("ab", "ac", "bc", "ad", "bd"), 3.0)
    assert cluster("abcd", votes({**links, "cd": -3.0})) == [("a", "b", "c", "d")]


def test_what_cannot_be_weighs_more() -> None:
    """What speaks against a pair past doubt keeps it apart from one that is only likely."""
    assert len(cluster("abc", votes({"ab": 4.0, "bc": 4.0, "ac": -12.0}))) == 2


def test_components() -> None:
    """What hangs together by links is one component, what has none is its own."""
    assert components({"a": ["b"], "b": ["a", "c"], "c": ["b"], "d": []}) == [("a", "b", "c"), ("d",)]


@given(
    st.dictionaries(
        st.sampled_from([a + b for a in "abcdef" for b in "abcdef" if a < b]),
        st.sampled_from([-6.0, -1.0, 0.5, 1.0, 2.0, 6.0]),
    ),
    st.permutations("abcdef"),
)
def test_any_order(points: dict[str, float], shuffled: list[str]) -> None:
    """The order in which things are handed over makes no difference, and each is in one cluster."""
    found = cluster("abcdef", votes(points))
    assert found == cluster(shuffled, votes(points))
    assert sorted(node for one in found for node in one) == list("abcdef")
