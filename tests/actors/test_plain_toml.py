import tomllib
from importlib.resources import files

import pytest

from sayso.actors.plain_toml import plain_toml

SAMPLE = """# Groups of Veldania.
kind = "armed_group"

[[actor]]
id = "nsm"
name = "Northern \\"Shield\\" Movement"
aliases = ["Schild", "Щит"]
founded = 1991
doubtful = { "NSM" = ["Karsk"], "Shield" = [] }
"""


def test_it_reads_what_tomllib_reads() -> None:
    """Every bundled file and a sample say the same to both."""
    texts = [
        file.read_text("utf-8")
        for file in files("sayso.actors").joinpath("catalogue").iterdir()
        if file.name.endswith(".toml")
    ]
    assert len(texts) > 5
    for text in (SAMPLE, *texts):
        assert plain_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize("line", ["name", "name = 'x'", "[table]", 'kind = "media"', 'a.b = { c = "d" }'])
def test_other_toml_is_refused(line: str) -> None:
    """What a catalogue file has no need of is no guess but an error."""
    with pytest.raises(ValueError, match=r"line|Expecting|property"):
        plain_toml(f'kind = "armed_group"\n{line}\n')
