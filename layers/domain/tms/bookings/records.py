"""The records of the bookings table, and how bookings and seats are written in them. Only stores use them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime
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
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path

from tms.bookings.booking import (
    Booking,
    BookingStatus,
    Exchange,
    GivenBack,
    Journey,
    Place,
    PromoUse,
    Reseated,
)
from tms.bookings.over_lists import list_of
from tms.bookings.retention import Kind, end_of
from tms.bookings.seats import CUT_OFF_SECONDS, Claim, Seat
from tms.companies.policy import BANDS, bands_document, bands_of
from tms.fleet.carriage import carriage_of
from tms.fleet.prices import PriceLine
from tms.fleet.routes import ADULT
from tms.kernel.dynamodb import Index
from tms.kernel.money import Money
from tms.kernel.settings import from_environment
from tms.kernel.store import Record, in_table, whole_or_none

OVER = "over"
"""The index of the lists in which bookings wait for the erasure of their people; see `retention`."""

SEAT = "seat "
"""How the label of a seat's write begins in a transaction; the seat's own label follows."""


@dataclass(frozen=True)
class Settings:
    """Where seats and bookings are kept."""

    bookings_table: str


settings = from_environment(Settings)


class InBookings(Record):
    """An item of the table."""

    Meta: Any = in_table(
        lambda: settings().bookings_table, (Index(OVER, sort="over_at", kind="N", whole=False),)
    )


class ClaimsAttribute(Attribute[Mapping[int, Claim]]):
    """A seat's claims: a map from the leg's number to `{"b": booking, "x": until}`.

    It has a type of its own because a hold reads every seat of a trip, and pynamodb's maps take several times
    as long.
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
    """JSON without spaces: these items are written often, and each kilobyte that is begun costs money."""

    def serialize(self, value: Any) -> str:
        """Write `value` as DynamoDB keeps it."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class SaleRecord(InBookings):
    """`TRIP#<id>` / `SALE`: what selling the trip needs. It changes with the bus, while no seat is sold."""

    document: JSONAttribute = JSONAttribute()


class SeatRecord(InBookings):
    """`TRIP#<id>` / `SEAT#<label>`: one seat, and which booking has which of its legs until when.

    Attributes:
        opened_at: when it came on sale, in epoch seconds.
        paused: the id of the swap of the bus that closed it for sale for a moment.
    """

    claims = ClaimsAttribute(default=dict)
    closes = ListAttribute(of=NumberAttribute)
    blocked = BooleanAttribute(default=False)
    opened_at = NumberAttribute(null=True)
    paused = UnicodeAttribute(null=True)


class AvailabilityRecord(InBookings):
    """`TRIP#<id>` / `AVAILABILITY`: all seats of a trip in one item, a projection that search reads."""

    company_id = UnicodeAttribute(null=True)
    seats: JSONAttribute = CompactAttribute()


class OwnedRecord(InBookings):
    """`OWNER#<account>` / `BOOKING#<id>`: this account made that booking. Guests' bookings have none.

    Attributes:
        made_at: when it was made, in epoch seconds.
    """

    made_at = NumberAttribute(null=True)


class BookingRecord(InBookings):
    """`BOOKING#<id>` / `BOOKING`. The customer, and each passenger in the document, are sealed.

    `over` and `over_at` list it until all that is personal was erased; see `retention`. `reseated` has the
    seats of tickets that are not those of the document any more: the document stays as it was written.
    `given_back` has the tickets that were cancelled, which stay in the document too. `promo` has the promo
    code with the persons whose uses are counted, `promo_taken` what the booking has of its budget now,
    `carried` the children on laps and the pieces of luggage that are counted of it now.
    """

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
    counted = UnicodeAttribute(null=True)
    moved = NumberAttribute(null=True)
    reseated: JSONAttribute = CompactAttribute(null=True)
    swap_id = UnicodeAttribute(null=True)
    given_back: JSONAttribute = CompactAttribute(null=True)
    changes = NumberAttribute(null=True)
    exchanged_for = UnicodeAttribute(null=True)
    extended_at = NumberAttribute(null=True)
    released_at = NumberAttribute(null=True)
    choose_until = NumberAttribute(null=True)
    promo = UnicodeAttribute(null=True)
    promo_taken = NumberAttribute(null=True)
    carried: JSONAttribute = CompactAttribute(null=True)
    over = UnicodeAttribute(null=True)
    over_at = NumberAttribute(null=True)
    document: JSONAttribute = CompactAttribute()


def record_of(booking: Booking) -> BookingRecord:
    """Return the record that keeps `booking`, listed by its kind."""
    kind = Kind.PAID if booking.status is BookingStatus.CONFIRMED else Kind.UNPAID
    return BookingRecord(
        pk=f"BOOKING#{booking.booking_id}",
        sk="BOOKING",
        owner=booking.owner,
        customer=booking.customer,
        status=booking.status.value,
        trip_id=booking.trip_id,
        company_id=booking.company_id,
        hold_expires_at=booking.hold_expires_at,
        created_at=booking.created_at,
        payment_id=booking.payment_id,
        payments_begun=set(booking.payments_begun) or None,
        erased_at=booking.erased_at,
        resealed=booking.resealed or None,
        counted=booking.counted,
        given_back=given_back_document(booking.given_back) or None,
        changes=booking.changes or None,
        exchanged_for=booking.exchanged_for,
        extended_at=booking.extended_at,
        released_at=booking.released_at,
        choose_until=booking.choose_until,
        promo=booking.promo.text if booking.promo else None,
        carried=None if booking.carried is None else astuple(booking.carried),
        promo_taken=(booking.promo.taken or None) if booking.promo else None,
        over=list_of(booking.booking_id, kind),
        over_at=end_of(booking, kind),
        document={
            "company": booking.company,
            "route_id": booking.route_id,
            "service_date": booking.service_date,
            "start": booking.start,
            "stop": booking.stop,
            "origin_id": booking.origin_id,
            "origin": booking.origin,
            "destination_id": booking.destination_id,
            "destination": booking.destination,
            "departure_at": booking.departure_at.isoformat(),
            "arrival_at": booking.arrival_at.isoformat(),
            "currency": booking.currency,
            **({} if booking.cut_off_s == CUT_OFF_SECONDS else {"cut_off_s": booking.cut_off_s}),
            **({"exchange": list(astuple(booking.exchange))} if booking.exchange else {}),
            **({"journey": list(astuple(booking.journey))} if booking.journey else {}),
            **({} if booking.bands == BANDS else {"bands": bands_document(booking.bands)}),
            **({} if booking.carriage is None else {"carriage": astuple(booking.carriage)}),
            "places": [_written(place) for place in (*booking.places, *booking.cancelled)],
        },
    )


def given_back_document(given_back: Iterable[GivenBack]) -> list[Any]:
    """Return what was cancelled of a booking as its record keeps it."""
    return [[each.quote_id, each.at, list(each.tickets), each.refund] for each in given_back]


def _written(place: Place) -> list[Any]:
    """Write a place; where the price is the plain fare, it tells alone how it came about."""
    written: list[Any] = [place.ticket_id, place.seat, place.passenger, place.price.amount]
    if place.lines:
        written += [place.category, [[line.kind, line.label, line.amount] for line in place.lines]]
        if place.lap_child or place.luggage:
            written += [place.lap_child, place.luggage]
    return written


def _place(currency: str, written: Sequence[Any]) -> Place:
    ticket_id, seat, passenger, amount, *more = written
    usual: list[Any] = [ADULT, (), None, 0]
    category, lines, lap_child, luggage = [*more, *usual[len(more) :]]
    told = tuple(PriceLine(*line) for line in lines)
    price = Money(amount, currency)
    return Place(ticket_id, seat, passenger, price, category, told, lap_child, luggage)


def _exchange(written: list[Any] | None) -> Exchange | None:
    if written is None:
        return None
    former_id, changes, credit, payments, number, most_percent = written
    return Exchange(former_id, changes, credit, tuple(payments), number, most_percent)


def _journey(written: list[Any] | None) -> Journey | None:
    if written is None:
        return None
    journey_id, booking_ids = written
    return Journey(journey_id, tuple(booking_ids))


def _reseated(place: Place, reseated: Mapping[str, Reseated]) -> Place:
    """Return a place with its present seat."""
    told = reseated.get(place.ticket_id)
    return place if told is None else replace(place, seat=told.seat)


def booking_of(record: BookingRecord) -> Booking:
    """Return the booking that `record` keeps."""
    document = dict(record.document)
    currency = document["currency"]
    reseated = {ticket_id: Reseated(*told) for ticket_id, told in (record.reseated or {}).items()}
    places = [_reseated(_place(currency, each), reseated) for each in document.pop("places")]
    given_back = tuple(GivenBack(*each) for each in record.given_back or ())
    gone = {ticket_id for each in given_back for ticket_id in each.tickets}
    departure_at = datetime.fromisoformat(document.pop("departure_at"))
    arrival_at = datetime.fromisoformat(document.pop("arrival_at"))
    return Booking(
        booking_id=record.pk.removeprefix("BOOKING#"),
        owner=record.owner,
        customer=record.customer,
        status=BookingStatus(record.status),
        trip_id=record.trip_id,
        company_id=record.company_id,
        hold_expires_at=int(record.hold_expires_at),
        created_at=int(record.created_at),
        payment_id=record.payment_id,
        payments_begun=frozenset(record.payments_begun or ()),
        erased_at=whole_or_none(record.erased_at),
        resealed=whole_or_none(record.resealed) or 0,
        counted=record.counted,
        moved=whole_or_none(record.moved) or 0,
        reseated=reseated,
        swap_id=record.swap_id,
        places=[place for place in places if place.ticket_id not in gone],
        cancelled=tuple(place for place in places if place.ticket_id in gone),
        given_back=given_back,
        changes=whole_or_none(record.changes) or 0,
        exchange=_exchange(document.pop("exchange", None)),
        journey=_journey(document.pop("journey", None)),
        exchanged_for=record.exchanged_for,
        extended_at=whole_or_none(record.extended_at),
        released_at=whole_or_none(record.released_at),
        choose_until=whole_or_none(record.choose_until),
        promo=_promo(record),
        carriage=carriage_of(document.pop("carriage", None)),
        carried=carriage_of(record.carried),
        bands=bands_of(document.pop("bands", None)),
        departure_at=departure_at,
        arrival_at=arrival_at,
        **document,
    )


def _promo(record: BookingRecord) -> PromoUse | None:
    code, *people = (record.promo or "").split(".")
    if not code:
        return None
    return PromoUse(code, tuple(people), whole_or_none(record.promo_taken) or 0)


def booking_key(booking_id: str) -> BookingRecord:
    """Return the key of a booking."""
    return BookingRecord(f"BOOKING#{booking_id}", "BOOKING")


def seat_key(trip_id: str, label: str) -> SeatRecord:
    """Return the key of a seat of a trip."""
    return SeatRecord(f"TRIP#{trip_id}", f"SEAT#{label}")


def claimed(legs: range, booking_id: str) -> Condition:
    """Return the condition that a booking has all these legs of a seat, until whenever."""
    condition = Record.pk.exists()
    for leg in legs:
        condition &= Path(["claims", str(leg), "b"]) == booking_id
    return condition


def take(legs: range, claim: Claim) -> list[Any]:
    """Return the actions by which a booking takes legs of a seat."""
    value = {"b": claim.booking_id, "x": claim.until}
    return [Path(["claims", str(leg)]).set(value) for leg in legs]


def leave(legs: range) -> list[Any]:
    """Return the actions by which legs of a seat are nobody's any more."""
    return [Path(["claims", str(leg)]).remove() for leg in legs]


def unclaimed(legs: range, now: int) -> Condition:
    """Return the condition that a seat exists, and that nobody has one of its legs at `now`."""
    condition = Record.pk.exists()
    for leg in legs:
        claim = ["claims", str(leg)]
        condition &= Path(claim).does_not_exist() | (Path([*claim, "x"]) <= now)
    return condition


def seat_of(record: SeatRecord) -> Seat:
    """Return the seat that `record` keeps."""
    closes: Iterable[Any] = record.closes
    return Seat(
        record.sk.removeprefix("SEAT#"),
        record.claims,
        [int(second) for second in closes],
        record.blocked,
        record.paused or "",
    )
