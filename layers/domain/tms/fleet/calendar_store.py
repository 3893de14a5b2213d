"""The calendars of buses and drivers in the fleet table.

A trip is put into the calendar under two conditions: each day of it is as it was read, and so is the bus or
the driver. Of two planners who take one bus for the same time in the same second, one fails, reads again, and
sees the other's trip.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from tms.fleet.bus_store import bus_key
from tms.fleet.buses import Bus
from tms.fleet.calendar import (
    DAY_S,
    Assignment,
    Kind,
    Window,
    days_between,
    in_order,
    overlapping,
)
from tms.fleet.driver_store import driver_key
from tms.fleet.plans import Resource, busy, id_of, kind_of
from tms.fleet.records import CalendarRecord
from tms.kernel.store import ConditionFailed, Record, Transaction

CALENDAR, RESOURCE = "calendar of", "planned"
"""How the labels of these writes begin."""

KEPT_S = 90 * DAY_S
"""How long a day stays in the calendar after it is over."""


def reserve_into(
    transaction: Transaction,
    resource: Resource,
    assignment: Assignment,
    *,
    before: Window | None = None,
    overlap: bool = False,
) -> None:
    """Add to `transaction`: a trip has a bus or a driver.

    Args:
        resource: as it was read when it was judged; see `tms.fleet.plans.refusals`.
        before: when the trip has it so far; None if it does not have it yet.
        overlap: take it although another trip has it then, as when a trip that runs is late.

    Raises:
        Obstacle: `bus_busy`, `driver_busy`, with the other trip in `trip`.
    Raises (at the commit):
        ConditionFailed: `is_overtaken` tells that the calendar, the bus or the driver was changed since it
            was read. Read again, and decide again.
    """
    kind, owner = kind_of(resource), id_of(resource)
    days = assignment.window.days
    left = [] if before is None else [day for day in before.days if day not in days]
    records = _records((kind, owner, day) for day in [*days, *left])
    if not overlap:
        known = (each for record in records.values() for each in _assignments(record))
        for other in overlapping(known, assignment.window, assignment.trip_id):
            raise busy(resource, other)
    for day in days:
        _put(transaction, kind, owner, day, records.get((owner, day)), assignment)
    for day in left:
        _remove(transaction, records.get((owner, day)), assignment.trip_id)
    record: Any = bus_key(resource) if isinstance(resource, Bus) else driver_key(resource)
    same = type(record).revision == resource.revision
    transaction.update(f"{RESOURCE} {owner}", record, [type(record).plans.add(1)], same)


def resize_into(
    transaction: Transaction, kind: Kind, resource_id: str, assignment: Assignment, before: Window
) -> None:
    """Add to `transaction`: a trip has a bus or a driver for longer or shorter, whatever others have planned.

    A trip that does not stand in the calendar stays out of it. Days that are there are written without a
    condition, and planners that have read them read again.

    Args:
        before: when the trip has it so far; it begins as the new window does.

    Raises (at the commit):
        ConditionFailed: `is_overtaken` tells that others began a day meanwhile.
    """
    days = assignment.window.days
    left = [day for day in before.days if day not in days]
    records = _records((kind, resource_id, day) for day in [*days, *left])
    if not any(assignment.trip_id in record.trips for record in records.values()):
        return
    for day in days:
        record = records.get((resource_id, day))
        _put(transaction, kind, resource_id, day, record, assignment, judged=False)
    for day in left:
        _remove(transaction, records.get((resource_id, day)), assignment.trip_id)


def release_into(
    transaction: Transaction, kind: Kind, resource_id: str, trip_id: str, window: Window
) -> None:
    """Add to `transaction`: a trip does not have a bus or a driver any more. This has no condition.

    Args:
        window: when the trip has it so far.
    """
    for record in _records((kind, resource_id, day) for day in window.days).values():
        _remove(transaction, record, trip_id)


def is_overtaken(failure: ConditionFailed) -> bool:
    """Tell whether a calendar, a bus or a driver was changed since it was read, so that one reads again."""
    return any(label.startswith((CALENDAR, RESOURCE)) for label in failure.failed)


def assignments_of(
    kind: Kind, resource_ids: Iterable[str], begins: int, ends: int
) -> dict[str, list[Assignment]]:
    """Return which trips have buses or drivers at some time from `begins` up to `ends`.

    Args:
        begins, ends: epoch seconds.

    Returns:
        By the id of the bus or the driver, its trips by their beginning; all ids are there.
    """
    days = days_between(begins, ends)
    owners = sorted(set(resource_ids))
    found: dict[str, list[Assignment]] = {owner: [] for owner in owners}
    for (owner, _), record in _records((kind, owner, day) for owner in owners for day in days).items():
        found[owner] += [each for each in _assignments(record) if each.window.overlaps(begins, ends)]
    return {owner: in_order(each) for owner, each in found.items()}


def assignments_from(kind: Kind, resource_id: str, begins: int) -> list[Assignment]:
    """Return which trips have a bus or a driver from a moment (epoch seconds) on, by their beginning."""
    (first,) = days_between(begins, begins + 1)
    between = CalendarRecord.sk.between(f"CALENDAR#{first}", "CALENDAR$")
    records = CalendarRecord.query(f"{kind}#{resource_id}", between, consistent_read=True)
    found = in_order(each for record in records for each in _assignments(record))
    return [each for each in found if each.window.ends > begins]


def _records(wanted: Iterable[tuple[Kind, str, str]]) -> Mapping[tuple[str, str], CalendarRecord]:
    """Return days of calendars by their owner and day, as they are now; days without trips are left out."""
    keys = [(f"{kind}#{owner}", f"CALENDAR#{day}") for kind, owner, day in wanted]
    if not keys:
        return {}
    records = CalendarRecord.batch_get(keys, consistent_read=True)
    return {(each.pk.partition("#")[2], each.sk.removeprefix("CALENDAR#")): each for each in records}


def _put(
    transaction: Transaction,
    kind: Kind,
    owner: str,
    day: str,
    record: CalendarRecord | None,
    assignment: Assignment,
    *,
    judged: bool = True,
) -> None:
    """Add to `transaction`: a day with a trip, as it is told now.

    Args:
        judged: others must not have changed the day since it was read.
    """
    label = f"{CALENDAR} {owner} {day}"
    text = f"{assignment.window.begins} {assignment.window.ends} {assignment.label}"
    if record is None:
        expires = assignment.window.ends + KEPT_S
        trips: Any = {assignment.trip_id: text}
        new = CalendarRecord(f"{kind}#{owner}", f"CALENDAR#{day}", trips=trips, revision=1, expires=expires)
        transaction.put(label, new, Record.pk.does_not_exist())
        return
    actions = [CalendarRecord.trips[assignment.trip_id].set(text), CalendarRecord.revision.add(1)]
    same = CalendarRecord.revision == record.revision
    transaction.update(label, record, actions, same if judged else None)


def _remove(transaction: Transaction, record: CalendarRecord | None, trip_id: str) -> None:
    """Add to `transaction`: a day without a trip. What others put there meanwhile stays."""
    if record is not None and trip_id in record.trips:
        label = f"{CALENDAR} {record.pk} {record.sk}"
        transaction.update(label, record, [CalendarRecord.trips[trip_id].remove()])


def _assignments(record: CalendarRecord) -> list[Assignment]:
    found = []
    for trip_id, text in dict(record.trips.as_dict()).items():
        begins, ends, label = text.split(" ", 2)
        found.append(Assignment(trip_id, Window(int(begins), int(ends)), label))
    return found
