"""The bookings table's records. Only this service's store uses them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import (
    Attribute,
    BooleanAttribute,
    JSONAttribute,
    ListAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
)
from pynamodb.constants import MAP

from tms.bookings.seats import Claim
from tms.kernel.settings import from_environment
from tms.kernel.store import Record, in_table


@dataclass(frozen=True)
class Settings:
    """Where seats and bookings are kept."""

    bookings_table: str


settings = from_environment(Settings)


class InBookings(Record):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().bookings_table)


class ClaimsAttribute(Attribute[Mapping[int, Claim]]):
    """A seat's claims: a map from the leg's number to `{"b": booking, "x": until}`.

    Its own type, because a hold reads every seat of a trip and pynamodb's maps cost several times this.
    """

    attr_type = MAP

    def serialize(self, value: Mapping[int, Claim]) -> dict[str, Any]:
        """Write the claims as DynamoDB keeps them."""
        return {str(leg): {"M": written(claim)} for leg, claim in value.items()}

    def deserialize(self, value: dict[str, Any]) -> dict[int, Claim]:
        """Read the claims of one item."""
        return {int(leg): Claim(each["M"]["b"]["S"], int(each["M"]["x"]["N"])) for leg, each in value.items()}


def written(claim: Claim) -> dict[str, Any]:
    """Write one claim as DynamoDB keeps it."""
    return {"b": {"S": claim.booking_id}, "x": {"N": str(claim.until)}}


class CompactAttribute(JSONAttribute):
    """JSON without spaces. A booking is written five times, and each kilobyte begun is paid for."""

    def serialize(self, value: Any) -> str:
        """Write `value` as DynamoDB keeps it."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class SaleRecord(InBookings):
    """`TRIP#<id>` / `SALE`: the trip as its seller sees it; it never changes while seats are sold."""

    document: JSONAttribute = JSONAttribute()


class SeatRecord(InBookings):
    """`TRIP#<id>` / `SEAT#<label>`: one seat, and who has which of its legs until when."""

    claims = ClaimsAttribute(default=dict)
    closes = ListAttribute(of=NumberAttribute)
    blocked = BooleanAttribute(default=False)


class AvailabilityRecord(InBookings):
    """`TRIP#<id>` / `AVAILABILITY`: all seats of a trip in one item, for search. A projection."""

    seats: JSONAttribute = JSONAttribute()


class OwnedRecord(InBookings):
    """`OWNER#<account>` / `BOOKING#<id>`: this account made that booking. Guests' bookings have none."""


class BookingRecord(InBookings):
    """`BOOKING#<id>` / `BOOKING`. The customer, and each passenger in the document, are sealed."""

    owner = UnicodeAttribute()
    customer = UnicodeAttribute(null=True)
    status = UnicodeAttribute()
    trip_id = UnicodeAttribute()
    company_id = UnicodeAttribute()
    hold_expires_at = NumberAttribute()
    created_at = NumberAttribute()
    payment_id = UnicodeAttribute(null=True)
    payments_begun = UnicodeSetAttribute(null=True)
    erased_at = NumberAttribute(null=True)
    resealed = NumberAttribute(null=True)
    document: JSONAttribute = CompactAttribute()
