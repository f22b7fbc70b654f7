from __future__ import annotations

import threading

import pytest

from sayso.watch.beside import side_by_side


def test_one_key_after_the_other_and_several_beside() -> None:
    """Within a key in the order given; two keys meet, or this would never end."""
    meeting = threading.Barrier(2, timeout=10)

    def work(job: tuple[str, int]) -> tuple[str, int]:
        if job[1] == 0:
            meeting.wait()
        return job

    jobs = [(key, number) for number in range(20) for key in "ab"]
    done = list(side_by_side(jobs, lambda job: job[0], work, 2))
    assert sorted(done) == sorted(jobs)
    for key in "ab":
        assert [number for name, number in done if name == key] == list(range(20))


def test_nobody_works_far_ahead() -> None:
    """What is not taken is not made, so that downloads do not pile up."""
    made: list[int] = []

    def make(job: int) -> int:
        made.append(job)
        return job

    results = side_by_side(range(100), lambda _: "one", make, 1)
    assert next(results) == 0
    assert len(made) < 8
    results.close()
    assert len(made) < 12


def test_what_raises_is_raised_where_it_is_taken() -> None:
    """And nothing hangs; without jobs there is nothing to take."""
    with pytest.raises(ZeroDivisionError):
        list(side_by_side([1, 0, 2], lambda job: job, lambda job: 1 / job, 2))
    assert list(side_by_side([], lambda job: job, lambda job: job, 2)) == []
