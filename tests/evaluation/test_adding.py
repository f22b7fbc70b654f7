from sayso.evaluation.adding import added, added_by_name
from sayso.evaluation.coreference_scores import Agreement, Measures
from sayso.evaluation.counts import NONE, Counts


def test_added() -> None:
    """Records add up field by field, and so do records in their fields."""
    one, other = Agreement(1, 2, 3, 4), Agreement(10, 20, 30, 40)
    assert added(one, other) == Agreement(11, 22, 33, 44)
    assert added(Measures(one, other), Measures(b_cubed=one)) == Measures(one, Agreement(11, 22, 33, 44))


def test_added_by_name() -> None:
    """What stands under one name adds up; a name that only one has keeps what it has, and the names are sorted."""
    one, other = {"Veldania": Counts(1, 2, 3)}, {"Veldania": Counts(4, 4, 4), "Karsk": Counts(0, 1, 1)}
    assert list(added_by_name(one, other, NONE).items()) == [
        ("Karsk", Counts(0, 1, 1)),
        ("Veldania", Counts(5, 6, 7)),
    ]
