"""A plan of a trip: a route, a bus, a driver and a departure, read and judged before it is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tms.companies.company import Company
from tms.companies.for_all import find_company
from tms.companies.for_trips import company as companies
from tms.companies.policy import Policy
from tms.fleet.buses import Bus
from tms.fleet.calendar import MOST_S, Kind, Window
from tms.fleet.drivers import Driver
from tms.fleet.for_trips import calendars, routes
from tms.fleet.for_trips.stations import stations_by_id
from tms.fleet.plans import Resource
from tms.fleet.routes import Route, RouteState
from tms.fleet.stations import Station
from tms.kernel.clock import epoch, now
from tms.kernel.errors import Conflict, Invalid, NotFound
from tms.kernel.store import Transaction
from tms.trips.calendar_entries import assignment_of
from tms.trips.itinerary import BadLocalTime, calls_of, moment_of, tariff_of
from tms.trips.trip import Trip, TripStatus
from tms.trips.trip_windows import Windows

FARTHEST = timedelta(days=400)
"""How far ahead a trip may be planned."""


@dataclass(frozen=True)
class Wanted:
    """What a planner asks for.

    Attributes:
        departure_at: at the first stop; local if it has no offset.
    """

    route_id: str
    bus_id: str
    driver_id: str
    departure_at: datetime

    @property
    def named(self) -> dict[str, str | None]:
        """The ids that it names, by the pointers of refusals."""
        return {"/route_id": self.route_id, "/bus_id": self.bus_id, "/driver_id": self.driver_id}


@dataclass(frozen=True)
class Way:
    """A route of a company that trips can be made of, and its stations."""

    company: Company
    policy: Policy
    route: Route
    stations: dict[str, Station]

    @property
    def turnaround_s(self) -> int:
        """How long a bus and its driver need between two trips, in seconds."""
        return self.policy.turnaround_minutes * 60

    @property
    def windows(self) -> Windows:
        """How far from the schedule the steps of a trip may be."""
        return Windows(
            boarding_s=self.policy.boarding_window_minutes * 60,
            opens_itself_s=self.policy.boarding_opens_minutes * 60,
            departure_s=self.policy.departure_window_minutes * 60,
            sales_cut_off_s=self.policy.sales_cut_off_minutes * 60,
            cancellation=self.policy.cancellation,
            transfer_s=self.policy.transfer_minutes * 60,
        )

    def departure(self, wanted: datetime) -> datetime:
        """Return a departure in the local time of the first stop.

        Raises:
            Invalid: `no_such_time`.
        """
        try:
            return moment_of(wanted, self.stations[self.route.stops[0].station_id].timezone)
        except BadLocalTime as error:
            detail = f"{error} Give the time with its offset from UTC."
            raise Invalid("no_such_time", detail, "/departure_at") from None

    def window(self, departure_at: datetime) -> Window:
        """Return when a trip that departs then has its bus and its driver.

        Raises:
            Conflict: `trip_too_long`.
        """
        taken = self.route.running_s + self.turnaround_s
        if taken > MOST_S:
            raise Conflict("trip_too_long", "With the turnaround after it the trip takes more than a week.")
        begins = int(departure_at.timestamp())
        return Window(begins, begins + taken)


@dataclass(frozen=True)
class Plan:
    """A way with a bus and a driver, as they were read, and a departure in local time."""

    way: Way
    bus: Bus
    driver: Driver
    departure_at: datetime

    def require_free(self, trip: Trip) -> None:
        """Refuse if the bus or the driver cannot be planned for a trip, with all reasons.

        Raises:
            Conflict: see `obstacles`.
        """
        refuse(obstacles(trip.company_id, self.bus, self.driver, trip.window, trip.trip_id))

    def trip(self, trip_id: str, **more: object) -> Trip:
        """Return the draft that comes of it.

        Raises:
            Conflict: `route_unpriced`.
        """
        route, company = self.way.route, self.way.company
        stops = calls_of(route, self.way.stations, self.departure_at)
        tariff = tariff_of(route, self.bus.bus_class, stops)
        if not tariff.adults:
            raise Conflict("route_unpriced", f"The route {route.name} has no fares yet. Enter them first.")
        draft = Trip(
            trip_id=trip_id,
            company_id=company.company_id,
            company=company.name,
            route_id=route.route_id,
            bus_id=self.bus.bus_id,
            plate=self.bus.plate,
            bus_class=self.bus.bus_class,
            driver_id=self.driver.account_id,
            status=TripStatus.DRAFT,
            service_date=stops[0].departure_at.date().isoformat(),
            currency=route.currency,
            stops=stops,
            fares=tariff.adult_fares(),
            layout=self.bus.layout.as_grid(),
            terms=tariff.terms,
            route=route.name,
            route_version=route.version,
            amenities=self.bus.amenities,
            carriage=self.bus.carriage,
            luggage=route.luggage,
            turnaround_s=self.way.turnaround_s,
            windows=self.way.windows,
        )
        return replace(draft, **more)  # type: ignore[arg-type]


def find_way(company_id: str, route_id: str) -> Way:
    """Return a route that trips can be made of.

    Raises:
        NotFound: `company_not_found`, `route_not_found`.
        Conflict: `route_retired`, `station_missing`.
    """
    company = find_company(company_id)
    route = routes.find_route(company_id, route_id)
    if route is None:
        raise NotFound("route_not_found", "Your company has no such route.", pointer="/route_id")
    if route.state is RouteState.RETIRED:
        raise Conflict("route_retired", f"The route {route.name} is retired.")
    wanted = {stop.station_id for stop in route.stops}
    stations = stations_by_id(wanted)
    if stations.keys() != wanted:
        raise Conflict("station_missing", f"A station of the route {route.name} does not exist any more.")
    return Way(company, companies.find_policy(company_id), route, stations)


def find_bus(company_id: str, bus_id: str) -> Bus:
    """Return a bus of a company.

    Raises:
        NotFound: `bus_not_found`.
    """
    bus = calendars.find_bus(company_id, bus_id)
    if bus is None:
        raise NotFound("bus_not_found", "Your company has no such bus.", pointer="/bus_id")
    return bus


def find_driver(company_id: str, account_id: str) -> Driver:
    """Return a driver of a company.

    Raises:
        NotFound: `driver_not_found`.
    """
    driver = calendars.find_driver(company_id, account_id)
    if driver is None:
        detail = "Nobody of your company has a licence on record under this account."
        raise NotFound("driver_not_found", detail, pointer="/driver_id")
    return driver


FindWay = Callable[[str, str], Way]
"""Returns a route of a company that trips can be made of; both are given by their ids."""


def find_plan(company_id: str, wanted: Wanted, way_of: FindWay = find_way) -> Plan:
    """Return what a planner asks for, as it is now.

    Args:
        way_of: `find_way`, or what remembers its answers where many trips are only judged.

    Raises:
        NotFound: `company_not_found`, `route_not_found`, `bus_not_found`, `driver_not_found`.
        Invalid: `no_such_time`, `departure_past`, `departure_too_far`.
        Conflict: `route_retired`, `station_missing`.
    """
    way = way_of(company_id, wanted.route_id)
    departure_at = way.departure(wanted.departure_at)
    require_ahead(departure_at)
    bus, driver = find_bus(company_id, wanted.bus_id), find_driver(company_id, wanted.driver_id)
    return Plan(way, bus, driver, departure_at)


def require_ahead(departure_at: datetime) -> None:
    """Refuse a departure that is over, or in more than a year.

    Raises:
        Invalid: `departure_past`, `departure_too_far`.
    """
    if departure_at <= now():
        raise Invalid("departure_past", "This departure is over. Give a later one.", "/departure_at")
    if departure_at > now() + FARTHEST:
        detail = f"Trips are planned at most {FARTHEST.days} days ahead."
        raise Invalid("departure_too_far", detail, "/departure_at")


def obstacles(
    company_id: str, bus: Bus | None, driver: Driver | None, window: Window, trip_id: str | None
) -> Iterator[Conflict]:
    """Yield each reason why a bus or a driver cannot be planned for a window; see `tms.fleet.plans.refusals`.

    Args:
        trip_id: the trip to be planned, which does not stand in its own way.
    """
    if bus is not None:
        yield from calendars.why_not(bus, window, trip_id)
    if driver is not None:
        yield from calendars.why_not(driver, window, trip_id)
        if not companies.may_drive(company_id, driver.account_id):
            yield not_driving()


def not_driving() -> Conflict:
    """Return the refusal of a driver that may not drive for the company any more."""
    detail = "The driver does not work for the company at present, or may not drive."
    return Conflict("driver_inactive", detail)


def refuse(found: Iterator[Conflict]) -> None:
    """Refuse for the first reason, with all of them in `reasons`; nothing if there is none.

    Raises:
        Conflict: see `obstacles`.
    """
    reasons = list(found)
    if reasons:
        first = reasons[0]
        told = [reason_of(each) for each in reasons]
        raise Conflict(first.code, first.detail, **{**first.extra, "reasons": told})


def reason_of(refusal: Conflict | Invalid) -> dict[str, object]:
    """Return a refusal as one entry of a list of reasons."""
    return {"code": refusal.code, "detail": refusal.detail, **refusal.extra}


def reserve_into(
    transaction: Transaction, resource: Resource, trip: Trip, before: Trip | None = None
) -> None:
    """Add to `transaction`: a trip has a bus or a driver; if it had another one before, that is free.

    A bus or a driver that takes a trip over while it runs has it from now on.

    Raises:
        Obstacle: `bus_busy`, `driver_busy`.
    Raises (at the commit):
        ConditionFailed: see `calendars.is_overtaken`.
    """
    kind, resource_id, former = _parts(resource, before)
    same = before is not None and former == resource_id
    former_window = before.window if before is not None and same else None
    window = trip.window if same else trip.window_ahead(epoch())
    calendars.reserve_into(transaction, resource, assignment_of(trip, window), before=former_window)
    if before is not None and former is not None and not same:
        calendars.release_into(transaction, kind, former, before.trip_id, before.window)


def use_of(trip: Trip) -> routes.Use:
    """Return how a trip stands among what uses its route."""
    return routes.Use("trip", trip.trip_id, trip.label)


def _parts(resource: Resource, before: Trip | None) -> tuple[Kind, str, str | None]:
    if isinstance(resource, Bus):
        return Kind.BUS, resource.bus_id, before.bus_id if before else None
    return Kind.DRIVER, resource.account_id, before.driver_id if before else None
