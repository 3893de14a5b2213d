"""The journeys that search finds, copied from the trip so that one query answers a search; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from tms.trips.trip import Trip
from tms.trips.trip_windows import DEFAULTS


@dataclass(frozen=True)
class SoldJourney:
    """The way from one stop of a trip to a later one; times carry the stops' own offsets.

    Attributes:
        start, stop: indexes of the two stops; the journey takes the legs start..stop-1.
        amount: what an adult pays on the day of travel, in minor units of `currency`.
        regular: what an adult would pay without the promotion of that day; None if there is none.
        promotion: the name of that promotion.
        amenities: of the bus, as `wifi`.
        cut_off_s: its sales end at most so many seconds before its departure.
        transfer_s: passengers who change to or from it have at least so many seconds.
        late_s, late_at_end_s: how much later than scheduled the trip is at the two stops.
    """

    trip_id: str
    company_id: str
    company: str
    bus_class: str
    start: int
    stop: int
    origin_id: str
    origin: str
    destination_id: str
    destination: str
    departure_at: datetime
    arrival_at: datetime
    amount: int
    currency: str
    regular: int | None = None
    promotion: str | None = None
    amenities: Sequence[str] = ()
    cut_off_s: int = DEFAULTS.sales_cut_off_s
    transfer_s: int = DEFAULTS.transfer_s
    late_s: int = 0
    late_at_end_s: int = 0

    @property
    def legs(self) -> range:
        """The legs that it takes."""
        return range(self.start, self.stop)

    @property
    def duration_s(self) -> int:
        """How many seconds it takes, by the schedule."""
        return int((self.arrival_at - self.departure_at).total_seconds())


def sold_journeys(trip: Trip) -> Sequence[SoldJourney]:
    """Return every journey that is sold on a trip."""
    return [
        SoldJourney(
            trip_id=trip.trip_id,
            company_id=trip.company_id,
            company=trip.company,
            bus_class=trip.bus_class,
            start=start,
            stop=stop,
            origin_id=origin.station_id,
            origin=origin.name,
            destination_id=destination.station_id,
            destination=destination.name,
            departure_at=origin.departure_at,
            arrival_at=destination.arrival_at,
            amount=trip.fares[start, stop],
            currency=trip.currency,
            regular=promoted.regular if promoted else None,
            promotion=promoted.name if promoted else None,
            amenities=tuple(trip.amenities),
            cut_off_s=trip.windows.sales_cut_off_s,
            transfer_s=trip.windows.transfer_s,
            late_s=int(trip.late(start).total_seconds()),
            late_at_end_s=int(trip.late(stop).total_seconds()),
        )
        for (start, origin), (stop, destination) in combinations(enumerate(trip.stops), 2)
        if (start, stop) in trip.fares
        for promoted in [trip.terms.promoted.get((start, stop))]
    ]
