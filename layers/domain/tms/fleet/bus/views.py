"""What the endpoints about buses answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.fleet.buses import Bus, BusState, Outage, OutageKind
from tms.fleet.calendar import Assignment
from tms.fleet.templates import DRAWINGS, NAMES, Template
from tms.kernel.clock import at


@dataclass(frozen=True)
class TemplateView:
    """The layout of a common bus.

    Example:
        template: vip
        name: Coach with wide seats, two and one a row
        seats: 30
        layout: [[{"kind": "driver"}, {"kind": "aisle"}, {"kind": "door"}], [{"kind": "seat", "label": "1A"},
            {"kind": "aisle"}, {"kind": "seat", "label": "1B"}]]
    """

    template: Template
    name: str
    seats: int
    layout: Sequence[Sequence[Mapping[str, object]]]


@dataclass(frozen=True)
class TemplatesView:
    """The layouts of common buses, to begin with."""

    items: Sequence[TemplateView]


@dataclass(frozen=True)
class AssignmentView:
    """A trip that has a bus or a driver.

    Attributes:
        from_at, until_at: when it has it, with the company's turnaround after the trip.

    Example:
        label: 06:30 Kigali - Musanze
        from_at: 2026-12-01T04:30:00+00:00
        until_at: 2026-12-01T07:00:00+00:00
    """

    trip_id: str
    label: str
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True)
class OutageView:
    """A time in which a bus cannot run; until_at is null while nobody knows the end.

    Example:
        outage_id: out_01KB3V6T9Q2W8E4R7Y5P0A1S3D
        kind: maintenance
        from_at: 2026-12-03T04:00:00+00:00
        until_at: 2026-12-03T16:00:00+00:00
        reason: New brakes
    """

    outage_id: str
    kind: OutageKind
    from_at: datetime
    until_at: datetime | None
    reason: str


@dataclass(frozen=True)
class BusRow:
    """A bus in a list.

    Attributes:
        seats: how many it sells.
        outage: the one that keeps it from running now.
        next_trip: the one that has it now or within the next two days.

    Example:
        bus_id: bus_01KB3V6T9Q2W8E4R7Y5P0A1S3D
        plate: RAB 123 C
        bus_class: standard
        amenities: ["wifi"]
        seats: 29
        state: ACTIVE
        outage: null
    """

    bus_id: str
    plate: str
    bus_class: str
    amenities: Sequence[str]
    seats: int
    state: BusState
    outage: OutageView | None
    next_trip: AssignmentView | None


@dataclass(frozen=True)
class BusList:
    """A page of the company's buses by their plate; next_cursor is null on the last page."""

    items: Sequence[BusRow]
    next_cursor: str | None


@dataclass(frozen=True)
class BusView:
    """A bus.

    Attributes:
        seats: how many it sells.
        layout: rows of cells from the front to the back, each from left to right. A seat whose class is not
            that of the bus has a `seat_class`.
        outages: by their beginning, past ones too.
        next_trips: the first twenty that have it from now on.
        lap_children, extra_luggage: how many children on laps and extra pieces of luggage it takes on a leg.

    Example:
        plate: RAB 123 C
        bus_class: standard
        amenities: ["wifi"]
        seats: 2
        layout: [[{"kind": "driver"}, {"kind": "aisle"}, {"kind": "door"}], [{"kind": "seat", "label": "1A",
            "seat_class": "vip"}, {"kind": "aisle"}, {"kind": "seat", "label": "1B"}]]
        state: ACTIVE
        lap_children: 5
        extra_luggage: 29
    """

    bus_id: str
    plate: str
    bus_class: str
    amenities: Sequence[str]
    seats: int
    layout: Sequence[Sequence[Mapping[str, object]]]
    state: BusState
    outages: Sequence[OutageView]
    next_trips: Sequence[AssignmentView]
    created_at: datetime
    lap_children: int
    extra_luggage: int


def templates_view() -> TemplatesView:
    """Return the layouts of common buses as they are answered."""
    drawn = {template: draw() for template, draw in DRAWINGS.items()}
    return TemplatesView(
        [
            TemplateView(template, NAMES[template], layout.capacity, layout.as_grid())
            for template, layout in drawn.items()
        ]
    )


def assignment_view(assignment: Assignment) -> AssignmentView:
    """Return a trip that has a bus or a driver as it is answered."""
    window = assignment.window
    return AssignmentView(assignment.trip_id, assignment.label, at(window.begins), at(window.ends))


def bus_row(bus: Bus, assignments: Sequence[Assignment], moment: int) -> BusRow:
    """Return a bus as a list shows it.

    Args:
        assignments: that have it from now on, by their beginning.
        moment: now, in epoch seconds.
    """
    out = next((each for each in bus.outages if each.holds_at(moment)), None)
    return BusRow(
        bus_id=bus.bus_id,
        plate=bus.plate,
        bus_class=bus.bus_class,
        amenities=bus.amenities,
        seats=bus.layout.capacity,
        state=bus.state,
        outage=None if out is None else _outage_view(out),
        next_trip=assignment_view(assignments[0]) if assignments else None,
    )


def bus_view(bus: Bus, assignments: Iterable[Assignment]) -> BusView:
    """Return a bus as it is answered."""
    return BusView(
        bus_id=bus.bus_id,
        plate=bus.plate,
        bus_class=bus.bus_class,
        amenities=bus.amenities,
        seats=bus.layout.capacity,
        layout=bus.layout.as_grid(),
        state=bus.state,
        outages=[_outage_view(each) for each in bus.outages],
        next_trips=[assignment_view(each) for each in assignments],
        created_at=at(bus.created_at),
        lap_children=bus.carriage.lap_children,
        extra_luggage=bus.carriage.luggage,
    )


def _outage_view(outage: Outage) -> OutageView:
    until = None if outage.until_at is None else at(outage.until_at)
    return OutageView(outage.outage_id, outage.kind, at(outage.from_at), until, outage.reason)
