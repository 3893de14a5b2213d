"""What is on sale in the bookings table: each trip's sale and seats, and their projection for search."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from datetime import datetime
from typing import Any

from tms.bookings.records import (
    SEAT,
    AvailabilityRecord,
    SaleRecord,
    SeatRecord,
    seat_key,
    seat_of,
    unclaimed,
)
from tms.bookings.sale import Sale, SaleStop
from tms.bookings.seats import Claim, Seat
from tms.companies.policy import bands_document, bands_of
from tms.fleet.carriage import carriage_of
from tms.fleet.term_documents import document_of, terms_of
from tms.kernel.queries import read_partition
from tms.kernel.store import ConditionFailed, Record, Transaction

ABSENT = Record.pk.does_not_exist()

MOST_WRITES = 100
"""How many writes DynamoDB takes in one transaction."""


def open_sales(sale: Sale, labels: Iterable[str], last: Transaction, at: int) -> bool:
    """Write a trip's sale, seats and availability in one transaction; False if nothing was written.

    The availability is part of it so that search finds the trip at once. Seats that the transaction has no
    room for are written before it: nothing can be sold until the sale exists.

    Args:
        last: other writes that happen with it.
        at: the epoch second; money for bookings that were made before buys no seat of this sale.
    """
    key = f"TRIP#{sale.trip_id}"
    seats = [Seat(label, closes=sale.closes()) for label in labels]
    last.put("sale", SaleRecord(pk=key, sk="SALE", document=_sale_document(sale)), ABSENT)
    last.put("availability", _availability(sale, seats))
    room = MOST_WRITES - len(last)
    for start in range(room, len(seats), MOST_WRITES):
        before = Transaction()
        _put_seats_into(before, key, seats[start : start + MOST_WRITES], at)
        before.happens()
    _put_seats_into(last, key, seats[:room], at)
    return last.happens()


def seats_of(trip_id: str) -> list[Seat]:
    """Return the seats of a trip that are or may come on sale, as they are now."""
    records = read_partition({"SEAT": SeatRecord}, f"TRIP#{trip_id}", consistent=True)
    return [seat_of(record) for record in records if isinstance(record, SeatRecord)]


def withdraw_into(transaction: Transaction, trip_id: str, seats: Iterable[Seat], now: int) -> None:
    """Add to `transaction`: seats that nobody has on any leg at `now` are gone.

    Raises (at the commit):
        ConditionFailed: `SEAT` + label, somebody has the seat.
    """
    for seat in seats:
        key = seat_key(trip_id, seat.label)
        transaction.delete(SEAT + seat.label, key, unclaimed(range(len(seat.closes)), now))


def lost_seat(failure: ConditionFailed) -> bool:
    """Tell whether a transaction failed because of a seat."""
    return any(label.startswith(SEAT) for label in failure.failed)


def put_back(trip_id: str, seats: Sequence[Seat], at: int) -> None:
    """Write seats again that were withdrawn, where they are missing."""
    for seat in seats:
        one = Transaction()
        _put_seats_into(one, f"TRIP#{trip_id}", [seat], at)
        one.happens()


def end_sale_into(transaction: Transaction, trip_id: str) -> None:
    """Add to `transaction`: a trip has no sale and no availability any more."""
    transaction.delete("sale", SaleRecord(f"TRIP#{trip_id}", "SALE"))
    transaction.delete("availability", AvailabilityRecord(f"TRIP#{trip_id}", "AVAILABILITY"))


def find(trip_id: str, *, consistent: bool = False) -> tuple[Sale, list[Seat]] | None:
    """Return a trip's sale and seats, by one query; None if the trip is not on sale."""
    found = find_with({}, trip_id, consistent=consistent)
    return None if found is None else found[:2]


def find_with(
    others: Mapping[str, type[Record]], trip_id: str, *, consistent: bool = False
) -> tuple[Sale, list[Seat], list[Record]] | None:
    """Return a trip's sale and seats, and other records beside them, by one query; see `find`.

    Args:
        others: their types, by the part of the sort key before `#`, which is between `SALE` and `SEAT`.
    """
    kinds: dict[str, type[Record]] = {"SALE": SaleRecord, **others, "SEAT": SeatRecord}
    records = read_partition(kinds, f"TRIP#{trip_id}", consistent=consistent)
    sale = next((_sale(trip_id, record) for record in records if isinstance(record, SaleRecord)), None)
    if sale is None:
        return None
    seats = [seat_of(record) for record in records if isinstance(record, SeatRecord)]
    return sale, seats, [record for record in records if isinstance(record, tuple(others.values()))]


def close_into(transaction: Transaction, trip_id: str, closes: Mapping[str, Sequence[int]]) -> None:
    """Add to `transaction` when selling ends: for each seat by its label, the epoch second of each leg."""
    for label, each in closes.items():
        ends: list[Any] = list(each)
        transaction.update(
            SEAT + label,
            seat_key(trip_id, label),
            [SeatRecord.closes.set(ends)],
            SeatRecord.closes.exists(),
        )


def write_availability(trip_id: str) -> None:
    """Write a trip's availability anew from its seats as they are now."""
    found = find(trip_id, consistent=True)
    if found is None:
        return
    _availability(*found).save()


def read_availability(trip_ids: Sequence[str], *, consistent: bool = False) -> dict[str, list[Seat]]:
    """Return the seats of many trips from the projection, by one batch read; unknown trips are left out.

    Args:
        consistent: see every write that was answered before.
    """
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
        for record in AvailabilityRecord.batch_get(keys, consistent_read=consistent)
    }


def _put_seats_into(transaction: Transaction, key: str, seats: Sequence[Seat], at: int) -> None:
    for seat in seats:
        record = SeatRecord(pk=key, sk=f"SEAT#{seat.label}", closes=seat.closes, opened_at=at)
        transaction.put(SEAT + seat.label, record, ABSENT)


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
    key = f"TRIP#{sale.trip_id}"
    return AvailabilityRecord(key, "AVAILABILITY", company_id=sale.company_id, seats=document)


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
        "terms": document_of(sale.terms),
        "cut_off_s": sale.cut_off_s,
        "cancellation": bands_document(sale.cancellation),
        "transfer_s": sale.transfer_s,
        **({} if sale.carriage is None else {"carriage": astuple(sale.carriage)}),
    }


def _sale(trip_id: str, record: SaleRecord) -> Sale:
    document = dict(record.document)
    stops = [
        SaleStop(station_id, name, datetime.fromisoformat(arrival), datetime.fromisoformat(departure))
        for station_id, name, arrival, departure in document.pop("stops")
    ]
    fares = {(start, stop): amount for start, stop, amount in document.pop("fares")}
    terms = terms_of(document.pop("terms", None))
    bands = bands_of(document.pop("cancellation", None))
    carriage = carriage_of(document.pop("carriage", None))
    return Sale(
        trip_id=trip_id,
        stops=stops,
        fares=fares,
        terms=terms,
        cancellation=bands,
        carriage=carriage,
        **document,
    )
