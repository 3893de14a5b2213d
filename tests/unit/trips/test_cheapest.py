"""The lowest price of a day, whatever the time is."""

from hypothesis import given
from hypothesis import strategies as st

from tms.kernel.money import Money
from tms.trips.search.cheapest import Offer, cheapest, steps


def offer(until: int, amount: int) -> Offer:
    return Offer(until, Money(amount, "RWF"))


def test_a_dear_trip_counts_once_the_cheap_ones_have_left():
    day = steps([offer(10, 3000), offer(8, 2500), offer(20, 3000), offer(30, 4000), offer(15, 3500)])
    assert day == [offer(8, 2500), offer(20, 3000), offer(30, 4000)]
    assert [cheapest(day, now) for now in (7, 8, 19, 20, 30)] == [
        Money(2500, "RWF"),
        Money(3000, "RWF"),
        Money(3000, "RWF"),
        Money(4000, "RWF"),
        None,
    ]


def test_a_day_without_trips_has_no_price():
    assert steps([]) == []
    assert cheapest([], 0) is None


@given(st.lists(st.builds(offer, st.integers(0, 20), st.integers(0, 5))), st.integers(-1, 21))
def test_the_steps_tell_what_all_offers_would(offers: list[Offer], now: int):
    left = [each.price.amount for each in offers if each.until > now]
    found = cheapest(steps(offers), now)
    assert (None if found is None else found.amount) == min(left, default=None)
