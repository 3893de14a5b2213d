"""The answers of the endpoints by which staff plan trips."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.loads import Load, Occupancy
from tms.kernel.access.caller import Caller
from tms.kernel.clock import at, epoch, offset_of
from tms.kernel.money import Money
from tms.trips.incidents import IncidentKind
from tms.trips.operation.views import NextStep, next_step_view
from tms.trips.state_machine import actions_of
from tms.trips.trip import Trip, TripStatus


@dataclass(frozen=True)
class CancellationView:
    """Why a trip was cancelled.

    Attributes:
        last_station_id: the station at which the way ended for those who had travelled; null if nobody had.

    Example:
        reason: The road is closed after heavy rain.
        cancelled_at: 2026-12-24T05:40:00+02:00
        last_station_id: null
    """

    reason: str
    cancelled_at: datetime
    last_station_id: str | None


@dataclass(frozen=True)
class PlannedTrip:
    """A trip as it is planned.

    Attributes:
        cancellation: null unless it is cancelled.
        service_date: the day of its departure at the first stop.
        revision: grows with each change of its plan; a change may name the one that it is meant for.
        timetable_id: of a trip that a timetable made, else null.

    Example:
        status: DRAFT
        route: Nyabugogo - Rubavu
        route_id: rte_01KB3V7W5Q7R9S2T4V6W8X1Y3Z
        route_version: 3
        driver_id: acc_01KB3V7W8A1B3C5D7E9F2G4H6J
        plate: RAB 123 C
        bus_class: standard
        service_date: 2026-12-24
        revision: 2
        cancellation: null
    """

    trip_id: str
    status: TripStatus
    service_date: str
    route_id: str
    route: str
    route_version: int
    timetable_id: str | None
    bus_id: str
    plate: str
    bus_class: str
    driver_id: str
    departure_at: datetime
    arrival_at: datetime
    revision: int
    cancellation: CancellationView | None


@dataclass(frozen=True)
class LoadView:
    """The seats of a trip. Of a whole trip, `sold` and `held` count the seats of which a leg is taken, and
    `free` those that are free from the first stop to the last.

    Example:
        seats: 29
        sold: 11
        held: 2
        free: 16
    """

    seats: int
    sold: int
    held: int
    free: int


@dataclass(frozen=True)
class TripRow:
    """A trip in a list.

    Attributes:
        driver: the driver's name; null once the account was deleted.
        delay_minutes: how much later it runs than scheduled, as staff said.
        incident: the kind of what was reported of it last, other than a breakdown; null if nothing was.
        load: null for a trip that is not on sale.

    Example:
        status: PUBLISHED
        route: Nyabugogo - Rubavu
        service_date: 2026-12-24
        driver: Claver Mugisha
        plate: RAB 123 C
        bus_class: standard
        delay_minutes: 0
        broken_down: false
        incident: null
        origin: Nyabugogo
        destination: Rubavu
    """

    trip_id: str
    status: TripStatus
    route_id: str
    route: str
    timetable_id: str | None
    bus_id: str
    plate: str
    bus_class: str
    driver_id: str
    driver: str | None
    origin: str
    destination: str
    departure_at: datetime
    arrival_at: datetime
    delay_minutes: int
    broken_down: bool
    incident: IncidentKind | None
    load: LoadView | None


@dataclass(frozen=True)
class TripRows:
    """A page of a day's trips, by departure; `next_cursor` asks for the next page, null on the last one.

    Example:
        date: 2026-12-24
    """

    date: str
    items: Sequence[TripRow]
    next_cursor: str | None


@dataclass(frozen=True)
class PlannedStop:
    """A stop of a trip, and the load of the leg that begins there; null at the last stop.

    Example:
        name: Musanze
        expected_arrival_at: 2026-12-01T08:45:00+02:00
        expected_departure_at: 2026-12-01T08:50:00+02:00
    """

    station_id: str
    name: str
    arrival_at: datetime
    departure_at: datetime
    expected_arrival_at: datetime
    expected_departure_at: datetime
    load: LoadView | None


@dataclass(frozen=True)
class TripFare:
    """What an adult pays between two stops, given by their places in the list of stops, from 0.

    Example:
        from_stop: 0
        to_stop: 2
    """

    from_stop: int
    to_stop: int
    price: Money


@dataclass(frozen=True)
class TripStep:
    """A state that the trip is or was in, and since when.

    Example:
        status: PUBLISHED
        since: 2026-12-01T09:00:00+02:00
    """

    status: TripStatus
    since: datetime


@dataclass(frozen=True)
class TripDetail:
    """A trip with all that its page shows.

    Attributes:
        driver: the driver's name; null once the account was deleted.
        revenue: prices of the paid bookings together.
        actions: what the caller may do with it in this state.
        next_step: what its driver does next, and from when on; staff may stand in. Null once it has arrived,
            or is cancelled, and for a draft.

    Example:
        driver: Claver Mugisha
        delay_minutes: 0
        broken_down_at: null
        amenities: ["wifi"]
        actions: ["unpublish", "edit", "delay", "cancel"]
        next_step: null
    """

    trip: PlannedTrip
    driver: str | None
    delay_minutes: int
    broken_down_at: datetime | None
    stops: Sequence[PlannedStop]
    fares: Sequence[TripFare]
    amenities: Sequence[str]
    load: LoadView
    revenue: Money
    history: Sequence[TripStep]
    actions: Sequence[str]
    next_step: NextStep | None


def planned_trip(trip: Trip) -> PlannedTrip:
    """Return the view of a trip as it is planned."""
    return PlannedTrip(
        trip_id=trip.trip_id,
        status=trip.status,
        service_date=trip.service_date,
        route_id=trip.route_id,
        route=trip.route,
        route_version=trip.route_version,
        timetable_id=trip.timetable_id,
        bus_id=trip.bus_id,
        plate=trip.plate,
        bus_class=trip.bus_class,
        driver_id=trip.driver_id,
        departure_at=trip.departure_at,
        arrival_at=trip.arrival_at,
        revision=trip.revision,
        cancellation=_cancellation(trip),
    )


def load_view(load: Load) -> LoadView:
    """Return the view of a load."""
    return LoadView(load.seats, load.sold, load.held, load.free)


def trip_detail(caller: Caller, trip: Trip, driver: str | None, occupancy: Occupancy) -> TripDetail:
    """Return the view of a trip for a caller of its company."""
    loads = [*map(load_view, occupancy.legs), None]
    offset = offset_of(trip.departure_at)
    steps = sorted(trip.since.items(), key=lambda step: step[1])
    return TripDetail(
        trip=planned_trip(trip),
        driver=driver,
        delay_minutes=trip.delay_s // 60,
        broken_down_at=None if trip.broken_at is None else at(trip.broken_at, offset),
        stops=[
            PlannedStop(
                stop.station_id,
                stop.name,
                stop.arrival_at,
                stop.departure_at,
                stop.arrival_at + trip.late(place),
                stop.departure_at + trip.late(place),
                load,
            )
            for place, (stop, load) in enumerate(zip(trip.stops, loads, strict=True))
        ],
        fares=[
            TripFare(start, stop, Money(amount, trip.currency))
            for (start, stop), amount in sorted(trip.fares.items())
        ],
        amenities=trip.amenities,
        load=load_view(occupancy.whole),
        revenue=Money(occupancy.revenue, trip.currency),
        history=[TripStep(status, at(second, offset)) for status, second in steps],
        actions=[action.value for action in actions_of(trip, caller)],
        next_step=next_step_view(trip, epoch()),
    )


def _cancellation(trip: Trip) -> CancellationView | None:
    if trip.cancellation is None:
        return None
    reached = trip.cancellation.travelled
    return CancellationView(
        reason=trip.cancellation.reason,
        cancelled_at=at(trip.since[TripStatus.CANCELLED], offset_of(trip.departure_at)),
        last_station_id=trip.stops[reached].station_id if reached else None,
    )
