"""Trips and the states of their life cycle, pure.

DRAFT > PUBLISHED > BOARDING > DEPARTED > ARRIVED > RECONCILED, or CANCELLED; see `tms.trips.state_machine`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from tms.fleet.calendar import Window
from tms.fleet.carriage import Carriage
from tms.fleet.prices import Terms
from tms.trips.attendance import Attendance
from tms.trips.trip_windows import DEFAULTS, Windows


class TripStatus(StrEnum):
    """The states of a trip."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    BOARDING = "BOARDING"
    DEPARTED = "DEPARTED"
    ARRIVED = "ARRIVED"
    RECONCILED = "RECONCILED"
    CANCELLED = "CANCELLED"


ON_SALE = frozenset({TripStatus.PUBLISHED, TripStatus.BOARDING, TripStatus.DEPARTED})
"""The states in which a trip is sold: at its later stops also when it has left the first one."""

RUNNING = frozenset({TripStatus.BOARDING, TripStatus.DEPARTED})
"""The states in which a trip has its bus and its driver for itself."""


@dataclass(frozen=True)
class TripStop:
    """A trip's call at a station; times carry the station's own offset, positions are WGS84 degrees."""

    station_id: str
    name: str
    latitude: float
    longitude: float
    arrival_at: datetime
    departure_at: datetime


class SwapStage(StrEnum):
    """How far the swap of a bus is."""

    CLOSING = "CLOSING"
    MOVING = "MOVING"
    REOPENING = "REOPENING"


@dataclass(frozen=True)
class Swap:
    """A swap of the bus that goes on: CLOSING > MOVING, or CLOSING > REOPENING where nothing comes of it.

    While the seats are closed for sale, it is seen who fits; then the trip has the other bus, and its
    passengers move. From that moment on the swap is always finished.

    Attributes:
        began_at: epoch seconds.
    """

    swap_id: str
    stage: SwapStage
    began_at: int


@dataclass(frozen=True)
class Cancellation:
    """Why a trip was cancelled, and for whom.

    Attributes:
        reason: in the company's words; passengers read it.
        travelled: the stop, counted from 0, up to which passengers have travelled; 0 where nobody has.
        choose_until: epoch second until which passengers may take another trip instead of their money; 0 if
            the money goes back at once.
    """

    reason: str
    travelled: int = 0
    choose_until: int = 0


@dataclass(frozen=True)
class Trip:
    """One run of a bus on a route on a day, with a driver.

    Attributes:
        service_date: the day it departs on at its first stop, YYYY-MM-DD.
        fares: what an adult pays on the day of travel, in minor units of `currency` by (boarding index,
            alighting index); other pairs are not sold.
        terms: how other passengers' prices follow, and which promotions are in the fares.
        layout: the bus's grid of cells, see `tms.fleet.layout`.
        since: when it came to each state that it is or was in, seconds since 1970, without what was undone;
            empty for a trip that is not stored.
        reached_at: when its bus was seen at the last stop, seconds since 1970; None means "not yet".
        route, route_version: name and version of the route that it was made from.
        timetable_id: the timetable that it was made from; None for a trip that was entered by hand.
        amenities: of the bus, as `wifi`.
        carriage: what the bus takes beside people in seats; None for the usual.
        luggage: the route's rules in words, by language code.
        turnaround_s: the time that the bus and the driver need after it before their next trip.
        windows: how far from the schedule its steps may be.
        delays: how much later than scheduled it is at each stop, in seconds, as staff said; empty if it is on
            time.
        broken_at: when its bus was reported as broken down, seconds since 1970; None while it runs.
        incident: the kind of what was reported of it last and is not resolved, other than a breakdown.
        incident_changes: how many such incidents were reported or resolved, by which a write sees that it was
            overtaken.
        swap: the swap of its bus that goes on, if one does; nothing else is done with the trip meanwhile.
        last_swap_id: the last swap that was decided; None if it has the bus that it was planned with.
        attendance: what was sold and who boarded, once its books are closed.
        revision: the number of times that it was planned anew, by which a write sees that it was overtaken.
        request_hash: of the request that made it.
        resell: whether it was on sale when it was last planned anew, and is to be on sale again.
        cancellation: None unless it is cancelled.
    """

    trip_id: str
    company_id: str
    company: str
    route_id: str
    bus_id: str
    plate: str
    bus_class: str
    driver_id: str
    status: TripStatus
    service_date: str
    currency: str
    stops: Sequence[TripStop]
    fares: Mapping[tuple[int, int], int]
    layout: Sequence[Sequence[Mapping[str, str]]]
    terms: Terms = field(default_factory=Terms)
    since: Mapping[TripStatus, int] = field(default_factory=dict)
    reached_at: int | None = None
    route: str = ""
    route_version: int = 0
    timetable_id: str | None = None
    amenities: Sequence[str] = ()
    carriage: Carriage | None = None
    luggage: Mapping[str, str] = field(default_factory=dict)
    turnaround_s: int = 0
    windows: Windows = DEFAULTS
    delays: Sequence[int] = ()
    broken_at: int | None = None
    incident: str | None = None
    incident_changes: int = 0
    swap: Swap | None = None
    last_swap_id: str | None = None
    attendance: Attendance | None = None
    revision: int = 1
    request_hash: str = ""
    resell: bool = False
    cancellation: Cancellation | None = None

    @property
    def status_at(self) -> int:
        """When it came to its status, seconds since 1970; 0 for a trip that is not stored."""
        return self.since.get(self.status, 0)

    @property
    def runs(self) -> bool:
        """Tell whether it occupies its bus and its driver."""
        return self.status in RUNNING

    @property
    def departure_at(self) -> datetime:
        """When it leaves its first stop."""
        return self.stops[0].departure_at

    @property
    def arrival_at(self) -> datetime:
        """When it reaches its last stop."""
        return self.stops[-1].arrival_at

    @property
    def delay_s(self) -> int:
        """How much later than scheduled it is, in seconds, at the stop where it is latest."""
        return max(self.delays, default=0)

    def late(self, stop: int) -> timedelta:
        """Return how much later than scheduled it is at a stop; the last one may be counted as -1."""
        return timedelta(seconds=self.delays[stop] if self.delays else 0)

    @property
    def running_s(self) -> int:
        """How many seconds it runs, by its schedule."""
        return int((self.arrival_at - self.departure_at).total_seconds())

    @property
    def label(self) -> str:
        """What planners call it: when it departs, and where from and to."""
        begins, ends = self.stops[0], self.stops[-1]
        return f"{begins.departure_at:%Y-%m-%d %H:%M} {begins.name} - {ends.name}"

    @property
    def window(self) -> Window:
        """When it has its bus and its driver, turnaround included; not for longer than until it arrived."""
        begins = int(self.departure_at.timestamp())
        ends = int((self.arrival_at + self.late(-1)).timestamp())
        ends = max(begins, min(ends, self.since.get(TripStatus.ARRIVED, ends)))
        return Window(begins, max(ends + self.turnaround_s, begins + 1))

    def window_ahead(self, now: int) -> Window:
        """Return what is left of `window` at an epoch second: then another bus or driver must be free for it.

        Of a window that is over, it is the last second; `tms.trips.running_store` knows what runs then.
        """
        whole = self.window
        return Window(max(whole.begins, min(now, whole.ends - 1)), whole.ends)
