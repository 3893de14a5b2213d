"""The answers of the endpoints by which trips are run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tms.bookings.loads import Getting
from tms.kernel.clock import at, offset_of
from tms.trips.incidents import Incident, IncidentKind
from tms.trips.trip import Trip, TripStatus
from tms.trips.windows import next_step


@dataclass(frozen=True)
class SpotView:
    """A place in degrees of WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class ResolutionView:
    """How an incident ended.

    Attributes:
        by: account of the member of staff that closed it.
        note: in that person's words; null if there were none.

    Example:
        at: 2026-12-01T09:10:00+02:00
        by: acc_01KB3V7W8A1B3C5D7E9F2G4H6J
        note: The road is open again.
    """

    at: datetime
    by: str
    note: str | None


@dataclass(frozen=True)
class IncidentView:
    """What was reported of a trip.

    Attributes:
        reported_by: account of the driver or of staff.
        resolution: how it ended; null while it is open.

    Example:
        incident_id: inc_01KB3V8J4T6Y8W1R3E5Q7A9S2D
        kind: road
        words: The road is closed at Nyirangarama, we wait.
        reported_at: 2026-12-01T07:40:00+02:00
        reported_by: acc_01KB3V7W8A1B3C5D7E9F2G4H6J
    """

    incident_id: str
    trip_id: str
    kind: IncidentKind
    words: str
    reported_at: datetime
    reported_by: str
    position: SpotView | None
    resolution: ResolutionView | None


@dataclass(frozen=True)
class IncidentRow:
    """An incident in a list.

    Attributes:
        reporter: the name of the account that reported it; null once it was deleted.
        resolver: the name of the account that closed it; null once it was deleted, and while it is open.

    Example:
        reporter: Claver Mugisha
        resolver: null
    """

    incident: IncidentView
    reporter: str | None
    resolver: str | None


@dataclass(frozen=True)
class Incidents:
    """A page of a trip's incidents; `next_cursor` asks for the next page, null on the last one."""

    items: Sequence[IncidentRow]
    next_cursor: str | None


class DriverStep(StrEnum):
    """What a driver does with a trip."""

    BOARD = "board"
    DEPART = "depart"
    ARRIVE = "arrive"


@dataclass(frozen=True)
class NextStep:
    """What the driver does next, and from when on.

    Attributes:
        open: whether it may be done now.

    Example:
        action: board
        opens_at: 2026-12-01T05:30:00+02:00
        open: true
    """

    action: DriverStep
    opens_at: datetime
    open: bool


@dataclass(frozen=True)
class DriverStop:
    """A stop of a driver's trip.

    Attributes:
        boarding, alighting: how many passengers with a ticket get on and off here.

    Example:
        name: Musanze
        scheduled_arrival_at: 2026-12-01T08:30:00+02:00
        scheduled_departure_at: 2026-12-01T08:35:00+02:00
        expected_arrival_at: 2026-12-01T08:45:00+02:00
        expected_departure_at: 2026-12-01T08:50:00+02:00
        boarding: 4
        alighting: 7
    """

    station_id: str
    name: str
    latitude: float
    longitude: float
    scheduled_arrival_at: datetime
    scheduled_departure_at: datetime
    expected_arrival_at: datetime
    expected_departure_at: datetime
    boarding: int
    alighting: int


@dataclass(frozen=True)
class DriverTrip:
    """A trip as its driver sees it.

    Attributes:
        passengers: tickets sold so far.
        next_step: null once the trip has arrived, or is cancelled.

    Example:
        status: PUBLISHED
        route: Nyabugogo - Rubavu
        plate: RAB 123 C
        bus_class: standard
        delay_minutes: 15
        broken_down: false
        passengers: 24
    """

    trip_id: str
    status: TripStatus
    route: str
    bus_id: str
    plate: str
    bus_class: str
    departure_at: datetime
    arrival_at: datetime
    delay_minutes: int
    broken_down: bool
    passengers: int
    stops: Sequence[DriverStop]
    next_step: NextStep | None


@dataclass(frozen=True)
class DriverTrips:
    """The trips of a driver's day, by departure. Those of today begin with any that still runs since before.

    Example:
        date: 2026-12-01
    """

    date: str
    items: Sequence[DriverTrip]


_STEPS = {
    TripStatus.BOARDING: DriverStep.BOARD,
    TripStatus.DEPARTED: DriverStep.DEPART,
    TripStatus.ARRIVED: DriverStep.ARRIVE,
}


def incident_view(incident: Incident, offset: int) -> IncidentView:
    """Return the view of an incident.

    Args:
        offset: of the trip's first stop, in seconds from UTC.
    """
    latitude, longitude, ended = incident.latitude, incident.longitude, incident.resolution
    position = None if latitude is None or longitude is None else SpotView(latitude, longitude)
    return IncidentView(
        incident_id=incident.incident_id,
        trip_id=incident.trip_id,
        kind=incident.kind,
        words=incident.words,
        reported_at=at(incident.reported_at, offset),
        reported_by=incident.reported_by,
        position=position,
        resolution=ResolutionView(at(ended.at, offset), ended.by, ended.note) if ended else None,
    )


def driver_trip(trip: Trip, counts: Sequence[Getting], now: int) -> DriverTrip:
    """Return a trip as its driver sees it.

    Args:
        counts: of passengers at each stop.
    """
    return DriverTrip(
        trip_id=trip.trip_id,
        status=trip.status,
        route=trip.route,
        bus_id=trip.bus_id,
        plate=trip.plate,
        bus_class=trip.bus_class,
        departure_at=trip.departure_at,
        arrival_at=trip.arrival_at,
        delay_minutes=trip.delay_s // 60,
        broken_down=trip.broken_at is not None,
        passengers=sum(each.on for each in counts),
        stops=[
            DriverStop(
                station_id=stop.station_id,
                name=stop.name,
                latitude=stop.latitude,
                longitude=stop.longitude,
                scheduled_arrival_at=stop.arrival_at,
                scheduled_departure_at=stop.departure_at,
                expected_arrival_at=stop.arrival_at + trip.late(place),
                expected_departure_at=stop.departure_at + trip.late(place),
                boarding=count.on,
                alighting=count.off,
            )
            for place, (stop, count) in enumerate(zip(trip.stops, counts, strict=True))
        ],
        next_step=next_step_view(trip, now),
    )


def next_step_view(trip: Trip, now: int) -> NextStep | None:
    """Return what the driver of a trip does next; None if no step is left."""
    found = next_step(trip, now)
    if found is None:
        return None
    to, opening, is_open = found
    return NextStep(_STEPS[to], at(opening, offset_of(trip.departure_at)), is_open)
