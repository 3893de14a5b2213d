"""Which trip has a bus or a driver for itself, from boarding to arrival."""

from collections.abc import Mapping

from tms.kernel.store import ConditionFailed, Transaction
from tms.trips.records import RunningRecord
from tms.trips.trip import Trip


def take_into(transaction: Transaction, trip: Trip, until: int, now: int) -> None:
    """Add to `transaction` that a trip has its bus and its driver for itself until `until`.

    The commit fails if another trip has one of them; see `taken_by`.
    """
    for label, key in _occupied(trip).items():
        record = RunningRecord(key, "RUNNING", trip_id=trip.trip_id, until=until, expires=until)
        transaction.put(
            label,
            record,
            RunningRecord.pk.does_not_exist()
            | (RunningRecord.trip_id == trip.trip_id)
            | (RunningRecord.until <= now),
        )


def hand_over_into(transaction: Transaction, before: Trip, after: Trip, until: int, now: int) -> None:
    """Add to `transaction` that a trip that runs has another bus or driver, and gives back its own.

    The commit fails if another trip has the new one; see `taken_by`.
    """
    take_into(transaction, after, until, now)
    kept = set(_occupied(after).values())
    given_back = {label: key for label, key in _occupied(before).items() if key not in kept}
    _give_back_into(transaction, before.trip_id, given_back)


def free_into(transaction: Transaction, trip: Trip) -> None:
    """Add to `transaction` that a trip gives back its bus and its driver, where it still has them."""
    _give_back_into(transaction, trip.trip_id, _occupied(trip))


def is_free(bus_id: str, driver_id: str, now: int) -> bool:
    """Tell whether neither a bus nor a driver is on a trip at `now`."""
    keys = [(key, "RUNNING") for key in _keys(bus_id, driver_id).values()]
    return not any(record.until > now for record in RunningRecord.batch_get(keys, consistent_read=True))


def taken_by(failure: ConditionFailed) -> dict[str, str]:
    """Return the trips that have the bus (`bus`) or the driver (`driver`), where `take_into` failed."""
    return {
        label: RunningRecord.from_raw_data(item).trip_id
        for label, item in failure.failed.items()
        if label in {"bus", "driver"} and item
    }


def _give_back_into(transaction: Transaction, trip_id: str, keys: Mapping[str, str]) -> None:
    if not keys:
        return
    found = RunningRecord.batch_get([(key, "RUNNING") for key in keys.values()], consistent_read=True)
    own = {record.pk for record in found if record.trip_id == trip_id}
    for label, key in keys.items():
        if key in own:
            mine = RunningRecord.trip_id == trip_id
            transaction.delete(f"{label} given back", RunningRecord(key, "RUNNING"), mine)


def _occupied(trip: Trip) -> dict[str, str]:
    return _keys(trip.bus_id, trip.driver_id)


def _keys(bus_id: str, driver_id: str) -> dict[str, str]:
    return {"bus": f"BUS#{bus_id}", "driver": f"DRIVER#{driver_id}"}
