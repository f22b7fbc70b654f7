from hypothesis import given
from hypothesis import strategies as st

from sayso.corroboration.reprints.numbers import SEED, run_numbers, word_numbers
from sayso.corroboration.reprints.tiling import COMMONEST, SHORTEST, Tile
from sayso.corroboration.reprints.tiling import tiles as tiles_of
from sayso.corroboration.reprints.words import Words

FORMS = st.lists(st.sampled_from("abc"), max_size=40).map(tuple)


def tiles(first: tuple[str, ...], second: tuple[str, ...]) -> list[Tile]:
    """Return the tiles of two texts of these words."""

    def words(forms: tuple[str, ...]) -> Words:
        numbers = word_numbers(forms)
        return Words("a", forms, (), (), b"", numbers, run_numbers(numbers, SEED))

    return tiles_of(words(first), words(second))


def test_moved_paragraphs() -> None:
    """What changed places is found where it went."""
    first = tuple("abcdefgh" + "ijklmnop")
    second = tuple("ijklmnop" + "abcdefgh")
    assert tiles(first, second) == [Tile(0, 8, 8), Tile(8, 0, 8)]


def test_longest_first() -> None:
    """A word goes with the longest run that it is in."""
    assert tiles(tuple("abcdefgh"), tuple("abcdexxabcdefgh")) == [Tile(0, 7, 8)]


def test_what_is_left() -> None:
    """What a longer tile leaves of a run becomes a tile of its own."""
    assert tiles(tuple("abcdefghij"), tuple("abcdefxxefghij")) == [Tile(0, 0, 6), Tile(6, 10, 4)]


def test_short_runs() -> None:
    """Fewer words than a tile has are none."""
    assert tiles(tuple("abcxdef"), tuple("abcydef")) == []


def test_refrain() -> None:
    """Four words that come again and again begin no tile."""
    first = tuple("abcd" * (COMMONEST + 2))
    assert tiles(first, first) == []


@given(FORMS, FORMS)
def test_tiles_agree(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    """The words of a tile are the same on both sides, and no word is in two tiles."""
    laid = tiles(first, second)
    ones = [i for tile in laid for i in range(tile.first, tile.first + tile.length)]
    others = [j for tile in laid for j in range(tile.second, tile.second + tile.length)]
    assert [first[i] for i in ones] == [second[j] for j in others]
    assert len(set(ones)) == len(ones)
    assert len(set(others)) == len(others)
    assert all(tile.length >= SHORTEST for tile in laid)


@given(FORMS, FORMS)
def test_nothing_is_left(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    """No run of four words outside the tiles is left in common, refrains aside."""
    laid = tiles(first, second)
    ones = {i for tile in laid for i in range(tile.first, tile.first + tile.length)}
    others = {j for tile in laid for j in range(tile.second, tile.second + tile.length)}

    def left(forms: tuple[str, ...], taken: set[int]) -> set[tuple[str, ...]]:
        seeds = [forms[i : i + SHORTEST] for i in range(len(forms) - SHORTEST + 1)]
        return {
            seed
            for i, seed in enumerate(seeds)
            if seeds.count(seed) <= COMMONEST and not taken & set(range(i, i + SHORTEST))
        }

    assert not left(first, ones) & left(second, others)
