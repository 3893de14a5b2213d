"""The lowest price of a day is worked out anew, from the journeys and the seats as they are now."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, timedelta
from functools import partial

from tms.bookings import for_trips as bookings
from tms.kernel.clock import now
from tms.kernel.money import Money
from tms.kernel.overtaken import Overtaken, until_settled
from tms.trips import day_store, journey_store
from tms.trips.day_store import Day
from tms.trips.search.cheapest import Offer, steps
from tms.trips.sold_journeys import SoldJourney


def renew(day: Day) -> None:
    """Write the lowest price of a day anew; nothing happens for a day that is over everywhere.

    Two writers at once cannot leave an older state behind: each reads the version first, and only what was
    worked out from a version that still stands is written.

    Raises:
        Conflicted: other writers were faster each time.
    """
    if not _is_over(day):
        until_settled(partial(_renew, day))


def add(day: Day, journeys: Iterable[SoldJourney], before: Sequence[Offer], version: int) -> None:
    """Count new journeys in, without reading the others: with one more, a day becomes no dearer.

    Where another writer was faster, the day is worked out anew.

    Args:
        before: the steps of the day at a version.

    Raises:
        Conflicted: other writers were faster each time.
    """
    if _is_over(day):
        return
    offers = [_offer(each, _scheduled_end(each)) for each in journeys]
    if not day_store.write(day, steps([*before, *offers]), version):
        renew(day)


def day_of(partition: str) -> Day:
    """Return the day that a partition of journeys is of; see `tms.trips.journey_store`."""
    _, origin_id, destination_id, day = partition.split("#")
    return Day(origin_id, destination_id, date.fromisoformat(day))


def _is_over(day: Day) -> bool:
    return day.day < now().astimezone(UTC).date() - timedelta(days=1)


def _scheduled_end(journey: SoldJourney) -> int:
    return int(journey.departure_at.timestamp()) - journey.cut_off_s


def _renew(day: Day) -> None:
    version = day_store.version_of(day)
    journeys = journey_store.of_day(day.origin_id, day.destination_id, day.day.isoformat())
    if not day_store.write(day, _steps(journeys), version):
        raise Overtaken


def _steps(journeys: Sequence[SoldJourney]) -> list[Offer]:
    """Return the steps of a day. Seats are read of those trips alone that the steps are made of.

    Sales end as scheduled, or earlier. So what is left out by a trip whose seats are known is left out
    whenever its own sales end.
    """
    offers = {each: _offer(each, _scheduled_end(each)) for each in journeys}
    known: set[SoldJourney] = set()
    while True:
        found = steps(offers.values())
        unread = [each for each, offer in offers.items() if offer in found and each not in known]
        if not unread:
            return found
        ends = bookings.ends_of_sales((each.trip_id, each.legs) for each in unread)
        for each in unread:
            end = ends.get((each.trip_id, each.legs), offers[each].until)
            if end is None:
                del offers[each]
            else:
                offers[each] = _offer(each, end)
        known.update(unread)


def _offer(journey: SoldJourney, until: int) -> Offer:
    return Offer(until, Money(journey.amount, journey.currency))
