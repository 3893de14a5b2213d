"""The bookings table: every write carries the condition that makes it right."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path

from tms.bookings.booking import Booking, BookingStatus, Place
from tms.bookings.documents import booking_of, record_of
from tms.bookings.records import AvailabilityRecord, BookingRecord, OwnedRecord, SaleRecord, SeatRecord
from tms.bookings.sale import Sale, SaleStop
from tms.bookings.seats import CUT_OFF_SECONDS, SOLD, Claim, Seat
from tms.kernel.queries import read_partition
from tms.kernel.store import ConditionFailed, Record, Transaction, write_if

SEAT = "seat "
"""How the label of a seat's write begins in a transaction; the seat's own label follows."""

BOOKING = "booking"

MOST_WRITES = 100
"""What DynamoDB takes in one transaction."""


def open_sales(sale: Sale, labels: Iterable[str]) -> bool:
    """Write a trip's seats and what its sellers need, all or nothing; False if they were there already.

    The availability is written along, so that search finds the trip at once, and not a seat at a time.
    Seats that one transaction has no room for are written before: nothing is sold until the sale is there.
    """
    key = f"TRIP#{sale.trip_id}"
    seats = [Seat(label, closes=sale.closes()) for label in labels]
    room = MOST_WRITES - 2
    for start in range(room, len(seats), MOST_WRITES):
        _put_seats(Transaction(), key, seats[start : start + MOST_WRITES])
    last = Transaction()
    absent = Record.pk.does_not_exist()
    last.put("sale", SaleRecord(pk=key, sk="SALE", document=_sale_document(sale)), absent)
    last.put("availability", _availability(sale, seats), absent)
    return _put_seats(last, key, seats[:room])


def read_trip(trip_id: str, *, consistent: bool = False) -> tuple[Sale, list[Seat]] | None:
    """Return a trip's sale and seats with one query; None if the trip is not on sale."""
    kinds = {"SALE": SaleRecord, "SEAT": SeatRecord}
    records = read_partition(kinds, f"TRIP#{trip_id}", consistent=consistent)
    sale = next((_sale(trip_id, record) for record in records if isinstance(record, SaleRecord)), None)
    if sale is None:
        return None
    return sale, [_seat(record) for record in records if isinstance(record, SeatRecord)]


def hold(booking: Booking, now: int, transaction: Transaction | None = None) -> None:
    """Take the booking's seats until its hold expires: one transaction.

    Args:
        transaction: what else is written with it.

    Raises:
        ConditionFailed: `BOOKING` if it exists already, `SEAT` + label for each seat that is not free.
    """
    if transaction is None:
        transaction = Transaction()
    transaction.put(BOOKING, record_of(booking), Record.pk.does_not_exist())
    claim = Claim(booking.booking_id, booking.hold_expires_at)
    for place in booking.places:
        condition = _on_sale(booking, now) & _takeable(booking, now)
        transaction.update(SEAT + place.seat, _seat_key(booking, place), _claim(booking, claim), condition)
    transaction.commit()


def own_into(transaction: Transaction, booking: Booking) -> None:
    """Add to `transaction` that the booking is found by the account that made it."""
    transaction.put("owner", _owned(booking.owner, booking.booking_id))


def extend_into(transaction: Transaction, booking: Booking, payment_id: str, until: int, now: int) -> None:
    """Add to `transaction`: the hold, if it runs at `now`, runs until `until` and awaits the payment.

    The bus must not have left: the driver may say so before its schedule, by which the hold was made.
    """
    transaction.update(
        BOOKING,
        _key(booking.booking_id),
        [
            BookingRecord.hold_expires_at.set(until),
            BookingRecord.payment_id.set(payment_id),
            BookingRecord.payments_begun.add({payment_id}),
        ],
        (BookingRecord.status == BookingStatus.HELD.value)
        & (BookingRecord.hold_expires_at > now)
        & _awaits(booking.payment_id)
        & BookingRecord.erased_at.does_not_exist(),
    )
    for place in booking.places:
        held = _all(Path(["claims", str(leg), "b"]) == booking.booking_id for leg in booking.legs)
        claim = Claim(booking.booking_id, until)
        condition = _not_left(booking, now) & held
        transaction.update(SEAT + place.seat, _seat_key(booking, place), _claim(booking, claim), condition)


def confirm_into(transaction: Transaction, booking: Booking, payment_id: str, now: int) -> None:
    """Add to `transaction`: the booking is confirmed and its seats are sold.

    Tickets with its passengers' names, sealed as they were read, are issued along: so it must not have been
    erased since, nor sealed by another key, for nobody would look at the tickets again.
    The seats need not be held any more: late money takes them again if they are still free, and still on
    sale. Held or not, a bus that has left is no use to anybody.
    """
    transaction.update(
        BOOKING,
        _key(booking.booking_id),
        [
            BookingRecord.status.set(BookingStatus.CONFIRMED.value),
            BookingRecord.payment_id.set(payment_id),
        ],
        BookingRecord.status.is_in(BookingStatus.HELD.value, BookingStatus.EXPIRED.value)
        & _sealed_as_read(booking),
    )
    claim = Claim(booking.booking_id, SOLD)
    for place in booking.places:
        held = _held(booking, now) & _not_left(booking, now)
        condition = (held | _on_sale(booking, now)) & _takeable(booking, now)
        transaction.update(SEAT + place.seat, _seat_key(booking, place), _claim(booking, claim), condition)


def close_into(transaction: Transaction, trip_id: str, closes: Mapping[str, Sequence[int]]) -> None:
    """Add to `transaction`: selling these seats ends, by leg, at these epoch seconds."""
    for label, each in closes.items():
        ends: list[Any] = list(each)
        transaction.update(
            SEAT + label,
            SeatRecord(f"TRIP#{trip_id}", f"SEAT#{label}"),
            [SeatRecord.closes.set(ends)],
            SeatRecord.closes.exists(),
        )


def expire(booking_id: str, now: int) -> bool:
    """Write down that a hold ran out, if it did and nobody paid; return whether this call did it.

    The seats need no write: a claim whose time is over is free.
    """
    return write_if(
        lambda: _key(booking_id).update(
            actions=[BookingRecord.status.set(BookingStatus.EXPIRED.value)],
            condition=(BookingRecord.status == BookingStatus.HELD.value)
            & (BookingRecord.hold_expires_at <= now),
        )
    )


def erase(booking: Booking, now: int) -> bool:
    """Take the personal data out of a booking; False if that was done already.

    The rest of its document is written as it was read: nothing else ever changes it.
    """
    bare = record_of(booking.erased(now))
    return write_if(
        lambda: _key(booking.booking_id).update(
            actions=[
                BookingRecord.document.set(bare.document),
                BookingRecord.customer.remove(),
                BookingRecord.erased_at.set(now),
            ],
            condition=Record.pk.exists() & BookingRecord.erased_at.does_not_exist(),
        )
    )


def sealed_otherwise(booking: Booking, failure: ConditionFailed) -> bool:
    """Tell whether a transaction failed because the personal data was erased or sealed anew meanwhile."""
    item = failure.failed.get(BOOKING)
    if item is None:
        return False
    now = booking_of(BookingRecord.from_raw_data(item))
    return (now.erased_at, now.resealed) != (booking.erased_at, booking.resealed)


def owned_by(account_id: str, limit: int, after: str | None = None) -> list[str]:
    """Return ids of an account's bookings in order, at most `limit` from behind the id `after`."""
    records = read_partition(
        {"BOOKING": OwnedRecord},
        f"OWNER#{account_id}",
        consistent=True,
        after=None if after is None else f"BOOKING#{after}",
        limit=limit,
    )
    return [record.sk.removeprefix("BOOKING#") for record in records]


def disown(account_id: str, booking_id: str) -> None:
    """Forget that the account made the booking."""
    _owned(account_id, booking_id).delete()


def find(booking_id: str) -> Booking | None:
    """Return a booking, as it was last written."""
    try:
        return booking_of(BookingRecord.get(f"BOOKING#{booking_id}", "BOOKING", consistent_read=True))
    except BookingRecord.DoesNotExist:
        return None


def seats_that_failed(failure: ConditionFailed) -> list[Seat]:
    """Return the seats whose condition failed in a transaction, as they stand."""
    return [
        _seat(SeatRecord.from_raw_data(item))
        for label, item in failure.failed.items()
        if label.startswith(SEAT) and item
    ]


def write_availability(trip_id: str) -> None:
    """Make the trip's availability anew from its seats as they stand."""
    found = read_trip(trip_id, consistent=True)
    if found is None:
        return
    _availability(*found).save()


def read_availability(trip_ids: Sequence[str]) -> dict[str, list[Seat]]:
    """Return the seats of many trips from the projection, with one batch read; unknown trips are left out."""
    keys = [(f"TRIP#{trip_id}", "AVAILABILITY") for trip_id in trip_ids]
    return {
        record.pk.removeprefix("TRIP#"): [
            Seat(
                label,
                {leg: Claim("", until) for leg, until in enumerate(untils) if until},
                record.seats["closes"],
            )
            for label, untils in record.seats["until"].items()
        ]
        for record in AvailabilityRecord.batch_get(keys)
    }


def _put_seats(transaction: Transaction, key: str, seats: Sequence[Seat]) -> bool:
    for seat in seats:
        record = SeatRecord(pk=key, sk=f"SEAT#{seat.label}", closes=seat.closes)
        transaction.put(SEAT + seat.label, record, Record.pk.does_not_exist())
    return transaction.happens()


def _availability(sale: Sale, seats: Sequence[Seat]) -> AvailabilityRecord:
    legs = range(len(sale.stops) - 1)
    document = {
        "closes": list(seats[0].closes) if seats else [],
        "until": {
            seat.label: [seat.claims[leg].until if leg in seat.claims else 0 for leg in legs]
            for seat in seats
            if not seat.blocked
        },
    }
    return AvailabilityRecord(pk=f"TRIP#{sale.trip_id}", sk="AVAILABILITY", seats=document)


def _on_sale(booking: Booking, now: int) -> Condition:
    return _all([SeatRecord.blocked == False, Path(f"closes[{booking.start}]") > now])  # noqa: E712


def _not_left(booking: Booking, now: int) -> Condition:
    return Path(f"closes[{booking.start}]") > now - CUT_OFF_SECONDS


def _held(booking: Booking, now: int) -> Condition:
    """Its first leg stands for all of them: a booking's claims are written together."""
    claim = ["claims", str(booking.start)]
    return _all([Path([*claim, "b"]) == booking.booking_id, Path([*claim, "x"]) > now])


def _takeable(booking: Booking, now: int) -> Condition:
    return _all(
        Path(["claims", str(leg)]).does_not_exist()
        | (Path(["claims", str(leg), "x"]) <= now)
        | (Path(["claims", str(leg), "b"]) == booking.booking_id)
        for leg in booking.legs
    )


def _awaits(payment_id: str | None) -> Condition:
    if payment_id is None:
        return BookingRecord.payment_id.does_not_exist()
    return BookingRecord.payment_id == payment_id


def _sealed_as_read(booking: Booking) -> Condition:
    """Ask that the personal data is as it was read: still there or erased, and sealed by the same key."""
    erased, resealed = BookingRecord.erased_at, BookingRecord.resealed
    there = erased.does_not_exist() if booking.erased_at is None else erased.exists()
    same = resealed == booking.resealed if booking.resealed else resealed.does_not_exist()
    return _all([there, same])


def _all(conditions: Iterable[Condition]) -> Condition:
    first, *rest = conditions
    for each in rest:
        first = first & each
    return first


def _claim(booking: Booking, claim: Claim) -> list[Any]:
    value = {"b": claim.booking_id, "x": claim.until}
    return [Path(["claims", str(leg)]).set(value) for leg in booking.legs]


def _key(booking_id: str) -> BookingRecord:
    return BookingRecord(f"BOOKING#{booking_id}", "BOOKING")


def _owned(account_id: str, booking_id: str) -> OwnedRecord:
    return OwnedRecord(f"OWNER#{account_id}", f"BOOKING#{booking_id}")


def _seat_key(booking: Booking, place: Place) -> SeatRecord:
    return SeatRecord(f"TRIP#{booking.trip_id}", f"SEAT#{place.seat}")


def _seat(record: SeatRecord) -> Seat:
    closes: Iterable[Any] = record.closes
    return Seat(
        record.sk.removeprefix("SEAT#"), record.claims, [int(second) for second in closes], record.blocked
    )


def _sale_document(sale: Sale) -> dict[str, Any]:
    return {
        "company_id": sale.company_id,
        "company": sale.company,
        "route_id": sale.route_id,
        "bus_class": sale.bus_class,
        "service_date": sale.service_date,
        "currency": sale.currency,
        "stops": [
            [stop.station_id, stop.name, stop.arrival_at.isoformat(), stop.departure_at.isoformat()]
            for stop in sale.stops
        ],
        "fares": [[start, stop, amount] for (start, stop), amount in sale.fares.items()],
        "layout": sale.layout,
    }


def _sale(trip_id: str, record: SaleRecord) -> Sale:
    document = dict(record.document)
    stops = [
        SaleStop(station_id, name, datetime.fromisoformat(arrival), datetime.fromisoformat(departure))
        for station_id, name, arrival, departure in document.pop("stops")
    ]
    fares = {(start, stop): amount for start, stop, amount in document.pop("fares")}
    return Sale(trip_id=trip_id, stops=stops, fares=fares, **document)
