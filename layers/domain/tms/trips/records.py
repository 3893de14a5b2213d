"""The items of the trips table: trips, what they occupy, and the journeys by which search finds them."""

from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from tms.kernel.dynamodb import Index
from tms.kernel.settings import from_environment
from tms.kernel.store import Expiring, Record, in_table

BY_DAY = "by_day"
"""The index of a company's trips of a day, by departure. It holds `CARD` and what lists filter by."""


@dataclass(frozen=True)
class Settings:
    """Where trips are kept."""

    trips_table: str


settings = from_environment(Settings)


class InTrips(Record):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().trips_table, (Index(BY_DAY, "departs"),))


class TripRowRecord(InTrips):
    """What the index `by_day` holds of a trip.

    Attributes:
        by_day: `<company>#<day of the departure at the first stop>`.
        departs: `<departure, UTC>#<trip id>`.
        card: what a list shows of the trip.
    """

    status = UnicodeAttribute()
    company_id = UnicodeAttribute()
    driver_id = UnicodeAttribute()
    bus_id = UnicodeAttribute()
    route_id = UnicodeAttribute(null=True)
    delay_s = NumberAttribute(null=True)
    by_day = UnicodeAttribute(null=True)
    departs = UnicodeAttribute(null=True)
    card: JSONAttribute = JSONAttribute(null=True)


class TripRecord(TripRowRecord):
    """`TRIP#<id>` / `TRIP`.

    Attributes:
        cancel_reason, travelled, choose_until: of its cancellation, if it was cancelled.
        swap_id, swap_stage, swap_at: of the swap of the bus that goes on.
        last_swap_id, former_bus_id, former_driver_id: of the last one that was decided.
        swaps: how many are done.
    """

    since: JSONAttribute = JSONAttribute()
    reached_at = NumberAttribute(null=True)
    broken_at = NumberAttribute(null=True)
    incident = UnicodeAttribute(null=True)
    incident_changes = NumberAttribute(null=True)
    attendance: JSONAttribute = JSONAttribute(null=True)
    delays: JSONAttribute = JSONAttribute(null=True)
    revision = NumberAttribute(null=True)
    cancel_reason = UnicodeAttribute(null=True)
    travelled = NumberAttribute(null=True)
    choose_until = NumberAttribute(null=True)
    swap_id = UnicodeAttribute(null=True)
    swap_stage = UnicodeAttribute(null=True)
    swap_at = NumberAttribute(null=True)
    last_swap_id = UnicodeAttribute(null=True)
    former_bus_id = UnicodeAttribute(null=True)
    former_driver_id = UnicodeAttribute(null=True)
    swaps = NumberAttribute(null=True)
    document: JSONAttribute = JSONAttribute()


class SwapRecord(InTrips):
    """`TRIP#<id>` / `SWAP#<id>`: who moves where in a swap of the bus. It is never changed.

    Attributes:
        lowered: by ticket, the class of the seat before and that of the new one, which is lower.
        mends: whether the bus before had broken down.
    """

    changes: JSONAttribute = JSONAttribute()
    lowered: JSONAttribute = JSONAttribute(null=True)
    mends = BooleanAttribute(default=False)


class RunningRecord(InTrips, Expiring):
    """`BUS#<id>` or `DRIVER#<id>` / `RUNNING`: the trip that has the bus, or the driver, until `until`."""

    trip_id = UnicodeAttribute()
    until = NumberAttribute()


class JourneyRecord(InTrips, Expiring):
    """`JOURNEY#<origin>#<destination>#<local date>` / `J#<departure, UTC>#<trip>`: what a search answers."""

    expires = NumberAttribute()
    document: JSONAttribute = JSONAttribute()


class RideRecord(InTrips, Expiring):
    """`FROM#<origin>#<local date>` or `TO#<destination>#<local date>` / `J#<departure, UTC>#<trip>#<stop>`:
    the journeys of a trip that begin, or end, at one of its stops. The departure is the last one of them.
    """

    expires = NumberAttribute()
    document: JSONAttribute = JSONAttribute()


class DayRecord(InTrips, Expiring):
    """`DAYS#<origin>#<destination>` / `D#<local date>`: the lowest price of a day.

    Attributes:
        version: how often it was written.
        steps: each an epoch second, and the price in minor units, with its currency, that is the lowest one
            until then.
    """

    version = NumberAttribute()
    steps: JSONAttribute = JSONAttribute()


class BoardingRecord(InTrips, Expiring):
    """`BOARDING#<hour, UTC>` / `<second, UTC>#<trip>`: when the boarding of a trip opens by itself."""

    trip_id = UnicodeAttribute()


class TimetableRecord(InTrips):
    """`COMPANY#<id>` / `TIMETABLE#<id>`."""

    revision = NumberAttribute()
    request_hash = UnicodeAttribute()
    created_at = NumberAttribute()
    state = UnicodeAttribute()
    latest: JSONAttribute = JSONAttribute(null=True)
    document: JSONAttribute = JSONAttribute()


class TimetableHomeRecord(InTrips):
    """`HOME#<timetable id>` / `HOME`: the company of a timetable, also after it was deleted."""

    company_id = UnicodeAttribute()


class ActiveTimetableRecord(InTrips):
    """`TIMETABLES` / `<company>#<timetable id>`: trips are made of this timetable."""


class TimetableDayRecord(InTrips, Expiring):
    """`TIMETABLE#<id>` / `DAY#<date>`: the trip that was made of a day, or what stood in the way."""

    trip_id = UnicodeAttribute(null=True)
    published = BooleanAttribute(default=False)
    code = UnicodeAttribute(null=True)
    detail = UnicodeAttribute(null=True)


class IncidentRecord(InTrips):
    """`TRIP#<id>` / `INCIDENT#<id>`: what was reported of a trip.

    Attributes:
        place: latitude and longitude.
        resolved_at: not set while it is open.
    """

    company_id = UnicodeAttribute()
    kind = UnicodeAttribute()
    words = UnicodeAttribute()
    reported_at = NumberAttribute()
    reported_by = UnicodeAttribute()
    place: JSONAttribute = JSONAttribute(null=True)
    request_hash = UnicodeAttribute()
    resolved_at = NumberAttribute(null=True)
    resolved_by = UnicodeAttribute(null=True)
    resolution_note = UnicodeAttribute(null=True)
