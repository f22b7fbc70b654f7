from dataclasses import replace

from sayings import claim, day, place, report, telling
from sayso.corroboration.groups.blocks import keys_of
from sayso.corroboration.groups.telling import tellings_of


def test_shared() -> None:
    """Claims of one family with a party in common share a key, those of another family or about others do not."""
    raid = telling("Black Lantern raided a market.", "attacks", "Black Lantern", "a market", "raided")
    deaths = telling("Four died when Black Lantern fired.", "casualties", "Four", "Black Lantern", "died")
    funds = telling("Black Lantern funds a market.", "funds", "Black Lantern", "a market", "funds")
    assert set(keys_of(raid)) & set(keys_of(deaths))
    assert not set(keys_of(raid)) & set(keys_of(funds))


def test_months() -> None:
    """Events around the turn of a month share a key for it."""
    (one,), (other,) = (
        tellings_of(
            report(
                claim("Men fired.", "attacks", "Men", None, "fired", place=place("Karsk", 1), time=day(when)),
                id=when,
            )
        )
        for when in ("2031-03-31", "2031-04-01")
    )
    assert len(set(keys_of(one)) & set(keys_of(other))) > 2


def test_wording() -> None:
    """Sentences that have two of their weightiest words in common share a key."""
    one = telling("The vote in Orsk was rigged by the mayor.")
    assert set(keys_of(one)) & set(keys_of(telling("A mayor rigged the Orsk ballot.")))
    assert not set(keys_of(one)) & set(keys_of(telling("The mayor of Karsk resigned.")))


def test_stories_of_other_months() -> None:
    """Events that are known to be of other times share no key, however alike the stories they stand in are."""
    raids = {
        when: tellings_of(
            report(
                claim("Men fired.", "attacks", None, None, "fired", place=place("Karsk", 1), time=day(when)),
                id=when,
            )
        )[0]
        for when in ("2031-03-04", "2031-03-09", "2031-09-04")
    }
    first, near, far = (
        set(keys_of(replace(raid, story=frozenset({"lantern", "orla"})))) - set(keys_of(raid))
        for raid in raids.values()
    )
    assert first & near
    assert not first & far
