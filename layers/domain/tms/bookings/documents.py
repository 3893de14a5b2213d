"""Bookings as the table keeps them: what conditions ask about as attributes, the rest as one document."""

from datetime import datetime

from tms.bookings.booking import Booking, BookingStatus, Place
from tms.bookings.records import BookingRecord
from tms.kernel.money import Money
from tms.kernel.store import whole_or_none


def record_of(booking: Booking) -> BookingRecord:
    """Return the record that keeps `booking`."""
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
            "places": [
                [place.ticket_id, place.seat, place.passenger, place.price.amount] for place in booking.places
            ],
        },
    )


def booking_of(record: BookingRecord) -> Booking:
    """Return the booking that `record` keeps."""
    document = dict(record.document)
    currency = document["currency"]
    places = [
        Place(ticket_id, seat, passenger, Money(amount, currency))
        for ticket_id, seat, passenger, amount in document.pop("places")
    ]
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
        places=places,
        departure_at=departure_at,
        arrival_at=arrival_at,
        **document,
    )
