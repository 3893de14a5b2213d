"""The trips table: trips, each a record with all that it needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, astuple, replace
from datetime import UTC, datetime
from typing import Any

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from tms.companies.policy import bands_document, bands_of
from tms.fleet.carriage import carriage_of
from tms.fleet.term_documents import document_of, terms_of
from tms.kernel.store import Record, Transaction, save_new, whole_or_none, write_if
from tms.trips.attendance import Attendance
from tms.trips.records import TripRecord
from tms.trips.state_machine import BEFORE
from tms.trips.trip import Cancellation, Swap, SwapStage, Trip, TripStatus, TripStop
from tms.trips.trip_windows import Windows

TRIP = "trip"
"""The label of a trip's write in a transaction."""


def create(trip: Trip, at: int) -> bool:
    """Write a new trip; False if it exists already."""
    return save_new(record_of(replace(trip, since={trip.status: at})))


def create_into(transaction: Transaction, trip: Trip, at: int) -> None:
    """Add to `transaction`: a new trip.

    Raises (at the commit):
        ConditionFailed: `TRIP`, it exists already.
    """
    transaction.put(TRIP, record_of(replace(trip, since={trip.status: at})), Record.pk.does_not_exist())


def plan_into(transaction: Transaction, before: Trip, after: Trip) -> None:
    """Add to `transaction`: a trip is planned anew; its revision is the next one.

    Raises (at the commit):
        ConditionFailed: `TRIP`, it is no longer as `before`.
    """
    record = record_of(replace(after, revision=before.revision + 1))
    same = _planned_as(before) & (TripRecord.status == before.status.value) & _as_runs(before)
    transaction.put(TRIP, record, same)


def reassign_into(transaction: Transaction, before: Trip, driver_id: str) -> None:
    """Add to `transaction`: a trip has another driver; its revision is the next one.

    Raises (at the commit):
        ConditionFailed: `TRIP`, it is no longer as `before`.
    """
    actions: list[Action] = [
        TripRecord.driver_id.set(driver_id),
        TripRecord.revision.set(before.revision + 1),
    ]
    transaction.update(TRIP, TripRecord(f"TRIP#{before.trip_id}", "TRIP"), actions, as_read(before))


def delete_into(transaction: Transaction, trip: Trip) -> None:
    """Add to `transaction`: a draft is gone.

    Raises (at the commit):
        ConditionFailed: `TRIP`, it is no longer as it was read.
    """
    same = _planned_as(trip) & (TripRecord.status == trip.status.value)
    transaction.delete(TRIP, TripRecord(f"TRIP#{trip.trip_id}", "TRIP"), same)


def find(trip_id: str) -> Trip | None:
    """Return a trip as it is now."""
    try:
        record = TripRecord.get(f"TRIP#{trip_id}", "TRIP", consistent_read=True)
    except TripRecord.DoesNotExist:
        return None
    return _trip(record)


def advance(trip: Trip, to: TripStatus, at: int) -> bool:
    """Move a trip to its next state if it is in the state before, and planned, late and running as when read.

    Returns:
        Whether it was moved.
    """
    key = TripRecord(f"TRIP#{trip.trip_id}", "TRIP")
    actions, condition = _step(trip, to, at)
    return write_if(lambda: key.update(actions=actions, condition=condition))


def advance_into(transaction: Transaction, trip: Trip, to: TripStatus, at: int) -> None:
    """Add to `transaction` that a trip moves to its next state, on the same condition as `advance`."""
    transaction.update(TRIP, TripRecord(f"TRIP#{trip.trip_id}", "TRIP"), *_step(trip, to, at))


def cancel_into(transaction: Transaction, trip: Trip, cancellation: Cancellation, at: int) -> None:
    """Add to `transaction` that a trip is cancelled, if it is as it was read."""
    key = TripRecord(f"TRIP#{trip.trip_id}", "TRIP")
    actions: list[Action] = [
        TripRecord.status.set(TripStatus.CANCELLED.value),
        TripRecord.since.set(_written({**trip.since, TripStatus.CANCELLED: at})),
        TripRecord.revision.set(trip.revision + 1),
        TripRecord.cancel_reason.set(cancellation.reason),
        TripRecord.travelled.set(cancellation.travelled),
    ]
    if cancellation.choose_until:
        actions.append(TripRecord.choose_until.set(cancellation.choose_until))
    transaction.update(TRIP, key, actions, as_read(trip))


def step_back_into(transaction: Transaction, trip: Trip) -> None:
    """Add to `transaction` that a trip goes back to the state before, if its last step is as it was read.

    A step that was taken back and taken again meanwhile is another one.
    """
    to = BEFORE[trip.status]
    since = {status: at for status, at in trip.since.items() if status is not trip.status}
    actions: list[Action] = [TripRecord.status.set(to.value), TripRecord.since.set(_written(since))]
    if trip.status is TripStatus.DEPARTED:
        actions.append(TripRecord.reached_at.remove())
    key = TripRecord(f"TRIP#{trip.trip_id}", "TRIP")
    transaction.update(TRIP, key, actions, as_read(trip))


def stand_into(transaction: Transaction, trip: Trip) -> None:
    """Add to `transaction` that it happens only if a trip is still in the state in which it was read."""
    transaction.check(TRIP, TripRecord(f"TRIP#{trip.trip_id}", "TRIP"), as_read(trip))


def break_into(transaction: Transaction, trip: Trip, at: int | None) -> None:
    """Add to `transaction` that the bus of a trip broke down at `at`, or that it goes on (None).

    Raises (at the commit):
        ConditionFailed: `TRIP`, the trip is no longer as it was read.
    """
    broken = TripRecord.broken_at
    actions: list[Action] = [
        broken.remove() if at is None else broken.set(at),
        TripRecord.card.set(_card(replace(trip, broken_at=at))),
    ]
    key = TripRecord(f"TRIP#{trip.trip_id}", "TRIP")
    transaction.update(TRIP, key, actions, as_read(trip))


def note_into(transaction: Transaction, trip: Trip, incident: str | None) -> None:
    """Add to `transaction` that lists show the kind of an incident with its trip, or none (None).

    Each change of the open incidents is counted, so that of two at once the second one is made anew.

    Raises (at the commit):
        ConditionFailed: `TRIP`, the trip is no longer as it was read.
    """
    told = TripRecord.incident
    actions: list[Action] = [
        told.set(incident) if incident else told.remove(),
        TripRecord.incident_changes.set(trip.incident_changes + 1),
        TripRecord.card.set(_card(replace(trip, incident=incident))),
    ]
    transaction.update(TRIP, TripRecord(f"TRIP#{trip.trip_id}", "TRIP"), actions, as_read(trip))


def reconcile_into(transaction: Transaction, trip: Trip, done: Trip) -> None:
    """Add to `transaction`: the books of a trip are closed, with the figures of `done`.

    Raises (at the commit):
        ConditionFailed: `TRIP`, the trip is no longer as it was read.
    """
    actions: list[Action] = [
        TripRecord.status.set(done.status.value),
        TripRecord.since.set(_written(done.since)),
        TripRecord.attendance.set(asdict(done.attendance) if done.attendance else None),
    ]
    transaction.update(TRIP, TripRecord(f"TRIP#{trip.trip_id}", "TRIP"), actions, as_read(trip))


def delay_into(transaction: Transaction, trip: Trip, after: Trip) -> None:
    """Add to `transaction`: a trip is as late as `after` says.

    Raises (at the commit):
        ConditionFailed: `TRIP`, the trip is no longer as it was read.
    """
    late, at_most = TripRecord.delays, TripRecord.delay_s
    actions: list[Action] = (
        [late.set(list(after.delays)), at_most.set(after.delay_s)]
        if after.delays
        else [late.remove(), at_most.remove()]
    )
    key = TripRecord(f"TRIP#{trip.trip_id}", "TRIP")
    transaction.update(TRIP, key, actions, as_read(trip))


def by_ids(trip_ids: Iterable[str]) -> list[Trip]:
    """Return trips as they are now."""
    keys = [(f"TRIP#{trip_id}", "TRIP") for trip_id in sorted(trip_ids)]
    return [_trip(record) for record in TripRecord.batch_get(keys, consistent_read=True)] if keys else []


def reach_end(trip_id: str, at: int) -> bool:
    """Write down when the bus of a trip that has departed was seen at its last stop; the first time stays.

    Returns:
        Whether it was written.
    """
    under_way = TripRecord.status == TripStatus.DEPARTED.value
    return write_if(
        lambda: TripRecord(f"TRIP#{trip_id}", "TRIP").update(
            actions=[TripRecord.reached_at.set(at)],
            condition=under_way & TripRecord.reached_at.does_not_exist(),
        )
    )


def _step(trip: Trip, to: TripStatus, at: int) -> tuple[list[Action], Condition]:
    since = _written({**trip.since, to: at})
    same = (TripRecord.status == BEFORE[to].value) & (TripRecord.driver_id == trip.driver_id)
    actions: list[Action] = [TripRecord.status.set(to.value), TripRecord.since.set(since)]
    return actions, same & _planned_as(trip) & _as_runs(trip)


def _planned_as(trip: Trip) -> Condition:
    """Ask that a trip was not planned anew since it was read."""
    same: Condition = TripRecord.revision == trip.revision
    return same | TripRecord.revision.does_not_exist() if trip.revision == 1 else same


def as_read(trip: Trip) -> Condition:
    """Ask that a trip was neither moved on nor planned anew since it was read."""
    same = (TripRecord.status == trip.status.value) & (TripRecord.since == _written(trip.since))
    condition: Condition = same & _as_runs(trip) & _planned_as(trip)
    return condition


def _as_runs(trip: Trip) -> Condition:
    """Ask that a trip's bus runs, is late, or has broken down as it was read, with the same incidents."""
    broken, changes = TripRecord.broken_at, TripRecord.incident_changes
    runs: Condition = broken.does_not_exist() if trip.broken_at is None else broken == trip.broken_at
    told: Condition = changes == trip.incident_changes if trip.incident_changes else changes.does_not_exist()
    all_of_it: Condition = runs & _as_late(trip) & told
    return all_of_it


def _as_late(trip: Trip) -> Condition:
    """Ask that a trip is as late as when it was read."""
    late = TripRecord.delays
    same: Condition = late == list(trip.delays) if trip.delays else late.does_not_exist()
    return same


def _swap(record: TripRecord) -> Swap | None:
    if not record.swap_id:
        return None
    return Swap(record.swap_id, SwapStage(record.swap_stage), whole_or_none(record.swap_at) or 0)


def _written(since: Mapping[TripStatus, int]) -> dict[str, int]:
    return {status.value: at for status, at in since.items()}


def _windows(frozen: Iterable[int], bands: Sequence[Sequence[int]] | None) -> Windows:
    """Return the windows of a trip; one that was planned before 2026-11-29 froze no bands."""
    return Windows(**dict(zip(_FROZEN, frozen, strict=False)), cancellation=bands_of(bands))


_FROZEN = ("boarding_s", "opens_itself_s", "departure_s", "sales_cut_off_s", "transfer_s")
"""The windows that a company decides on."""


def _card(trip: Trip) -> dict[str, Any]:
    begins, ends = trip.stops[0], trip.stops[-1]
    return {
        "route": trip.route,
        "plate": trip.plate,
        "bus_class": trip.bus_class,
        "timetable_id": trip.timetable_id,
        "departure_at": begins.departure_at.isoformat(),
        "arrival_at": ends.arrival_at.isoformat(),
        "origin": begins.name,
        "destination": ends.name,
        "legs": len(trip.stops) - 1,
        "broken": trip.broken_at is not None,
        **({"incident": trip.incident} if trip.incident else {}),
    }


def record_of(trip: Trip) -> TripRecord:
    """Return the record that keeps a trip."""
    return TripRecord(
        pk=f"TRIP#{trip.trip_id}",
        sk="TRIP",
        status=trip.status.value,
        company_id=trip.company_id,
        driver_id=trip.driver_id,
        bus_id=trip.bus_id,
        route_id=trip.route_id,
        delay_s=trip.delay_s or None,
        by_day=f"{trip.company_id}#{trip.service_date}",
        departs=f"{trip.departure_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}#{trip.trip_id}",
        card=_card(trip),
        since=_written(trip.since),
        reached_at=trip.reached_at,
        broken_at=trip.broken_at,
        incident=trip.incident,
        incident_changes=trip.incident_changes or None,
        delays=list(trip.delays) or None,
        revision=trip.revision,
        cancel_reason=trip.cancellation.reason if trip.cancellation else None,
        travelled=trip.cancellation.travelled if trip.cancellation else None,
        choose_until=(trip.cancellation.choose_until or None) if trip.cancellation else None,
        last_swap_id=trip.last_swap_id,
        document={
            "company": trip.company,
            "route": trip.route,
            "route_id": trip.route_id,
            "route_version": trip.route_version,
            "timetable_id": trip.timetable_id,
            "plate": trip.plate,
            "bus_class": trip.bus_class,
            "amenities": list(trip.amenities),
            **({} if trip.carriage is None else {"carriage": astuple(trip.carriage)}),
            "luggage": dict(trip.luggage),
            "service_date": trip.service_date,
            "currency": trip.currency,
            "turnaround_s": trip.turnaround_s,
            "windows": [getattr(trip.windows, name) for name in _FROZEN],
            "cancellation": bands_document(trip.windows.cancellation),
            "stops": [
                [
                    stop.station_id,
                    stop.name,
                    stop.latitude,
                    stop.longitude,
                    stop.arrival_at.isoformat(),
                    stop.departure_at.isoformat(),
                ]
                for stop in trip.stops
            ],
            "fares": [[start, stop, amount] for (start, stop), amount in trip.fares.items()],
            "layout": trip.layout,
            "terms": document_of(trip.terms),
            "request_hash": trip.request_hash,
            **({"resell": True} if trip.resell else {}),
        },
    )


def _trip(record: TripRecord) -> Trip:
    document = dict(record.document)
    stops = [
        TripStop(
            station_id,
            name,
            latitude,
            longitude,
            datetime.fromisoformat(arrival),
            datetime.fromisoformat(departure),
        )
        for station_id, name, latitude, longitude, arrival, departure in document.pop("stops")
    ]
    return Trip(
        trip_id=record.pk.removeprefix("TRIP#"),
        company_id=record.company_id,
        bus_id=record.bus_id,
        driver_id=record.driver_id,
        status=TripStatus(record.status),
        since={TripStatus(status): at for status, at in record.since.items()},
        reached_at=whole_or_none(record.reached_at),
        broken_at=whole_or_none(record.broken_at),
        delays=tuple(record.delays or ()),
        incident=record.incident,
        incident_changes=whole_or_none(record.incident_changes) or 0,
        attendance=Attendance(**record.attendance) if record.attendance else None,
        swap=_swap(record),
        last_swap_id=record.last_swap_id,
        windows=_windows(document.pop("windows", ()), document.pop("cancellation", None)),
        revision=whole_or_none(record.revision) or 1,
        cancellation=_cancellation(record),
        stops=stops,
        fares={(start, stop): amount for start, stop, amount in document.pop("fares")},
        terms=terms_of(document.pop("terms", None)),
        carriage=carriage_of(document.pop("carriage", None)),
        **document,
    )


def _cancellation(record: TripRecord) -> Cancellation | None:
    travelled = whole_or_none(record.travelled)
    if travelled is None:
        return None
    return Cancellation(record.cancel_reason, travelled, whole_or_none(record.choose_until) or 0)
