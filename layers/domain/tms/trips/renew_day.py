"""The lowest price of a day is worked out anew, from the journeys and the seats as they are now."""

from datetime import UTC, date, timedelta
from functools import partial

from tms.bookings import for_trips as bookings
from tms.kernel.clock import now
from tms.kernel.money import Money
from tms.kernel.overtaken import Overtaken, until_settled
from tms.trips import day_store, journey_store
from tms.trips.day_store import Day
from tms.trips.search.cheapest import Offer, steps

UNOPENED_S = 5 * 60
"""A trip is listed before its sales open. Until its seats are known, they end so long before it leaves."""


def renew(day: Day) -> None:
    """Write the lowest price of a day anew; nothing happens for a day that is over everywhere.

    Two writers at once cannot leave an older state behind: each reads the version first, and only what was
    worked out from a version that still stands is written.

    Raises:
        Conflicted: other writers were faster each time.
    """
    if day.day < now().astimezone(UTC).date() - timedelta(days=1):
        return
    until_settled(partial(_renew, day))


def day_of(partition: str) -> Day:
    """Return the day that a partition of journeys is of; see `tms.trips.journey_store`."""
    _, origin_id, destination_id, day = partition.split("#")
    return Day(origin_id, destination_id, date.fromisoformat(day))


def _renew(day: Day) -> None:
    version = day_store.version_of(day)
    journeys = journey_store.of_day(day.origin_id, day.destination_id, day.day.isoformat())
    ends = bookings.ends_of_sales((each.trip_id, each.legs) for each in journeys)
    offers = []
    for each in journeys:
        end = ends.get((each.trip_id, each.legs), int(each.departure_at.timestamp()) - UNOPENED_S)
        if end is not None:
            offers.append(Offer(end, Money(each.amount, each.currency)))
    if not day_store.write(day, steps(offers), version):
        raise Overtaken
