"""What the endpoints about buses take."""

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from tms.fleet.buses import BusState, OutageKind, normal_plate
from tms.fleet.classes import PATTERN
from tms.fleet.layout import CellKind
from tms.fleet.templates import Template
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, Moment, printable
from tms.kernel.sheets.requests import Csv


def _each_once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


Plate = Annotated[
    str,
    Meta(max_length=24),
    Wanted("the plate of a bus in 3 to 12 letters and digits, as RAB 123 C", normal_plate),
]
BusClass = Annotated[str, Meta(pattern=PATTERN), Wanted("a class of buses, as standard or vip")]
SeatClass = Annotated[str, Meta(pattern=PATTERN), Wanted("a class of seats, as standard or vip")]
Amenity = Annotated[
    str,
    Meta(pattern=r"^[a-z][a-z0-9_]{0,29}$"),
    Wanted("an amenity in small letters, as wifi or air_conditioning"),
]
Amenities = Annotated[tuple[Amenity, ...], Meta(max_length=20), Wanted("up to 20 amenities", _each_once)]
State = Annotated[BusState, Wanted("the state of a bus, ACTIVE or RETIRED")]
TemplateName = Annotated[Template, Wanted("a template that GET /bus-layouts lists")]
Reason = Annotated[
    str, Meta(min_length=1, max_length=200), Wanted("a reason in at most 200 characters", printable)
]


class LayoutCell(Body):
    """A place in a bus. A seat has a label that no other cell has; a blocked seat may have one.

    Attributes:
        seat_class: of a place with a label whose class is not that of the bus; null or left out for one of
            the bus's class. It has no price of its own: fares go by the class of the bus.

    Example:
        kind: seat
        label: 1A
        seat_class: vip
    """

    kind: Annotated[CellKind, Wanted("a kind of cell: seat, aisle, driver, door or blocked")]
    label: Annotated[str, Meta(max_length=4), Wanted("a label of 1 to 4 capital letters or digits")] = ""
    seat_class: SeatClass | None = None


LapChildren = Annotated[
    int, Meta(ge=0, le=200), Wanted("how many children on laps the bus takes on a leg, from 0 to 200")
]
ExtraLuggage = Annotated[
    int,
    Meta(ge=0, le=1000),
    Wanted("how many extra pieces of luggage it takes on a leg, from 0 to 1,000"),
]
Row = Annotated[tuple[LayoutCell, ...], Meta(min_length=1, max_length=10), Wanted("a row of 1 to 10 cells")]
Grid = Annotated[tuple[Row, ...], Meta(min_length=1, max_length=30), Wanted("1 to 30 rows of cells")]


class BusRequest(Body):
    """A bus to put on record, with a layout of its own or that of a template of GET /bus-layouts.

    Attributes:
        layout: rows from the front to the back, each from left to right.
        lap_children, extra_luggage: how many children on laps and pieces of luggage beyond the free ones it
            takes on each leg; left out, a child for every five seats and a piece for each seat.

    Example:
        plate: RAB 123 C
        bus_class: standard
        amenities: ["air_conditioning", "wifi"]
        template: coaster
    """

    plate: Plate
    bus_class: BusClass = "standard"
    amenities: Amenities = ()
    template: TemplateName | None = None
    layout: Grid | None = None
    lap_children: LapChildren | None = None
    extra_luggage: ExtraLuggage | None = None

    def __post_init__(self) -> None:
        if (self.template is None) is (self.layout is None):
            raise ValueError("Give a template or a layout.")


class BusChange(Body):
    """What to change of a bus; what is left out stays.

    Attributes:
        state: RETIRED for a bus that is planned no more. Trips that have it must have another one first.
        layout: rows from the front to the back, each from left to right. No seat may go while trips have the
            bus.
        lap_children, extra_luggage: see the request that makes a bus; trips that have the bus keep theirs.

    Example:
        bus_class: vip
        amenities: ["wifi"]
    """

    plate: Plate | None = None
    bus_class: BusClass | None = None
    amenities: Amenities | None = None
    template: TemplateName | None = None
    layout: Grid | None = None
    state: State | None = None
    lap_children: LapChildren | None = None
    extra_luggage: ExtraLuggage | None = None

    def __post_init__(self) -> None:
        if self.template is not None and self.layout is not None:
            raise ValueError("Give a template or a layout, not both.")
        if all(getattr(self, name) is None for name in self.__struct_fields__):
            raise ValueError("Give a plate, a class, amenities, a layout, a state, or what the bus takes.")


class BusQuery(Body):
    """Which buses to list: those in a state, of a class, or with a part of a plate.

    Example:
        state: ACTIVE
        bus_class: standard
        plate: RAB
        cursor: null
    """

    state: State | None = None
    bus_class: BusClass | None = None
    plate: Annotated[str, Meta(max_length=24), Wanted("a part of a number plate")] = ""
    cursor: Cursor | None = None
    limit: Limit = 50


class OutageRequest(Body):
    """A time in which a bus cannot run.

    Attributes:
        until_at: null while nobody knows the end.
        despite_trips: enter it although trips have the bus then; give them another one.

    Example:
        kind: maintenance
        from_at: 2026-12-03T06:00:00+02:00
        until_at: 2026-12-03T18:00:00+02:00
        reason: New brakes
        despite_trips: false
    """

    kind: Annotated[OutageKind, Wanted("a kind of outage, as out_of_service; the API's document lists them")]
    from_at: Moment
    until_at: Moment | None = None
    reason: Reason
    despite_trips: Annotated[bool, Wanted("true to enter it although trips have the bus, or false")] = False

    def __post_init__(self) -> None:
        if self.until_at is not None and self.until_at <= self.from_at:
            raise ValueError("until_at comes after from_at.")


class BusesFile(Body):
    r"""Buses as CSV, one a line, told apart by their plates. Columns, in any order, divided by commas or
    semicolons: `plate`; `bus_class`; `amenities` with `|` between them; `template`, or instead `layout` with
    rows between `/` and cells between `,`, each `x` seat, `.` aisle, `D` driver, `+` door or `#` blocked,
    then its label, and then `:` and its class if that is not the bus's, as in `x1A:vip`; `state`, ACTIVE or
    RETIRED. Of a bus that is there, a column that is left out stays,
    and so does what a cell leaves empty; empty `amenities` are none. Send at most 200 lines.

    Example:
        csv: "plate,bus_class,amenities,template\r\nRAB 123 C,standard,air_conditioning|wifi,coaster\r\n"
    """

    csv: Csv
