import re
import tomllib
from importlib.resources import files
from typing import Any, get_args

import pytest

from sayso.corroboration.groups.relations import family_of
from sayso.records import Relation

TABLE: dict[str, Any] = tomllib.loads(
    files("sayso.corroboration.groups").joinpath("relations.toml").read_text("utf-8")
)
ENTRIES = {**TABLE["families"], **{name: entry for name, entry in TABLE.items() if name != "families"}}


@pytest.mark.parametrize("name", ENTRIES)
def test_entries(name: str) -> None:
    """Every entry has relations that there are, and an example that shows them."""
    assert set(ENTRIES[name]["relations"]) <= set(get_args(Relation))
    assert re.search(r"\{.+\}", ENTRIES[name]["example"])


def test_families() -> None:
    """A relation is in one family, its own where it is named in none."""
    named = [relation for entry in TABLE["families"].values() for relation in entry["relations"]]
    assert len(named) == len(set(named))
    assert family_of("attacks") == family_of("casualties") == "violence"
    assert family_of("says") == "says"
