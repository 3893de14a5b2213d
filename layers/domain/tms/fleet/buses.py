"""Buses, and when one cannot run: pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tms.fleet.calendar import Window
from tms.fleet.carriage import Carriage, usual
from tms.fleet.layout import Layout


class BusState(StrEnum):
    """Whether a bus can be planned; a retired one stays on record for the trips that it ran."""

    ACTIVE = "ACTIVE"
    RETIRED = "RETIRED"


class OutageKind(StrEnum):
    """Why a bus is out for a time."""

    MAINTENANCE = "maintenance"
    OUT_OF_SERVICE = "out_of_service"


@dataclass(frozen=True, slots=True)
class Outage:
    """A time in which a bus cannot run.

    Attributes:
        from_at, until_at: epoch seconds; no `until_at` while nobody knows the end.
        reason: for the company's staff.
    """

    outage_id: str
    kind: OutageKind
    from_at: int
    until_at: int | None
    reason: str

    def holds_at(self, moment: int) -> bool:
        """Tell whether it keeps the bus from running at a moment (epoch seconds)."""
        return self.from_at <= moment and (self.until_at is None or moment < self.until_at)


@dataclass(frozen=True, slots=True)
class Bus:
    """A vehicle of a company.

    Attributes:
        bus_id: `bus_...`.
        plate: as it is written on the bus; see `normal_plate`. No other bus of the platform has it.
        bus_class: as `standard` or `vip`; a route may have other fares for it.
        amenities: words such as `wifi`, in alphabetical order.
        outages: past ones too, by their beginning.
        revision: the number of changes so far, by which a write sees that it was overtaken.
        plans: how many times trips were given the bus so far: a change that would disturb trips sees by it
            that it was overtaken.
        request_hash: of the request that made it.
        created_at: epoch seconds.
        lap_children, extra_luggage: how many children on laps and pieces of luggage beyond the free ones it
            takes on each leg; None for the usual number.
    """

    bus_id: str
    company_id: str
    plate: str
    bus_class: str
    amenities: tuple[str, ...]
    layout: Layout
    state: BusState
    outages: tuple[Outage, ...]
    revision: int
    plans: int
    request_hash: str
    created_at: int
    lap_children: int | None = None
    extra_luggage: int | None = None

    @property
    def carriage(self) -> Carriage:
        """What it takes beside people in seats."""
        most = usual(self.layout.capacity)
        return Carriage(
            most.lap_children if self.lap_children is None else self.lap_children,
            most.luggage if self.extra_luggage is None else self.extra_luggage,
        )

    @property
    def classed_layout(self) -> Layout:
        """The layout with the class of each seat."""
        return self.layout.of_bus(self.bus_class)

    def outages_in(self, window: Window) -> Iterator[Outage]:
        """Yield the outages that have a moment in common with a window."""
        return (each for each in self.outages if window.overlaps(each.from_at, each.until_at))


def normal_plate(text: str) -> str:
    """Return a number plate as it is kept: capital letters and digits in groups, one space between.

    >>> normal_plate(" rab-123c ")
    'RAB 123 C'

    Raises:
        ValueError: it has other characters, or not 3 to 12 letters and digits.
    """
    signs = re.sub(r"[\s.\-]", "", text.upper())
    if not re.fullmatch(r"[A-Z0-9]{3,12}", signs, re.ASCII):
        raise ValueError("Give the number plate in 3 to 12 letters and digits, as RAB 123 C.")
    return " ".join(re.findall(r"[A-Z]+|[0-9]+", signs))
