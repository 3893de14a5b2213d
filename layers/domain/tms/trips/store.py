"""The trips table: trips, and the journeys by which search finds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from tms.fleet.term_documents import document_of, terms_of
from tms.kernel.queries import Listed, page
from tms.kernel.settings import from_environment
from tms.kernel.store import (
    ConditionFailed,
    Expiring,
    Record,
    Transaction,
    in_table,
    save_new,
    whole_or_none,
    write_if,
)
from tms.trips.sold_journeys import SoldJourney
from tms.trips.state_machine import BEFORE
from tms.trips.trip import Trip, TripStatus, TripStop

_COPIED = (
    "trip_id",
    "company_id",
    "company",
    "bus_class",
    "start",
    "stop",
    "origin_id",
    "origin",
    "destination_id",
    "destination",
    "amount",
    "currency",
    "regular",
    "promotion",
)
"""The fields of a journey that its document holds unchanged."""

JOURNEY_KEPT_SECONDS = 7 * 24 * 3600
"""How long after its departure a journey stays in the table before DynamoDB drops it."""


@dataclass(frozen=True)
class Settings:
    """Where trips are kept."""

    trips_table: str


settings = from_environment(Settings)


class InTrips(Record):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().trips_table)


class TripRecord(InTrips):
    """`TRIP#<id>` / `TRIP`."""

    status = UnicodeAttribute()
    company_id = UnicodeAttribute()
    driver_id = UnicodeAttribute()
    bus_id = UnicodeAttribute()
    since: JSONAttribute = JSONAttribute()
    reached_at = NumberAttribute(null=True)
    document: JSONAttribute = JSONAttribute()


class RunningRecord(InTrips, Expiring):
    """`BUS#<id>` or `DRIVER#<id>` / `RUNNING`: the trip that has the bus, or the driver, until `until`."""

    trip_id = UnicodeAttribute()
    until = NumberAttribute()


class JourneyRecord(InTrips, Expiring):
    """`JOURNEY#<origin>#<destination>#<local date>` / `J#<departure, UTC>#<trip>`: what a search answers."""

    expires = NumberAttribute()
    document: JSONAttribute = JSONAttribute()


def create(trip: Trip, at: int) -> bool:
    """Write a new trip; False if it exists already."""
    document = {
        "company": trip.company,
        "route_id": trip.route_id,
        "plate": trip.plate,
        "bus_class": trip.bus_class,
        "service_date": trip.service_date,
        "currency": trip.currency,
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
    }
    record = TripRecord(
        pk=f"TRIP#{trip.trip_id}",
        sk="TRIP",
        status=trip.status.value,
        company_id=trip.company_id,
        driver_id=trip.driver_id,
        bus_id=trip.bus_id,
        since={trip.status.value: at},
        document=document,
    )
    return save_new(record)


def find(trip_id: str) -> Trip | None:
    """Return a trip as it is now."""
    try:
        record = TripRecord.get(f"TRIP#{trip_id}", "TRIP", consistent_read=True)
    except TripRecord.DoesNotExist:
        return None
    return _trip(record)


def advance(trip: Trip, to: TripStatus, at: int) -> bool:
    """Move a trip to its next state if it is still in the state before and has the same driver.

    Returns:
        Whether it was moved.
    """
    key = TripRecord(f"TRIP#{trip.trip_id}", "TRIP")
    actions, condition = _step(trip, to, at)
    return write_if(lambda: key.update(actions=actions, condition=condition))


def advance_into(transaction: Transaction, trip: Trip, to: TripStatus, at: int) -> None:
    """Add to `transaction` that a trip moves to its next state, on the same condition as `advance`."""
    transaction.update("trip", TripRecord(f"TRIP#{trip.trip_id}", "TRIP"), *_step(trip, to, at))


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
    transaction.update("trip", key, actions, _as_read(trip))


def stand_into(transaction: Transaction, trip: Trip) -> None:
    """Add to `transaction` that it happens only if a trip is still in the state in which it was read."""
    transaction.check("trip", TripRecord(f"TRIP#{trip.trip_id}", "TRIP"), _as_read(trip))


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


def free_into(transaction: Transaction, trip: Trip) -> None:
    """Add to `transaction` that a trip gives back its bus and its driver, where it still has them."""
    keys = _occupied(trip)
    found = RunningRecord.batch_get([(key, "RUNNING") for key in keys.values()], consistent_read=True)
    own = {record.pk for record in found if record.trip_id == trip.trip_id}
    for label, key in keys.items():
        if key in own:
            mine = RunningRecord.trip_id == trip.trip_id
            transaction.delete(f"{label} given back", RunningRecord(key, "RUNNING"), mine)


def is_free(trip: Trip, now: int) -> bool:
    """Tell whether neither the bus nor the driver of a trip is on another one at `now`."""
    keys = [(key, "RUNNING") for key in _occupied(trip).values()]
    found = RunningRecord.batch_get(keys, consistent_read=True)
    return not any(record.until > now and record.trip_id != trip.trip_id for record in found)


def taken_by(failure: ConditionFailed) -> dict[str, str]:
    """Return the trips that have the bus (`bus`) or the driver (`driver`), where `take_into` failed."""
    return {
        label: RunningRecord.from_raw_data(item).trip_id
        for label, item in failure.failed.items()
        if label in {"bus", "driver"} and item
    }


def list_journeys(journeys: Sequence[SoldJourney]) -> None:
    """List journeys for search. Writing the same ones again changes nothing."""
    with JourneyRecord.batch_write() as batch:
        for journey in journeys:
            departure = journey.departure_at.astimezone(UTC)
            day = journey.departure_at.date().isoformat()
            batch.save(
                JourneyRecord(
                    pk=f"JOURNEY#{journey.origin_id}#{journey.destination_id}#{day}",
                    sk=place_of(departure, journey.trip_id),
                    expires=int(departure.timestamp()) + JOURNEY_KEPT_SECONDS,
                    document=_journey_document(journey),
                )
            )


def journeys(
    origin_id: str, destination_id: str, day: str, *, behind: str, limit: int
) -> tuple[list[SoldJourney], str | None]:
    """Return the journeys between two stations on a local day, by departure, and the place of the next page.

    Args:
        day: YYYY-MM-DD.
        behind: the place to begin behind; see `place_of`.
        limit: how many to return at most.
    """
    pk = f"JOURNEY#{origin_id}#{destination_id}#{day}"
    found = page(JourneyRecord, Listed(pk, ("J#", "J$")), limit=limit, behind=behind)
    return [_journey(record) for record in found.records], found.following


def place_of(departure: datetime, trip_id: str = "~") -> str:
    """Return a departure's place in its day's list; without a trip, the place behind all of that second."""
    return f"J#{departure.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}#{trip_id}"


def _step(trip: Trip, to: TripStatus, at: int) -> tuple[list[Action], Condition]:
    since = _written({**trip.since, to: at})
    return (
        [TripRecord.status.set(to.value), TripRecord.since.set(since)],
        (TripRecord.status == BEFORE[to].value) & (TripRecord.driver_id == trip.driver_id),
    )


def _as_read(trip: Trip) -> Condition:
    same_steps = TripRecord.since == _written(trip.since)
    condition: Condition = (TripRecord.status == trip.status.value) & same_steps
    return condition


def _written(since: Mapping[TripStatus, int]) -> dict[str, int]:
    return {status.value: at for status, at in since.items()}


def _occupied(trip: Trip) -> dict[str, str]:
    return {"bus": f"BUS#{trip.bus_id}", "driver": f"DRIVER#{trip.driver_id}"}


def _journey_document(journey: SoldJourney) -> dict[str, Any]:
    return {
        **{name: getattr(journey, name) for name in _COPIED},
        "departure_at": journey.departure_at.isoformat(),
        "arrival_at": journey.arrival_at.isoformat(),
    }


def _journey(record: JourneyRecord) -> SoldJourney:
    document = dict(record.document)
    return SoldJourney(
        departure_at=datetime.fromisoformat(document.pop("departure_at")),
        arrival_at=datetime.fromisoformat(document.pop("arrival_at")),
        **document,
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
        stops=stops,
        fares={(start, stop): amount for start, stop, amount in document.pop("fares")},
        terms=terms_of(document.pop("terms", None)),
        **document,
    )
