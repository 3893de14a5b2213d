"""Timetables in the trips table, the days that were made of them, and the list that the generator follows."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tms.kernel.queries import Listed, page, read_partition
from tms.kernel.store import Record, Transaction, write_if
from tms.trips.records import ActiveTimetableRecord, TimetableDayRecord, TimetableHomeRecord, TimetableRecord
from tms.trips.timetable import Day, OnHolidays, Run, Season, Timetable, TimetableState

TIMETABLE, HOME, MADE = "timetable", "home", "timetable day"
"""Labels of writes in a transaction."""

ABSENT = Record.pk.does_not_exist()
KEPT = timedelta(days=90)
"""How long a day is kept after it is over."""


def find(company: str, timetable_id: str) -> Timetable | None:
    """Return a timetable of a company, as it is now."""
    try:
        record = TimetableRecord.get(*_keys(company, timetable_id), consistent_read=True)
    except TimetableRecord.DoesNotExist:
        return None
    return _timetable(record)


def home_of(timetable_id: str) -> str | None:
    """Return the company that a timetable belongs to, or did before it was deleted."""
    try:
        return TimetableHomeRecord.get(f"HOME#{timetable_id}", "HOME").company_id
    except TimetableHomeRecord.DoesNotExist:
        return None


def timetables_of(company: str, *, behind: str | None, limit: int) -> tuple[list[Timetable], str | None]:
    """Return a company's timetables in the order of their ids, and the place of the next page."""
    listed = Listed(f"COMPANY#{company}", ("TIMETABLE#", "TIMETABLE$"), consistent=True)
    found = page(TimetableRecord, listed, limit=limit, behind=behind)
    return [_timetable(record) for record in found.records], found.following


def active() -> Iterator[tuple[str, str]]:
    """Yield the company and the id of every timetable that trips are made of."""
    behind: str | None = ""
    while behind is not None:
        listed = Listed("TIMETABLES", ("0", "~"))
        found = page(ActiveTimetableRecord, listed, limit=500, behind=behind or None)
        for record in found.records:
            company, _, timetable_id = record.sk.partition("#")
            yield company, timetable_id
        behind = found.following


def add_into(transaction: Transaction, timetable: Timetable) -> None:
    """Add to `transaction`: a new timetable.

    Raises (at the commit):
        ConditionFailed: `TIMETABLE`, it exists already; `HOME`, it does, or was deleted since.
    """
    transaction.put(TIMETABLE, _record(timetable), ABSENT)
    home = TimetableHomeRecord(f"HOME#{timetable.timetable_id}", "HOME", company_id=timetable.company_id)
    transaction.put(HOME, home, ABSENT)
    _list_into(transaction, timetable)


def change_into(transaction: Transaction, before: Timetable, after: Timetable) -> None:
    """Add to `transaction`: a timetable with the next revision.

    Raises (at the commit):
        ConditionFailed: `TIMETABLE`, it is no longer as `before`.
    """
    transaction.put(TIMETABLE, _record(after), TimetableRecord.revision == before.revision)
    _list_into(transaction, after)


def delete_into(transaction: Transaction, timetable: Timetable) -> None:
    """Add to `transaction`: a timetable is gone; the trips that it made stay.

    Raises (at the commit):
        ConditionFailed: `TIMETABLE`, it is no longer as it was read.
    """
    key = TimetableRecord(*_keys(timetable.company_id, timetable.timetable_id))
    transaction.delete(TIMETABLE, key, TimetableRecord.revision == timetable.revision)
    transaction.delete("listed", _listed(timetable))


def finish(timetable: Timetable, run: Run) -> bool:
    """Write down what came of a run; False if the timetable was changed meanwhile."""
    key = TimetableRecord(*_keys(timetable.company_id, timetable.timetable_id))
    same = TimetableRecord.revision == timetable.revision
    return write_if(lambda: key.update(actions=[TimetableRecord.latest.set(asdict(run))], condition=same))


def require_into(transaction: Transaction, timetable: Timetable) -> None:
    """Add to `transaction`: a timetable is still as it was read.

    Raises (at the commit):
        ConditionFailed: `TIMETABLE`.
    """
    key = TimetableRecord(*_keys(timetable.company_id, timetable.timetable_id))
    transaction.check(TIMETABLE, key, TimetableRecord.revision == timetable.revision)


def days_of(timetable_id: str, first: date, last: date) -> dict[date, Day]:
    """Return what came of the days of a timetable, from one day to another."""
    records = read_partition({"DAY": TimetableDayRecord}, f"TIMETABLE#{timetable_id}", consistent=True)
    days = [_day(record) for record in records if isinstance(record, TimetableDayRecord)]
    return {each.day: each for each in days if first <= each.day <= last}


def made_into(transaction: Transaction, timetable_id: str, day: Day) -> None:
    """Add to `transaction`: the trip of a day is made.

    Raises (at the commit):
        ConditionFailed: `MADE`, it was made before.
    """
    transaction.put(MADE, _day_record(timetable_id, day), TimetableDayRecord.trip_id.does_not_exist())


def settle(timetable_id: str, day: Day) -> None:
    """Write down that nothing is left to do for the trip of a day."""
    _day_record(timetable_id, day).save()


def stood_in_the_way(timetable_id: str, day: Day) -> bool:
    """Write down what stood in the way on a day; False if its trip was made meanwhile."""
    record = _day_record(timetable_id, day)
    return write_if(lambda: record.save(condition=TimetableDayRecord.trip_id.does_not_exist()))


def _keys(company: str, timetable_id: str) -> tuple[str, str]:
    return f"COMPANY#{company}", f"TIMETABLE#{timetable_id}"


def _listed(timetable: Timetable) -> ActiveTimetableRecord:
    return ActiveTimetableRecord("TIMETABLES", f"{timetable.company_id}#{timetable.timetable_id}")


def _list_into(transaction: Transaction, timetable: Timetable) -> None:
    if timetable.state is TimetableState.ACTIVE:
        transaction.put("listed", _listed(timetable))
    else:
        transaction.delete("listed", _listed(timetable))


def _record(timetable: Timetable) -> TimetableRecord:
    season = timetable.season
    return TimetableRecord(
        *_keys(timetable.company_id, timetable.timetable_id),
        revision=timetable.revision,
        request_hash=timetable.request_hash,
        created_at=timetable.created_at,
        state=timetable.state.value,
        latest=asdict(timetable.latest) if timetable.latest else None,
        document={
            "name": timetable.name,
            "route_id": timetable.route_id,
            "route": timetable.route,
            "bus_id": timetable.bus_id,
            "plate": timetable.plate,
            "driver_id": timetable.driver_id,
            "departs": timetable.departs.isoformat("minutes"),
            "publish": timetable.publish,
            "season": {
                "rule": season.rule,
                "valid_from": season.valid_from.isoformat(),
                "valid_until": season.valid_until.isoformat() if season.valid_until else None,
                "without": sorted(map(str, season.without)),
                "extra": sorted(map(str, season.extra)),
                "on_holidays": season.on_holidays.value,
                "country": season.country,
            },
        },
    )


def _timetable(record: TimetableRecord) -> Timetable:
    document: dict[str, Any] = dict(record.document)
    season = document.pop("season")
    return Timetable(
        timetable_id=record.sk.removeprefix("TIMETABLE#"),
        company_id=record.pk.removeprefix("COMPANY#"),
        departs=time.fromisoformat(document.pop("departs")),
        season=Season(
            rule=season["rule"],
            valid_from=date.fromisoformat(season["valid_from"]),
            valid_until=date.fromisoformat(season["valid_until"]) if season["valid_until"] else None,
            without=frozenset(map(date.fromisoformat, season["without"])),
            extra=frozenset(map(date.fromisoformat, season["extra"])),
            on_holidays=OnHolidays(season["on_holidays"]),
            country=season["country"],
        ),
        state=TimetableState(record.state),
        revision=int(record.revision),
        request_hash=record.request_hash,
        created_at=int(record.created_at),
        latest=Run(**record.latest) if record.latest else None,
        **document,
    )


def _day_record(timetable_id: str, day: Day) -> TimetableDayRecord:
    over = datetime.combine(day.day, time(), UTC) + KEPT
    return TimetableDayRecord(
        f"TIMETABLE#{timetable_id}",
        f"DAY#{day.day}",
        trip_id=day.trip_id,
        published=day.published,
        code=day.code or None,
        detail=day.detail or None,
        expires=int(over.timestamp()),
    )


def _day(record: TimetableDayRecord) -> Day:
    return Day(
        day=date.fromisoformat(record.sk.removeprefix("DAY#")),
        trip_id=record.trip_id,
        published=record.published,
        code=record.code or "",
        detail=record.detail or "",
    )
