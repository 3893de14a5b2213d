"""The life cycle of a trip: what each action makes of each state, to whom it is open, and when; pure.

`RULES` is the one table. Every use case that changes a trip asks `decide` first, and writes only if the trip
is still in the state that was judged.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.errors import Conflict, Forbidden
from tms.trips.trip import Trip, TripStatus
from tms.trips.windows import require_open, require_undoable

DRAFT, PUBLISHED, BOARDING = TripStatus.DRAFT, TripStatus.PUBLISHED, TripStatus.BOARDING
DEPARTED, ARRIVED = TripStatus.DEPARTED, TripStatus.ARRIVED
CANCELLED, RECONCILED = TripStatus.CANCELLED, TripStatus.RECONCILED

Guard = Callable[[Trip, int], None]
"""Refuses an action at an epoch second by a Conflict, for a reason beyond the state."""


class Action(StrEnum):
    """What people do with a trip."""

    PUBLISH = "publish"
    UNPUBLISH = "unpublish"
    EDIT = "edit"
    DELETE = "delete"
    REASSIGN_DRIVER = "reassign_driver"
    BOARD = "board"
    DEPART = "depart"
    ARRIVE = "arrive"
    UNDO_BOARDING = "undo_boarding"
    UNDO_DEPARTURE = "undo_departure"
    UNDO_ARRIVAL = "undo_arrival"
    DELAY = "delay"
    BREAK_DOWN = "break_down"
    MEND = "mend"
    SWAP_BUS = "swap_bus"
    CANCEL = "cancel"
    RECONCILE = "reconcile"


@dataclass(frozen=True)
class Rule:
    """What one action does.

    Attributes:
        permission: what the caller needs.
        words: the action in the passive voice; they follow "The trip can be".
        moves: the state that follows each state in which the action is possible; None: the trip is gone.
        guard: refuses the action for reasons beyond the state.
        driver: only the driver of the trip may do it, whatever else the caller may do.
        under_way: what the caller needs instead while the trip boards or is under way; None: the same.
    """

    permission: Permission
    words: str
    moves: Mapping[TripStatus, TripStatus | None]
    guard: Guard | None = None
    driver: bool = False
    under_way: Permission | None = None

    def needed(self, trip: Trip) -> Permission:
        """Return what a caller needs to do it with a trip in its state."""
        return self.under_way if self.under_way is not None and trip.runs else self.permission

    def repeated(self, status: TripStatus) -> bool:
        """Tell whether a trip in this state is where the action leads, so that there is nothing to do."""
        return status not in self.moves and status in self.moves.values()


@dataclass(frozen=True)
class Decision:
    """The outcome of an action that is possible.

    Attributes:
        to: the state after it; None: the trip is gone.
        repeated: the trip is in this state already, and nothing is to be written.
    """

    to: TripStatus | None
    repeated: bool


def _opens(to: TripStatus) -> Guard:
    return lambda trip, now: require_open(trip, to, now)


def _drive(words: str, before: TripStatus, to: TripStatus) -> Rule:
    return Rule(Permission.TRIP_DRIVE, words, {before: to}, _opens(to), driver=True)


def _undo(words: str, undone: TripStatus, to: TripStatus) -> Rule:
    return Rule(Permission.TRIP_UNDO, words, {undone: to}, require_undoable)


_UNDER_WAY = {BOARDING: BOARDING, DEPARTED: DEPARTED}
_BEFORE_THE_END = {PUBLISHED: PUBLISHED, **_UNDER_WAY}

RULES: Mapping[Action, Rule] = {
    Action.PUBLISH: Rule(Permission.TRIP_PLAN, "put on sale", {DRAFT: PUBLISHED}),
    Action.UNPUBLISH: Rule(Permission.TRIP_PLAN, "taken off sale", {PUBLISHED: DRAFT}),
    Action.EDIT: Rule(Permission.TRIP_PLAN, "edited", {DRAFT: DRAFT, PUBLISHED: PUBLISHED}),
    Action.DELETE: Rule(Permission.TRIP_PLAN, "deleted", {DRAFT: None}),
    Action.REASSIGN_DRIVER: Rule(
        Permission.TRIP_PLAN,
        "given to another driver",
        {DRAFT: DRAFT, **_BEFORE_THE_END},
        under_way=Permission.TRIP_OPERATE,
    ),
    Action.BOARD: _drive("boarded", PUBLISHED, BOARDING),
    Action.DEPART: _drive("sent off", BOARDING, DEPARTED),
    Action.ARRIVE: _drive("ended", DEPARTED, ARRIVED),
    Action.UNDO_BOARDING: _undo("taken back from boarding", BOARDING, PUBLISHED),
    Action.UNDO_DEPARTURE: _undo("taken back from its departure", DEPARTED, BOARDING),
    Action.UNDO_ARRIVAL: _undo("taken back from its arrival", ARRIVED, DEPARTED),
    Action.DELAY: Rule(Permission.TRIP_OPERATE, "delayed", _BEFORE_THE_END),
    Action.BREAK_DOWN: Rule(Permission.TRIP_OPERATE, "reported as broken down", _BEFORE_THE_END),
    Action.MEND: Rule(Permission.TRIP_OPERATE, "reported as going on", _BEFORE_THE_END),
    Action.SWAP_BUS: Rule(Permission.TRIP_OPERATE, "given another bus", _BEFORE_THE_END),
    Action.CANCEL: Rule(Permission.TRIP_OPERATE, "cancelled", dict.fromkeys(_BEFORE_THE_END, CANCELLED)),
    Action.RECONCILE: Rule(Permission.TRIP_RECONCILE, "reconciled", {ARRIVED: RECONCILED}),
}
"""The life cycle. What is in no row is refused."""

UNDOES: Mapping[TripStatus, Action] = {
    BOARDING: Action.UNDO_BOARDING,
    DEPARTED: Action.UNDO_DEPARTURE,
    ARRIVED: Action.UNDO_ARRIVAL,
}
"""The action that takes a trip back from each state."""

BEFORE: Mapping[TripStatus, TripStatus] = {
    to: before
    for action in (Action.PUBLISH, Action.BOARD, Action.DEPART, Action.ARRIVE)
    for before, to in RULES[action].moves.items()
    if to is not None
}
"""The one state from which a trip comes to each state on its way."""


def decide(
    trip: Trip, action: Action, now: int, caller: Caller | None, *, stand_in: bool = False
) -> Decision:
    """Judge an action on a trip as it was read.

    Args:
        now: epoch seconds.
        caller: staff of the trip's company; None for what the platform does by itself, as opening boarding.
        stand_in: the caller takes a driver's step in the driver's place, which needs `trips:operate`.

    Raises:
        Forbidden: `not_allowed`, `not_the_driver`.
        Conflict: `wrong_trip_state`; `too_early`, `too_late`; `bus_changing`, for some seconds.
    """
    rule = RULES[action]
    if caller is not None:
        _require_allowed(rule, trip, caller, stand_in=stand_in and rule.driver)
    if trip.swap is not None:
        raise bus_changing()
    if rule.repeated(trip.status):
        return Decision(trip.status, repeated=True)
    if trip.status not in rule.moves:
        raise wrong_state(trip, action)
    if rule.guard is not None:
        rule.guard(trip, now)
    return Decision(rule.moves[trip.status], repeated=False)


def actions_of(trip: Trip, caller: Caller) -> list[Action]:
    """Return what a caller may do with a trip in its state, whatever the schedule says."""
    return [
        action
        for action, rule in RULES.items()
        if trip.status in rule.moves
        and action is not (Action.BREAK_DOWN if trip.broken_at else Action.MEND)
        and caller.can(rule.needed(trip))
        and (not rule.driver or caller.subject == trip.driver_id)
    ]


def bus_changing() -> Conflict:
    """Return the refusal of whatever else people do with a trip while its bus is swapped."""
    return Conflict("bus_changing", "The trip is getting another bus. Try again in a minute.")


def wrong_state(trip: Trip, action: Action) -> Conflict:
    """Return the refusal of an action in a state in which it is not possible."""
    rule = RULES[action]
    *some, last = (status.value for status in rule.moves)
    states = f"{', '.join(some)} or {last}" if some else last
    detail = f"The trip is {trip.status}. It can be {rule.words} only while it is {states}."
    return Conflict("wrong_trip_state", detail, trip_status=trip.status)


def _require_allowed(rule: Rule, trip: Trip, caller: Caller, *, stand_in: bool) -> None:
    needed = Permission.TRIP_OPERATE if stand_in else rule.needed(trip)
    if not caller.can(needed):
        raise Forbidden("not_allowed", f"This needs the permission {needed}.")
    if rule.driver and not stand_in and caller.subject != trip.driver_id:
        raise Forbidden("not_the_driver", "Only the driver of this trip may do this.")
