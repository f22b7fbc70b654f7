import pytest

from sayso.blame.word import word_signs


def test_surer_mentions_count_more() -> None:
    """What is seen of a mention is shared out by how sure it is to name the doer; some things are told if seen once."""
    signs = word_signs(
        {"always": 1.0, "head=communique": 1.0, "doer": 0.9},
        [(0.3, {"said": 1.0, "sentence is=claim": 1.0}), (0.1, {"late": 0.5})],
    )
    assert signs["spread said"] == pytest.approx(0.75)
    assert signs["once sentence is=claim"] == 1.0
    assert (signs["always"], signs["head=communique"]) == (1.0, 1.0)
    assert not {"doer", "spread late"} & set(signs)
