"""The manifest of a trip as JSON, which the spreadsheet and the printed page show as well."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.for_tickets.people import LapChildView
from tms.kernel.money import Money
from tms.trips.trip import TripStatus


@dataclass(frozen=True)
class ManifestPassenger:
    """A passenger of a trip; stops are named by their places in the list of stops, from 0.

    Attributes:
        name, phone: null once they were erased. A driver sees phones until the arrival.
        boarded_at: when the ticket was scanned; null for a passenger that has not boarded.
        extra_luggage: pieces beyond the free ones.

    Example:
        seat: 3A
        name: Aline Uwase
        phone: +250788123456
        category: adult
        from_stop: 0
        from_: Nyabugogo
        to_stop: 2
        to: Rubavu
        lap_child: null
        extra_luggage: 1
        boarded: true
        boarded_at: 2026-12-01T06:12:09+02:00
    """

    ticket_id: str
    seat: str
    name: str | None
    phone: str | None
    category: str
    from_stop: int
    from_: str
    to_stop: int
    to: str
    fare: Money
    lap_child: LapChildView | None
    extra_luggage: int
    boarded: bool
    boarded_at: datetime | None


@dataclass(frozen=True)
class ManifestStop:
    """A stop of a trip.

    Attributes:
        boarding, alighting: how many passengers get on and off here.
        load: how many seats are taken on the leg that begins here; null at the last stop.

    Example:
        name: Musanze
        boarding: 4
        alighting: 7
        load: 21
    """

    station_id: str
    name: str
    arrival_at: datetime
    departure_at: datetime
    boarding: int
    alighting: int
    load: int | None


@dataclass(frozen=True)
class ManifestTotals:
    """A trip's passengers together.

    Attributes:
        seats: of the bus.
        sold: tickets that are good.
        missing: sold, and not boarded.
        lap_children, extra_luggage: children on laps, and pieces of luggage beyond the free ones.

    Example:
        seats: 29
        lap_children: 2
        extra_luggage: 5
        sold: 24
        boarded: 22
        missing: 2
    """

    seats: int
    sold: int
    boarded: int
    missing: int
    lap_children: int
    extra_luggage: int
    fares: Money


@dataclass(frozen=True)
class Manifest:
    """The passengers of a trip, by the stop where they board and then by their seat.

    Attributes:
        driver: the driver's name; null once the account was deleted.
        made_at: when it was read; tickets are sold and scanned after that.

    Example:
        status: BOARDING
        route: Nyabugogo - Rubavu
        plate: RAB 123 C
        bus_class: standard
        driver: Claver Mugisha
        service_date: 2026-12-01
        made_at: 2026-12-01T06:20:00+02:00
    """

    trip_id: str
    status: TripStatus
    company: str
    route: str
    plate: str
    bus_class: str
    driver: str | None
    service_date: str
    departure_at: datetime
    arrival_at: datetime
    made_at: datetime
    passengers: Sequence[ManifestPassenger]
    stops: Sequence[ManifestStop]
    totals: ManifestTotals
