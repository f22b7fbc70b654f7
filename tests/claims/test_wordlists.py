from __future__ import annotations

from collections import Counter

import pytest

from sayso.claims.wordlists import word_list


@pytest.mark.parametrize("name", ["stance", "quantities", "times", "places"])
def test_every_entry_has_a_word_and_an_example(name: str) -> None:
    """A word list shows each of its words in use, and has none twice in a table."""
    for table in word_list(name).values():
        assert all(entry["word"] and entry["example"] for entry in table)
        assert [word for word, times in Counter(entry["word"] for entry in table).items() if times > 1] == []
