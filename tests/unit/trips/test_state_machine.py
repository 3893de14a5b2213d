"""Every action on a trip in every state by every role: where it leads, and by what it is refused."""

from dataclasses import replace

import pytest

from tests.support import trips
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.access.permissions import COMPANY_ROLES, Permission
from tms.kernel.errors import Conflict, Forbidden
from tms.kernel.ids import new_id
from tms.trips.state_machine import BEFORE, RULES, UNDOES, Action, Decision, actions_of, decide
from tms.trips.trip import Trip, TripStatus

TABLE = """
                 DRAFT      PUBLISHED  BOARDING   DEPARTED   ARRIVED    RECONCILED CANCELLED   may
publish          PUBLISHED  =          -          -          -          -          -           plan
unpublish        =          DRAFT      -          -          -          -          -           plan
edit             DRAFT      PUBLISHED  -          -          -          -          -           plan
delete           gone       -          -          -          -          -          -           plan
reassign_driver  DRAFT      PUBLISHED  BOARDING   DEPARTED   -          -          -           plan
board            -          BOARDING   =          -          -          -          -           drive
depart           -          -          DEPARTED   =          -          -          -           drive
arrive           -          -          -          ARRIVED    =          -          -           drive
undo_boarding    -          =          PUBLISHED  -          -          -          -           undo
undo_departure   -          -          =          BOARDING   -          -          -           undo
undo_arrival     -          -          -          =          DEPARTED   -          -           undo
delay            -          PUBLISHED  BOARDING   DEPARTED   -          -          -           operate
break_down       -          PUBLISHED  BOARDING   DEPARTED   -          -          -           operate
mend             -          PUBLISHED  BOARDING   DEPARTED   -          -          -           operate
swap_bus         -          PUBLISHED  BOARDING   DEPARTED   -          -          -           operate
cancel           -          CANCELLED  CANCELLED  CANCELLED  -          -          =           operate
reconcile        -          -          -          -          RECONCILED =          -           reconcile
"""
"""The state that follows; `=` nothing is to be done any more; `-` refused: wrong_trip_state."""

MAY = {
    "plan": {"owner", "supervisor"},
    "drive": {"driver", "owner"},
    "undo": {"owner", "supervisor"},
    "operate": {"owner", "supervisor"},
    "reconcile": {"owner", "supervisor", "finance"},
}
"""The roles that may do it. An owner drives where the trip has the owner as its driver."""

HEAD, *ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = {
    (action, status): cell
    for action, *cells, _ in ROWS
    for status, cell in zip(HEAD[:-1], cells, strict=True)
}
ROLES_OF = {row[0]: MAY[row[-1]] for row in ROWS}


def trip_in(status: str) -> Trip:
    """Return a trip whose schedule and history allow every step now."""
    trip = replace(trips.trip(legs=1, rows=1), status=TripStatus(status), reached_at=0)
    now = int(trip.departure_at.timestamp())
    return replace(trip, since=dict.fromkeys(TripStatus, now))


def judged(trip: Trip, action: str, role: str | None, *, driver: bool = True) -> Decision:
    subject = trip.driver_id if driver else new_id("acc")
    caller = with_roles(subject, {role}, trip.company_id) if role else None
    return decide(trip, Action(action), int(trip.departure_at.timestamp()), caller)


def expected(action: str, status: str) -> Decision:
    cell = CELLS[action, status]
    if cell == "=":
        return Decision(TripStatus(status), repeated=True)
    return Decision(None if cell == "gone" else TripStatus(cell), repeated=False)


def test_the_table_has_every_action_and_every_state():
    assert [row[0] for row in ROWS] == [action.value for action in Action] == [*map(str, RULES)]
    assert HEAD[:-1] == [
        "DRAFT",
        "PUBLISHED",
        "BOARDING",
        "DEPARTED",
        "ARRIVED",
        "RECONCILED",
        "CANCELLED",
    ]
    assert set(HEAD[:-1]) == {status.value for status in TripStatus}


@pytest.mark.parametrize("role", sorted(COMPANY_ROLES))
@pytest.mark.parametrize(("action", "status"), CELLS)
def test_each_action_in_each_state_by_each_role(action: str, status: str, role: str):
    trip = trip_in(status)
    if role not in ROLES_OF[action]:
        with pytest.raises(Forbidden) as refused:
            judged(trip, action, role)
        assert refused.value.code == "not_allowed"
    elif CELLS[action, status] == "-":
        with pytest.raises(Conflict) as conflict:
            judged(trip, action, role)
        assert (conflict.value.code, conflict.value.extra) == ("wrong_trip_state", {"trip_status": status})
    else:
        assert judged(trip, action, role) == expected(action, status)


@pytest.mark.parametrize("status", HEAD[:-1])
def test_the_driver_of_a_trip_that_runs_is_replaced_by_those_that_operate_trips(status: str):
    trip = trip_in(status)
    needed = Permission.TRIP_OPERATE if trip.runs else Permission.TRIP_PLAN
    for permission in (Permission.TRIP_PLAN, Permission.TRIP_OPERATE):
        caller = Caller(new_id("acc"), frozenset(), frozenset({permission}), trip.company_id)
        possible = permission is needed and CELLS["reassign_driver", status] != "-"
        assert (Action.REASSIGN_DRIVER in actions_of(trip, caller)) is possible
        if permission is not needed:
            with pytest.raises(Forbidden) as refused:
                decide(trip, Action.REASSIGN_DRIVER, trip.status_at, caller)
            assert refused.value.detail == f"This needs the permission {needed}."


@pytest.mark.parametrize(("action", "status"), CELLS)
def test_what_the_platform_does_by_itself_needs_no_permission(action: str, status: str):
    trip = trip_in(status)
    if CELLS[action, status] == "-":
        with pytest.raises(Conflict):
            judged(trip, action, None)
    else:
        assert judged(trip, action, None) == expected(action, status)


@pytest.mark.parametrize("status", HEAD[:-1])
@pytest.mark.parametrize("action", [action for action, roles in ROLES_OF.items() if roles == MAY["drive"]])
def test_only_the_trip_s_own_driver_drives_it(action: str, status: str):
    with pytest.raises(Forbidden) as refused:
        judged(trip_in(status), action, "driver", driver=False)
    assert refused.value.code == "not_the_driver"


def test_a_refusal_names_the_states_in_which_it_would_be_possible():
    with pytest.raises(Conflict) as refused:
        judged(trip_in("ARRIVED"), "cancel", "owner")
    assert refused.value.detail == (
        "The trip is ARRIVED. It can be cancelled only while it is PUBLISHED, BOARDING or DEPARTED."
    )
    with pytest.raises(Conflict) as refused:
        judged(trip_in("DRAFT"), "depart", "driver")
    assert refused.value.detail == "The trip is DRAFT. It can be sent off only while it is BOARDING."


@pytest.mark.parametrize(
    ("action", "status", "minutes", "code"),
    [
        ("board", "PUBLISHED", -61, "too_early"),
        ("board", "PUBLISHED", 24 * 60 + 1, "too_late"),
        ("depart", "BOARDING", -16, "too_early"),
        ("undo_boarding", "BOARDING", 24 * 60 + 1, "too_late"),
    ],
)
def test_the_schedule_guards_the_steps(action: str, status: str, minutes: int, code: str):
    trip = trip_in(status)
    now = int(trip.departure_at.timestamp()) + minutes * 60
    with pytest.raises(Conflict) as refused:
        decide(trip, Action(action), now, None)
    assert refused.value.code == code


def test_a_state_is_undone_to_the_one_before_it():
    for undone, action in UNDOES.items():
        assert RULES[action].moves == {undone: BEFORE[undone]}


def test_every_permission_of_the_table_is_a_company_s():
    owners = with_roles("acc", {"owner"}).permissions
    assert {rule.permission for rule in RULES.values()} <= owners
    assert Permission.TRIP_PLAN in with_roles("acc", {"supervisor"}).permissions
