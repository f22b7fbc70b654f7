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


def test_sides_of_wordings() -> None:
    """Who negates a sentence and who denies it are on one side; who denies the negation is on the other."""
    plain, negated = "The vote in Orsk was rigged.", "The vote in Orsk was not rigged."
    reports = [
        report(claim(plain), id="plain"),
        report(claim(negated), id="negated"),
        report(claim(plain, force="denied"), id="denied"),
        report(claim(negated, force="denied"), id="denied negation"),
    ]
    (group,) = find_groups(reports)
    assert [ref.document for ref in group.affirming] == ["denied negation", "plain"]
    assert [ref.document for ref in group.denying] == ["denied", "negated"]


def test_all_negate() -> None:
    """A sentence that everybody says in the negative is denied by all of them."""
    (group,) = find_groups([report(claim("The vote in Orsk was not rigged."), id=name) for name in "ab"])
    assert (group.affirming, len(group.denying)) == ((), 2)


def test_who_takes_neither_side() -> None:
    """Who doubts a thing neither affirms nor denies it, though they speak of the same."""
    plain = "The vote in Orsk was rigged."
    reports = [report(claim(plain), id="said"), report(claim(plain, force="doubted"), id="doubted")]
    (group,) = find_groups(reports)
    assert [[ref.document for ref in side] for side in (group.affirming, group.denying, group.open)] == [
        ["said"],
        [],
        ["doubted"],
    ]
