from sayings import claim, day, place, report
from sayso.corroboration.groups.finding import find_groups


def test_what_most_say() -> None:
    """A group is described in the words that most of its claims have, the longest of those that stand as often."""
    fields = {"place": place("Karsk", 1), "time": day("2031-03-04")}
    reports = [
        report(
            claim(
                f"{target} was bombed by Black Lantern.",
                "attacks",
                "Black Lantern",
                target,
                "bombed",
                **fields,
            ),
            id=str(i),
        )
        for i, target in enumerate(("A market", "A market", "The old market"))
    ]
    (group,) = find_groups(reports)
    assert (group.subject, group.object, group.place, group.time) == (
        "Black Lantern",
        "A market",
        "Karsk",
        "2031-03-04",
    )
    assert group.relation == "attacks"
    assert group.documents == ("0", "1", "2")
    assert group.members == group.affirming
