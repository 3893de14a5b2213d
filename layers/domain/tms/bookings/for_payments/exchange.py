"""Door for exchanges: the new booking with its people, and its seats."""

from collections.abc import Sequence
from dataclasses import replace

from tms.bookings import personal_data, store
from tms.bookings.booking import Booking, BookingStatus, Customer, Exchange, Place
from tms.bookings.carriage.store import refusal as full
from tms.bookings.change_store import FORMER, exchange_into, rebook_into
from tms.bookings.holder import holder_for
from tms.bookings.new_booking import new_booking
from tms.bookings.sale import Sale
from tms.bookings.store import BOOKING, find, lost_seats, take_into
from tms.bookings.tallies import count_into, refusal, tired_seats
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.ids import derived_id
from tms.kernel.store import Transaction

__all__ = [
    "BOOKING",
    "FORMER",
    "booking_for",
    "exchange_into",
    "find",
    "full",
    "held",
    "hold_into",
    "list_into",
    "lost_seats",
    "rebook_into",
    "refusal",
    "take_into",
    "tired_seats",
]


def booking_for(
    former: Booking,
    booking_id: str,
    sale: Sale,
    legs: range,
    places: Sequence[Place],
    exchange: Exchange,
) -> Booking:
    """Return the paid booking that takes the place of a former one, with the same people.

    Args:
        places: of the former booking, in their order, with the new seats and prices.
    """
    contact = personal_data.customer_of(former).contact
    booking = new_booking(
        sale,
        legs,
        [_moved(booking_id, number, place) for number, place in enumerate(places)],
        booking_id=booking_id,
        owner=former.owner,
        customer=personal_data.seal_customer(Customer(contact, ""), booking_id),
    )
    paid_by = exchange.payments[-1]
    taken = 0 if former.status is BookingStatus.CANCELLED else booking.promo_off
    promo = replace(former.promo, taken=taken) if former.promo and taken else None
    return replace(
        booking, status=BookingStatus.CONFIRMED, payment_id=paid_by, exchange=exchange, promo=promo
    )


def held(caller: Caller, booking: Booking) -> Booking:
    """Return a new booking as it is held until the difference is paid; its seats count as those of a hold."""
    contact = personal_data.customer_of(booking).contact
    counted = holder_for(caller, contact).text
    promo = replace(booking.promo, taken=0) if booking.promo else None
    return replace(booking, status=BookingStatus.HELD, payment_id=None, counted=counted, promo=promo)


def hold_into(transaction: Transaction, booking: Booking) -> None:
    """Add to `transaction` that the seats of an exchange are held and counted."""
    count_into(transaction, booking)
    take_into(transaction, booking, epoch())


def list_into(transaction: Transaction, former: Booking, booking: Booking) -> None:
    """Add to `transaction` that a booking is listed under the account under which its former one is."""
    if not former.is_guests and store.owns(former.owner, former.booking_id):
        store.own_into(transaction, booking)


def _moved(booking_id: str, number: int, place: Place) -> Place:
    """Return the place of a passenger with the ticket of the new booking."""
    ticket_id = derived_id("tkt", booking_id, str(number))
    passenger = personal_data.passenger_of(place.passenger, place.ticket_id)
    return replace(place, ticket_id=ticket_id, passenger=personal_data.seal_passenger(passenger, ticket_id))
