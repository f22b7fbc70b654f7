from dataclasses import replace

from sayings import people
from sayso.corroboration.groups.numbers import agree, far_apart, same_thing, written


def test_same_thing() -> None:
    """Numbers of another unit, or of things with no word in common, count something else."""
    assert same_thing(people(4), people(6))
    assert not same_thing(people(4), replace(people(4), unit="tonnes"))
    assert not same_thing(people(4, "monks"), people(4, "sailors"))


def test_agree() -> None:
    """Ranges that overlap agree, and a rough number with one close by."""
    assert agree(replace(people(4), high=8.0), people(6))
    assert agree(replace(people(100), bound="about"), people(110))
    assert not agree(people(100), people(110))
    assert agree(replace(people(4), high=None, bound="at_least"), people(60))


def test_far_apart() -> None:
    """A number more than three times the other is hardly of the same."""
    assert far_apart(people(3), people(10))
    assert not far_apart(people(4), people(10))


def test_written() -> None:
    """A number is written as a reader knows it."""
    assert written(replace(people(4), high=8.0)) == "4 to 8"
    assert written(replace(people(1200), high=None, bound="at_least")) == "at least 1,200"
