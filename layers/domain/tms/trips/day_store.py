"""The lowest price of each day between two stations: a projection of journeys and seats, for search."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tms.kernel.money import Money
from tms.kernel.queries import Listed, page
from tms.kernel.store import Record, whole_or_none, write_if
from tms.trips.records import DayRecord
from tms.trips.search.cheapest import Offer

KEPT_DAYS = 7


@dataclass(frozen=True)
class Day:
    """A local day between two stations."""

    origin_id: str
    destination_id: str
    day: date


def version_of(day: Day) -> int:
    """Return how often a day was written; 0 if it never was."""
    try:
        record = DayRecord.get(_partition(day), _place(day.day), consistent_read=True)
    except DayRecord.DoesNotExist:
        return 0
    return whole_or_none(record.version) or 0


def as_written(days: Iterable[Day]) -> dict[Day, tuple[list[Offer], int]]:
    """Return the steps and the version of days as they are now, by one batch read; 0 if never written."""
    by_key = {(_partition(day), _place(day.day)): day for day in days}
    found: dict[Day, tuple[list[Offer], int]] = {day: ([], 0) for day in by_key.values()}
    for record in DayRecord.batch_get(list(by_key), consistent_read=True) if by_key else ():
        found[by_key[record.pk, record.sk]] = (_offers(record), whole_or_none(record.version) or 0)
    return found


def write(day: Day, steps: Sequence[Offer], version: int) -> bool:
    """Write the steps of a day, unless another writer was faster since `version` was read.

    The version grows also where the steps stay: a slower writer, that has read older journeys, must notice.

    Returns:
        Whether it was written.
    """
    ends = datetime(day.day.year, day.day.month, day.day.day, tzinfo=UTC) + timedelta(days=KEPT_DAYS)
    record = DayRecord(
        _partition(day),
        _place(day.day),
        version=version + 1,
        steps=[[each.until, each.price.amount, each.price.currency] for each in steps],
        expires=int(ends.timestamp()),
    )
    as_read = DayRecord.version == version if version else Record.pk.does_not_exist()
    return write_if(lambda: record.save(condition=as_read))


def days_between(origin_id: str, destination_id: str, first: date, last: date) -> Mapping[date, list[Offer]]:
    """Return the steps of the days from `first` to `last` that have any, by one query."""
    listed = Listed(f"DAYS#{origin_id}#{destination_id}", (_place(first), _place(last)))
    found = page(DayRecord, listed, limit=(last - first).days + 1)
    return {date.fromisoformat(record.sk.removeprefix("D#")): _offers(record) for record in found.records}


def _offers(record: DayRecord) -> list[Offer]:
    return [Offer(until, Money(amount, currency)) for until, amount, currency in record.steps]


def _partition(day: Day) -> str:
    return f"DAYS#{day.origin_id}#{day.destination_id}"


def _place(day: date) -> str:
    return f"D#{day.isoformat()}"
