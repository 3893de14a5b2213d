"""Use case: tell which buses and drivers are free for a trip, and why the others are not."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from tms.bookings import for_trips as bookings
from tms.companies.for_trips import company as companies
from tms.companies.for_trips.names import names_of
from tms.fleet.buses import BusState
from tms.fleet.calendar import Kind, Window
from tms.fleet.drivers import Driver
from tms.fleet.for_trips import calendars
from tms.fleet.layout import Layout
from tms.fleet.plans import refusals
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.trips import plan
from tms.trips.availability_views import Availability, FreeBus, FreeDriver, ReasonView, reason_view
from tms.trips.foreign_things import hidden
from tms.trips.itinerary import calls_of
from tms.trips.own_trips import find_own
from tms.trips.swap_plan import no_seats

if TYPE_CHECKING:
    from tms.trips.requests import AvailabilityQuery


def get_availability(caller: Caller, query: "AvailabilityQuery") -> Availability:
    """Return the buses and drivers of the caller's company for a route and a departure, the free ones first.

    Of a trip alone: those that could take it over as it is, from now on if it runs. A bus that does not seat
    all its passengers is not free for it.

    Raises:
        NotFound: `company_not_found`, `route_not_found`, `trip_not_found`.
        Invalid: `no_such_time`, `departure_past`, `departure_too_far`.
        Conflict: `route_retired`, `station_missing`, `trip_too_long`.
    """
    company = company_of(caller)
    if query.route_id is None or query.departure_at is None:
        return _to_take_over(caller, str(query.trip_id))
    with hidden(caller, {"/route_id": query.route_id}):
        way = plan.find_way(company, query.route_id)
    departure_at = way.departure(query.departure_at)
    plan.require_ahead(departure_at)
    window = way.window(departure_at)
    arrival_at = calls_of(way.route, way.stations, departure_at)[-1].arrival_at
    return Availability(
        departure_at,
        arrival_at,
        sorted(_buses(company, window, query.trip_id), key=_by_plate),
        sorted(_drivers(company, window, query.trip_id), key=_by_name),
    )


def _to_take_over(caller: Caller, trip_id: str) -> Availability:
    trip = find_own(caller, trip_id)
    passengers = bookings.refit.passengers_of(trip_id)

    @cache
    def without_seat(layout: Layout) -> int:
        return len(passengers.in_bus(layout).unseated) if passengers else 0

    window = trip.window_ahead(epoch())
    buses = _buses(trip.company_id, window, trip_id, without_seat)
    return Availability(
        trip.departure_at,
        trip.arrival_at,
        sorted((each for each in buses if each.bus_id != trip.bus_id), key=_by_plate),
        sorted(_drivers(trip.company_id, window, trip_id), key=_by_name),
    )


def _by_plate(bus: FreeBus) -> tuple[bool, str]:
    return not bus.free, bus.plate


def _by_name(driver: FreeDriver) -> tuple[bool, str]:
    return not driver.free, driver.full_name or ""


def _nobody(_: Layout) -> int:
    return 0


def _buses(
    company: str, window: Window, trip_id: str | None, without_seat: Callable[[Layout], int] = _nobody
) -> Iterable[FreeBus]:
    """Yield the buses of a company.

    Args:
        without_seat: how many passengers of the trip have no seat in a layout with the class of each seat.
    """
    buses = [bus for bus in calendars.buses_of(company) if bus.state is BusState.ACTIVE]
    taken = calendars.assignments_of(Kind.BUS, [bus.bus_id for bus in buses], window.begins, window.ends)
    for bus in buses:
        reasons = [reason_view(each) for each in refusals(bus, taken[bus.bus_id], window, trip_id)]
        if number := without_seat(bus.classed_layout):
            reasons.append(ReasonView("bus_too_small", no_seats(bus, number), None, None))
        yield FreeBus(
            bus.bus_id, bus.plate, bus.bus_class, bus.layout.capacity, bus.amenities, not reasons, reasons
        )


def _drivers(company: str, window: Window, trip_id: str | None) -> Iterable[FreeDriver]:
    drivers = calendars.drivers_of(company)
    ids = [driver.account_id for driver in drivers]
    taken = calendars.assignments_of(Kind.DRIVER, ids, window.begins, window.ends)
    names, working = names_of(ids), companies.drivers_of(company)
    for driver in drivers:
        found: list[Conflict] = [*refusals(driver, taken[driver.account_id], window, trip_id)]
        if driver.account_id not in working:
            found.append(plan.not_driving())
        yield _driver(driver, names.get(driver.account_id), found)


def _driver(driver: Driver, name: str | None, found: list[Conflict]) -> FreeDriver:
    reasons = [reason_view(each) for each in found]
    return FreeDriver(driver.account_id, name, driver.licence_class, not reasons, reasons)
