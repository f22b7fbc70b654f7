from pathlib import Path

import pytest

from sayso.evaluation.attribution_scores import Figures
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.polnear_metadata import Grouping, Origin, figures_by, read_origins


def metadata(folder: Path, *rows: str) -> Path:
    """Write metadata beside a split; return the split."""
    (folder / "metadata.tsv").write_text("\n".join(["filename\tpublisher\twire", *rows]) + "\n")
    (folder / "dev").mkdir()
    return folder / "dev"


def test_origins(tmp_path: Path) -> None:
    """An article has its publisher, and an agency, none, or nobody knows; quotation marks are no brackets."""
    split = metadata(tmp_path, 'a\t"karsk\tVNA', "b\tkarsk\tNone", "c\tsolen-post\tNA")
    assert read_origins(split) == {
        "a": Origin('"karsk', "wire"),
        "b": Origin("karsk", "no wire"),
        "c": Origin("solen-post", "not known"),
    }


@pytest.mark.parametrize("text", [None, "filename\tpublisher\nkarsk_a\tkarsk\n"])
def test_unusable(tmp_path: Path, text: str | None) -> None:
    """Metadata that are absent or of another kind are an error that says how to go on."""
    if text:
        (tmp_path / "metadata.tsv").write_text(text)
    with pytest.raises(CorpusError, match=r"metadata\.tsv.*leave out --by"):
        read_origins(tmp_path / "dev")


def test_groups() -> None:
    """Figures of articles are added up by group, in the order of the groups' names."""
    origins = {
        "a": Origin("solen-post", "wire"),
        "b": Origin("karsk", "wire"),
        "c": Origin("karsk", "no wire"),
    }
    articles = [("a", Figures(1, tokens=5)), ("b", Figures(1, tokens=6)), ("c", Figures(1, tokens=7))]
    groups = figures_by(articles, origins, Grouping.PUBLISHER)
    assert [(name, one.articles, one.tokens) for name, one in groups.items()] == [
        ("karsk", 2, 13),
        ("solen-post", 1, 5),
    ]
    assert list(figures_by(articles, origins, Grouping.WIRE)) == ["no wire", "wire"]


def test_unknown_article() -> None:
    """An article that the metadata do not know is named."""
    with pytest.raises(CorpusError, match="karsk_z: "):
        figures_by([("karsk_z", Figures(1))], {}, Grouping.WIRE)
