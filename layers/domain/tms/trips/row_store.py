"""The trips of a company by their day, as lists show them: from an index, a moment behind the trips."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import and_

from tms.kernel.queries import Listed, page
from tms.kernel.store import whole_or_none
from tms.trips.records import BY_DAY, TripRowRecord
from tms.trips.trip import TripStatus

AT_ONCE = 100
"""How many trips one read asks for, of all trips of a day."""


@dataclass(frozen=True)
class Row:
    """What a list shows of a trip; see `Trip`.

    Attributes:
        legs: how many it has.
        broken: whether its bus broke down.
        incident: the kind of the last incident other than a breakdown.
    """

    trip_id: str
    status: TripStatus
    route_id: str
    route: str
    timetable_id: str | None
    bus_id: str
    plate: str
    bus_class: str
    driver_id: str
    origin: str
    destination: str
    departure_at: datetime
    arrival_at: datetime
    delay_s: int
    legs: int
    broken: bool = False
    incident: str | None = None


def rows_of_day(
    company: str, day: str, *, wanted: Mapping[str, str | None], behind: str | None, limit: int
) -> tuple[list[Row], str | None]:
    """Return a company's trips of a service day, by departure, and the place of the next page.

    Args:
        day: YYYY-MM-DD.
        wanted: attributes that the trips must have; None is no wish.
        behind: begin after this place.
    """
    asked = [getattr(TripRowRecord, name) == value for name, value in wanted.items() if value is not None]
    listed = Listed(f"{company}#{day}", ("0", "9~"), index=BY_DAY, sort="departs")
    found = page(
        TripRowRecord, listed, limit=limit, behind=behind, only=reduce(and_, asked) if asked else None
    )
    return [_row(record) for record in found.records], found.following


def all_rows_of(company: str, day: date) -> Iterator[Row]:
    """Yield all trips of a company on a service day, by departure."""
    behind: str | None = None
    while True:
        rows, behind = rows_of_day(company, day.isoformat(), wanted={}, behind=behind, limit=AT_ONCE)
        yield from rows
        if behind is None:
            return


def _row(record: TripRowRecord) -> Row:
    card = dict(record.card)
    return Row(
        trip_id=record.pk.removeprefix("TRIP#"),
        status=TripStatus(record.status),
        route_id=record.route_id,
        bus_id=record.bus_id,
        driver_id=record.driver_id,
        delay_s=whole_or_none(record.delay_s) or 0,
        departure_at=datetime.fromisoformat(card.pop("departure_at")),
        arrival_at=datetime.fromisoformat(card.pop("arrival_at")),
        **card,
    )
