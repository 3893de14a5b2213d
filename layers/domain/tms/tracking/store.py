"""The tracking table: a trip's plan, latest position, trail by the minute, passages, and arrival."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import astuple, dataclass, replace
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.operand import Path
from pynamodb.expressions.update import Action

from tms.kernel.queries import read_partition
from tms.kernel.settings import from_environment
from tms.kernel.store import Expiring, in_table, write_if
from tms.tracking.detours import Detour
from tms.tracking.fixes import Fix
from tms.tracking.live import Expected, Live
from tms.tracking.plan import Plan, Stop
from tms.tracking.progress import Passage, Progress

KEPT_SECONDS = 35 * 24 * 3600
"""DynamoDB deletes every item this long after what it tells of."""

CHUNK_SECONDS = 60


@dataclass(frozen=True)
class Settings:
    """Where positions are kept."""

    tracking_table: str


settings = from_environment(Settings)


class InTracking(Expiring):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().tracking_table)


class PlanRecord(InTracking):
    """`TRIP#<id>` / `PLAN`: the trip's stops as they were at `read_at`."""

    bus_id = UnicodeAttribute()
    stops = JSONAttribute()
    read_at = NumberAttribute()


class LatestRecord(InTracking):
    """`TRIP#<id>` / `LATEST`: the newest fix, the progress there, and the stop expected next."""

    recorded_at = NumberAttribute()
    latitude = NumberAttribute()
    longitude = NumberAttribute()
    speed_mps = NumberAttribute(null=True)
    bearing = NumberAttribute(null=True)
    accuracy_m = NumberAttribute(null=True)
    along = NumberAttribute()
    next_index = NumberAttribute()
    at_index = NumberAttribute(null=True)
    next_station = UnicodeAttribute(null=True)
    next_name = UnicodeAttribute(null=True)
    next_due = NumberAttribute(null=True)
    eta = NumberAttribute(null=True)
    departed_at = NumberAttribute(null=True)
    offset = NumberAttribute(null=True)
    alone = BooleanAttribute(null=True)
    doubted: JSONAttribute = JSONAttribute(null=True)
    detour: JSONAttribute = JSONAttribute(null=True)


class ArrivalRecord(InTracking):
    """`TRIP#<id>` / `ARRIVAL`: when the driver recorded the arrival, and when that was undone.

    It is an item of its own because late positions still replace the latest one. The two may be told in any
    order, so both are kept, and the later one counts.
    """

    arrived_at = NumberAttribute(null=True)
    undone_at = NumberAttribute(null=True)


class PassageRecord(InTracking):
    """`TRIP#<id>` / `PASSAGE#<index of the stop>`: when the bus was seen to arrive and depart."""

    station_id = UnicodeAttribute()
    arrived_at = NumberAttribute(null=True)
    departed_at = NumberAttribute(null=True)


class OffRouteRecord(InTracking):
    """`TRIP#<id>` / `ALERT#OFF_ROUTE#<since>`: the bus left its route, and where it was then."""

    since = NumberAttribute()
    latitude = NumberAttribute()
    longitude = NumberAttribute()


class TrailRecord(InTracking):
    """`TRIP#<id>` / `TRAIL#<minute>`: for each fix an attribute `f<milliseconds>` with a list of its values.

    Each fix has an attribute of its own because DynamoDB cannot set a key of a map that does not exist yet.
    """


def latest(trip_id: str, *, consistent: bool = False) -> Live | None:
    """Return where the trip's bus was last seen, without a stop ahead if the trip has arrived; one read."""
    kinds = {"ARRIVAL": ArrivalRecord, "LATEST": LatestRecord}
    found = {each.sk: each for each in read_partition(kinds, f"TRIP#{trip_id}", consistent=consistent)}
    record = found.get("LATEST")
    if not isinstance(record, LatestRecord):
        return None
    live = _live(record)
    arrival = found.get("ARRIVAL")
    arrived = isinstance(arrival, ArrivalRecord) and (arrival.arrived_at or 0) > (arrival.undone_at or 0)
    return replace(live, ahead=None) if arrived else live


def record_arrival(trip_id: str, at: int) -> None:
    """Record when a trip arrived, in seconds since 1970."""
    _tell_arrival(trip_id, ArrivalRecord.arrived_at, at)


def undo_arrival(trip_id: str, at: int) -> None:
    """Record when it turned out that a trip has not arrived, in seconds since 1970."""
    _tell_arrival(trip_id, ArrivalRecord.undone_at, at)


def forget_latest(trip_id: str) -> None:
    """Forget the latest position of a trip."""
    LatestRecord(f"TRIP#{trip_id}", "LATEST").delete()


def latest_of(trip_ids: Collection[str]) -> dict[str, Live]:
    """Return where the buses of these trips were last seen, as it is now; one round trip for each 100."""
    keys = [(f"TRIP#{trip_id}", "LATEST") for trip_id in trip_ids]
    return {_trip(each.pk): _live(each) for each in LatestRecord.batch_get(keys, consistent_read=True)}


def plans_of(trip_ids: Collection[str], *, read_since: int) -> dict[str, Plan]:
    """Return the stored plans of these trips, without those read from the trips before `read_since`."""
    keys = [(f"TRIP#{trip_id}", "PLAN") for trip_id in trip_ids]
    return {
        _trip(each.pk): Plan(_trip(each.pk), each.bus_id, tuple(Stop(*row) for row in each.stops))
        for each in PlanRecord.batch_get(keys)
        if each.read_at >= read_since
    }


def save_plan(plan: Plan, *, read_at: int) -> None:
    """Write a trip's plan in place of an earlier one."""
    PlanRecord(
        pk=f"TRIP#{plan.trip_id}",
        sk="PLAN",
        bus_id=plan.bus_id,
        stops=[astuple(stop) for stop in plan.stops],
        read_at=read_at,
        expires=read_at + KEPT_SECONDS,
    ).save()


def append_trail(trip_id: str, fixes: Iterable[Fix]) -> None:
    """Add fixes to a trip's trail; of two fixes of the same time the first one written stays."""
    chunks: defaultdict[int, list[Fix]] = defaultdict(list)
    for fix in fixes:
        chunks[int(fix.at // CHUNK_SECONDS) * CHUNK_SECONDS].append(fix)
    for minute, chunk in chunks.items():
        actions: list[Action] = [TrailRecord.expires.set(minute + KEPT_SECONDS)]
        for fix in chunk:
            spot = Path(f"f{round(fix.at * 1000)}")
            actions.append(spot.set(spot | list(fix[1:])))
        TrailRecord(f"TRIP#{trip_id}", f"TRAIL#{minute}").update(actions)


def record_passage(plan: Plan, passage: Passage) -> None:
    """Record when the bus was at a stop; the first arrival and the first departure that are written stay."""
    record = PassageRecord(f"TRIP#{plan.trip_id}", f"PASSAGE#{passage.index:03d}")
    stop = plan.stops[passage.index]
    actions: list[Action] = [
        PassageRecord.station_id.set(stop.station_id),
        PassageRecord.expires.set(stop.departure + KEPT_SECONDS),
    ]
    if passage.arrived_at is not None:
        at = round(passage.arrived_at)
        actions.append(PassageRecord.arrived_at.set(PassageRecord.arrived_at | at))
    if passage.departed_at is not None:
        at = round(passage.departed_at)
        actions.append(PassageRecord.departed_at.set(PassageRecord.departed_at | at))
    record.update(actions)


def record_off_route(trip_id: str, detour: Detour) -> None:
    """Record that a bus left its route. Doing it again changes nothing."""
    since = int(detour.since)
    OffRouteRecord(
        pk=f"TRIP#{trip_id}",
        sk=f"ALERT#OFF_ROUTE#{since}",
        since=since,
        latitude=detour.last.latitude,
        longitude=detour.last.longitude,
        expires=since + KEPT_SECONDS,
    ).save()


def advance(trip_id: str, live: Live) -> bool:
    """Make `live` the trip's latest position, unless there is a newer one; return whether it was written."""
    fix, progress, ahead = live.progress.fix, live.progress, live.ahead
    record = LatestRecord(
        pk=f"TRIP#{trip_id}",
        sk="LATEST",
        recorded_at=fix.at,
        latitude=fix.latitude,
        longitude=fix.longitude,
        speed_mps=fix.speed_mps,
        bearing=fix.bearing,
        accuracy_m=fix.accuracy_m,
        along=progress.along,
        next_index=progress.next_index,
        at_index=progress.at_index,
        next_station=ahead.station_id if ahead else None,
        next_name=ahead.name if ahead else None,
        next_due=ahead.due if ahead else None,
        eta=ahead.at if ahead else None,
        departed_at=progress.departed_at,
        offset=live.offset,
        alone=live.alone or None,
        doubted=live.doubted or None,
        detour=_written(live.detour),
        expires=int(fix.at) + KEPT_SECONDS,
    )
    older = LatestRecord.pk.does_not_exist() | (LatestRecord.recorded_at < fix.at)
    return write_if(lambda: record.save(condition=older))


def note(trip_id: str, live: Live) -> None:
    """Write down what was seen since the trip's latest position, unless that has changed meanwhile.

    These are the fixes that do not fit it, and the detour that the bus is on.
    """
    record = LatestRecord(f"TRIP#{trip_id}", "LATEST")
    same = LatestRecord.recorded_at == live.progress.fix.at
    actions: list[Action] = [
        LatestRecord.doubted.set(live.doubted) if live.doubted else LatestRecord.doubted.remove(),
        LatestRecord.detour.set(_written(live.detour)) if live.detour else LatestRecord.detour.remove(),
    ]
    write_if(lambda: record.update(actions, condition=same))


def _tell_arrival(trip_id: str, attribute: NumberAttribute, at: int) -> None:
    record = ArrivalRecord(f"TRIP#{trip_id}", "ARRIVAL")
    actions: list[Action] = [attribute.set(at), ArrivalRecord.expires.set(at + KEPT_SECONDS)]
    newer = attribute.does_not_exist() | (attribute < at)
    write_if(lambda: record.update(actions, condition=newer))


def _live(record: LatestRecord) -> Live:
    fix = Fix(
        record.recorded_at,
        record.latitude,
        record.longitude,
        record.speed_mps,
        record.bearing,
        record.accuracy_m,
    )
    ahead = None
    if record.next_station is not None:
        ahead = Expected(
            record.next_station, record.next_name or "", int(record.next_due or 0), record.eta or 0
        )
    progress = Progress(
        fix, record.along, int(record.next_index), _whole(record.at_index), _whole(record.departed_at)
    )
    doubted = tuple(Fix(*row) for row in record.doubted or ())
    return Live(progress, ahead, bool(record.alone), doubted, _read(record.detour), int(record.offset or 0))


def _written(detour: Detour | None) -> list[Any] | None:
    return [detour.since, detour.last, detour.fixes] if detour else None


def _read(written: list[Any] | None) -> Detour | None:
    if written is None:
        return None
    since, last, fixes = written
    return Detour(since, Fix(*last), fixes)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _trip(partition: str) -> str:
    return partition.removeprefix("TRIP#")
