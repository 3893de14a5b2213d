"""Sells seats of the sample trips: at the company's counter and to guests, who pay by Mobile Money at once.

Who buys what follows from the trip, so selling again sells nothing. All names are invented, and the numbers
begin with +250 70, which no Rwandan network uses.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from infra.sample import planners
from infra.sample.chance import Chance
from infra.sample.network_companies import FAMILY, GIVEN
from infra.sample.plans import ZONE, TripPlan
from infra.simulator.outcomes import AT_ONCE_PREFIX
from tms.bookings import for_operators as bookings
from tms.bookings.booking import BookingStatus
from tms.bookings.requests import HoldRequest
from tms.kernel.access.caller import Caller, guest
from tms.kernel.errors import Problem
from tms.kernel.http.reader import read
from tms.payments import for_operators as payments
from tms.payments.payment import PaymentStatus
from tms.payments.provider import ProviderError
from tms.payments.requests import PaymentRequest

PARTIES = (1, 3, 5, 6, 8, 10, 12, 15)
"""How many travel together. Each sale keeps a dozen functions busy, so there are few, and many large ones."""

MOST_AT_HOME = 4
"""Parties up to this size buy on their phones; larger ones come to the counter, as some small ones do."""

LOADS = {-1: (8, 20), 0: (20, 45)}
"""Percent of the seats that are sold of trips that ran yesterday and today: at least, at most."""

LOADS_AHEAD = {0: (10, 25), 1: (0, 12)}
"""The same of trips of today and of tomorrow that are still ahead."""

AHEAD_PERCENT, FEW = 10, (3, 10)
"""So many of the later trips have sold a few seats."""


@dataclass(frozen=True)
class Sale:
    """Passengers that travel together.

    Attributes:
        number: of the sale, among those of its trip.
        start, stop: places of its stops on the route.
        counter: whether the company's agent sells to them.
    """

    plan: TripPlan
    number: int
    start: int
    stop: int
    passengers: tuple[tuple[str, str, str], ...]
    counter: bool

    @property
    def key(self) -> str:
        """The Idempotency-Key of the hold and of the payment: always the same."""
        return f"{self.plan.trip_id} {self.number}"

    @property
    def body(self) -> dict[str, Any]:
        """The request that holds the seats."""
        return {
            "trip_id": self.plan.trip_id,
            "from": self.plan.route.stops[self.start].station_id,
            "to": self.plan.route.stops[self.stop].station_id,
            "passengers": [
                {"name": name, "phone": phone, "category": category}
                for name, phone, category in self.passengers
            ],
            "contact": {"phone": self.passengers[0][1]},
        }


def past(plan: TripPlan, moment: datetime) -> Iterator[Sale]:
    """Yield the sales of a trip that ran by `moment`, or is about to."""
    return _sales(plan, LOADS[min(_days_ahead(plan, moment), 0)])


def ahead(plan: TripPlan, moment: datetime) -> Iterator[Sale]:
    """Yield the sales of a timetable's trip ahead: the nearer its day, the more."""
    loads = LOADS_AHEAD.get(_days_ahead(plan, moment))
    if loads is not None:
        return _sales(plan, loads)
    return _sales(plan, FEW) if Chance(f"ahead {plan.trip_id}").happens(AHEAD_PERCENT) else iter(())


def _days_ahead(plan: TripPlan, moment: datetime) -> int:
    return (plan.departure_at.date() - moment.astimezone(ZONE).date()).days


def sell(sale: Sale) -> bool:
    """Hold the seats of a sale and pay for them; False if it was done before or cannot be."""
    try:
        with buying(sale) as buyer:
            held = bookings.hold_seats(buyer, read(HoldRequest, sale.body), sale.key)
            if held.status is not BookingStatus.HELD:
                return False
            payer = {"phone": sale.passengers[0][1]}
            wanted = {"booking_id": held.booking_id, "method": "momo", "payer": payer}
            begun = payments.start_payment(buyer, read(PaymentRequest, wanted), sale.key)
        paid = payments.settle(begun.payment_id, payments.momo())
    except (Problem, ProviderError):
        return False
    return paid.status is PaymentStatus.SUCCEEDED


@contextmanager
def buying(sale: Sale) -> Iterator[Caller]:
    """Act for the buyer of a sale inside a `with` block: the agent at the counter, or a guest."""
    company = sale.plan.company
    counter = planners.acting(company.agent_id, "agent", company.company_id)
    with counter if sale.counter else nullcontext(guest(f"sample {sale.key}")) as buyer:
        yield buyer


def _sales(plan: TripPlan, loads: tuple[int, int]) -> Iterator[Sale]:
    chance = Chance(f"sales {plan.trip_id}")
    left = plan.bus.layout.capacity * chance.number(*loads) // 100
    number = 0
    while left > 0:
        size = min(left, chance.one_of(PARTIES))
        yield _sale(plan, number, size, chance)
        left, number = left - size, number + 1


def _sale(plan: TripPlan, number: int, size: int, chance: Chance) -> Sale:
    last = len(plan.route.stops) - 1
    on_the_way = [(middle(plan), last)] if size <= MOST_AT_HOME else []
    start, stop = chance.one_of([(0, last), (0, last), (0, middle(plan)), *on_the_way])
    passengers = tuple(_passenger(chance, place) for place in range(size))
    return Sale(plan, number, start, stop, passengers, size > MOST_AT_HOME or chance.happens(40))


def middle(plan: TripPlan) -> int:
    """Return the place of the stop on the way where some board and others alight."""
    return len(plan.route.stops) // 2


def _passenger(chance: Chance, place: int) -> tuple[str, str, str]:
    name = f"{chance.one_of(GIVEN)} {chance.one_of(FAMILY)}"
    category = "child" if place >= 2 and chance.happens(30) else "adult"
    return name, f"+{AT_ONCE_PREFIX}{chance.number(0, 10**6 - 1):06}", category
