import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.corroboration.groups.bounds import Bounds
from sayso.corroboration.groups.clustering import Points, cluster, components


def votes(nodes: str, given_: dict[str, float], otherwise: float = -3.0) -> Points:
    """Return the points of each of these nodes with each, given those of pairs written together ("ab")."""
    return np.array(
        [[given_.get(min(one, other) + max(one, other), otherwise) for other in nodes] for one in nodes]
    )


def test_one_bad_link_does_not_chain() -> None:
    """A single wrong link between two tight clusters leaves them two."""
    tight: dict[str, float] = dict.fromkeys(("ab", "ac", "bc", "de", "df", "ef"), 3.0)
    assert cluster("abcdef", votes("abcdef", {**tight, "cd": 6.0})) == [("a", "b", "c"), ("d", "e", "f")]


def test_a_chain_of_links_is_no_cluster() -> None:
    """Things that are linked only one after the other fall apart."""
    chain: dict[str, float] = dict.fromkeys(("ab", "bc", "cd", "de"), 1.0)
    assert max(len(one) for one in cluster("abcde", votes("abcde", chain))) == 2


def test_one_missing_link_does_no_harm() -> None:
    """A pair that is not linked is outvoted by the others."""
    links: dict[str, float] = dict.fromkeys(("ab", "ac", "bc", "ad", "bd"), 3.0)
    assert cluster("abcd", votes("abcd", {**links, "cd": -3.0})) == [("a", "b", "c", "d")]


def test_what_cannot_be_weighs_more() -> None:
    """What speaks against a pair past doubt keeps it apart from one that is only likely."""
    assert len(cluster("abc", votes("abc", {"ab": 4.0, "bc": 4.0, "ac": -12.0}))) == 2


def test_components() -> None:
    """What hangs together by links is one component, what has none is its own."""
    assert components({"a": ["b"], "b": ["a", "c"], "c": ["b"], "d": []}) == [("a", "b", "c"), ("d",)]


def bound(same: str = "", apart: str = "") -> Bounds[str]:
    """Return bounds: pairs written together ("ab cd") that must be one, and others that must be two."""
    made: Bounds[str] = Bounds()
    for pair in same.split():
        made.join(*pair)
    for pair in apart.split():
        made.part(*pair)
    return made


def test_two_that_must_be_two_stay_two() -> None:
    """However much speaks for it, directly and by way of all others, what must be two is; the others go with the nearer one."""
    close: dict[str, float] = dict.fromkeys(("ab", "ac", "ad", "bc", "bd", "cd"), 6.0)
    assert len(cluster("abcd", votes("abcd", close))) == 1
    assert cluster("abcd", votes("abcd", {**close, "ad": 1.0}), bound(apart="ab")) == [("a", "c"), ("b", "d")]


def test_two_that_must_be_one_bring_their_own() -> None:
    """Whatever speaks against it, what must be one is, and each brings those along with whom it is one anyhow."""
    tight: dict[str, float] = dict.fromkeys(("ab", "ac", "bc", "de", "df", "ef"), 3.0)
    never = votes("abcdefg", tight, otherwise=-12.0)
    assert cluster("abcdefg", never, bound(same="ad")) == [("a", "b", "c", "d", "e", "f"), ("g",)]


def test_what_is_brought_along_may_be_two() -> None:
    """Of two wholes that must be one, what must not be in it goes its own way."""
    tight: dict[str, float] = dict.fromkeys(("ab", "ac", "bc", "de", "df", "ef"), 3.0)
    found = cluster("abcdef", votes("abcdef", tight), bound(same="ad", apart="be"))
    whole = {node: members for members in found for node in members}
    assert whole["a"] == whole["d"]
    assert whole["b"] != whole["e"]


@given(
    st.dictionaries(
        st.sampled_from([a + b for a in "abcdef" for b in "abcdef" if a < b]),
        st.sampled_from([-6.0, -1.0, 0.5, 1.0, 2.0, 6.0]),
    )
)
def test_each_is_in_one_cluster(points: dict[str, float]) -> None:
    """Whatever the points say, nothing is left out, and nothing is in two clusters; the points are left as they were."""
    given_ = votes("abcdef", points)
    found = cluster("abcdef", given_)
    assert np.array_equal(given_, votes("abcdef", points))
    assert sorted(node for one in found for node in one) == list("abcdef")


PAIRS = [a + b for a in "abcdef" for b in "abcdef" if a < b]


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([-6.0, -1.0, 0.5, 2.0, 6.0])),
    st.lists(st.tuples(st.booleans(), st.sampled_from(PAIRS)), max_size=6),
)
def test_bounds_outweigh_all(points: dict[str, float], wanted: list[tuple[bool, str]]) -> None:
    """What must be one or two is so in the end, whatever the points say."""
    kept: list[tuple[bool, str]] = []
    trial: Bounds[str] = Bounds()
    for same, pair in wanted:
        if (trial.join if same else trial.part)(*pair):
            kept.append((same, pair))

    bounds = bound(
        " ".join(pair for same, pair in kept if same), " ".join(pair for same, pair in kept if not same)
    )
    found = cluster("abcdef", votes("abcdef", points), bounds)
    whole = {node: members for members in found for node in members}
    assert all((whole[pair[0]] == whole[pair[1]]) == same for same, pair in kept)
