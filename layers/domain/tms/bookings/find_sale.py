"""Finding what is on sale: a trip's sale with its seats, and the legs of a stretch that a caller names."""

from tms.bookings.sale import NoSuchStretch, Sale, SaleStop
from tms.bookings.seats import Seat
from tms.bookings.waiting_list import store as waiting
from tms.bookings.waiting_list.line import kept_for_line
from tms.fleet import for_all as fleet
from tms.kernel.clock import epoch
from tms.kernel.errors import Invalid, NotFound


def find_sale(trip_id: str) -> tuple[Sale, list[Seat]]:
    """Return a trip's sale and its seats; those that people on the waiting list can use seem held.

    Raises:
        NotFound: `trip_not_on_sale`.
    """
    found = waiting.sale_with_line(trip_id)
    if found is None:
        raise NotFound("trip_not_on_sale", f"There is no trip {trip_id} on sale.")
    sale, seats, line = found
    return sale, kept_for_line(sale, seats, line, epoch()) if line else seats


def legs_of(sale: Sale, origin: str, destination: str) -> range:
    """Return the legs between two stops, each given by its station's id, or named as in a search.

    Raises:
        Invalid: `no_such_station`; `no_such_stretch`.
    """
    boarding, alighting = _stop(sale, origin, "/from"), _stop(sale, destination, "/to")
    try:
        return sale.legs(boarding.station_id, alighting.station_id)
    except NoSuchStretch:
        words = f"This trip is not sold from {boarding.name} to {alighting.name}."
        raise Invalid("no_such_stretch", words, "/from") from None


def _stop(sale: Sale, place: str, pointer: str) -> SaleStop:
    """Return the stop of the trip that a caller names. Its very name or id saves a read of the stations."""
    stops = {stop.station_id: stop for stop in sale.stops}
    for stop in sale.stops:
        if place == stop.station_id or place.casefold() == stop.name.casefold():
            return stop
    station = fleet.find_station(place, pointer, stops.keys())
    if station.station_id not in stops:
        raise Invalid("no_such_stretch", f"This trip does not stop at {station.name}.", pointer)
    return stops[station.station_id]
