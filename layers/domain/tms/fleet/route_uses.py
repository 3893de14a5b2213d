"""What is told of a route beside its versions: the line of a list, and what uses it; pure."""

from dataclasses import dataclass

from tms.fleet.routes import RouteState


@dataclass(frozen=True, slots=True)
class RouteCard:
    """What a list shows of a route.

    Attributes:
        first, last: the ids of the stations where it begins and ends.
        stops: how many there are.
        fare: what an adult pays from the first to the last stop, in minor units; None if that is not sold.
        priced: whether there are fares, so that trips can be made of it.
    """

    route_id: str
    name: str
    state: RouteState
    version: int
    first: str
    last: str
    stops: int
    running_s: int
    currency: str
    fare: int | None
    priced: bool


@dataclass(frozen=True, slots=True)
class Use:
    """What uses a route: a trip, a timetable.

    Attributes:
        kind: `trip` or `timetable`.
        id: its id.
        name: what people call it, as "Kigali - Huye, 2026-05-01 08:00".
    """

    kind: str
    id: str
    name: str
