from __future__ import annotations

from sayso.web.rates import Rates


def test_a_bucket_fills_steadily() -> None:
    """So many at once, then one each time that one has come in; others have buckets of their own."""
    now = 0.0
    rates = Rates(a_second=0.5, burst=2, clock=lambda: now)
    assert [rates.wait("a") for _ in range(3)] == [0, 0, 2]
    assert rates.wait("b") == 0
    now = 2.0
    assert [rates.wait("a"), rates.wait("a")] == [0, 2]
    rates.give_back("a")
    assert rates.wait("a") == 0
