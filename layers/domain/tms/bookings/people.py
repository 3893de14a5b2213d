"""The people of bookings: sealed as soon as they are named, opened for whoever has to know them.

A passenger is sealed for the ticket that the place becomes, so that the ticket keeps the same sealed value:
who settles a payment issues tickets and never sees a name. What the customer told of themselves is sealed for
the booking.
"""

import json

from tms.bookings.bookings import Booking, Contact, Customer, Passenger, Place
from tms.kernel import vault


def seal_passenger(passenger: Passenger, ticket_id: str) -> str:
    """Return a passenger sealed for the ticket of this id."""
    return vault.seal(_written(passenger.name, passenger.phone), _of_ticket(ticket_id))


def passenger_of(sealed: str, ticket_id: str) -> Passenger:
    """Return the passenger of a place or ticket.

    Raises:
        Unreadable: it is not sealed for this ticket.
    """
    return Passenger(*json.loads(vault.unseal(sealed, _of_ticket(ticket_id))))


def passengers_of(booking: Booking) -> list[Passenger]:
    """Return a booking's passengers in the order of its places; see `passenger_of`."""
    return [_passenger(place) for place in booking.places]


def seal_customer(customer: Customer, booking_id: str) -> str:
    """Return what a customer told, sealed for their booking."""
    contact = customer.contact
    told = _written(contact.email, contact.phone, customer.booking_key, customer.request_hash)
    return vault.seal(told, _of_booking(booking_id))


def customer_of(booking: Booking) -> Customer:
    """Return what the customer of a booking told.

    Raises:
        Unreadable: it is not sealed for this booking.
    """
    told = vault.unseal(booking.customer, _of_booking(booking.booking_id))
    email, phone, booking_key, request_hash = json.loads(told)
    return Customer(Contact(email, phone), booking_key, request_hash)


def _passenger(place: Place) -> Passenger:
    return passenger_of(place.passenger, place.ticket_id)


def _written(*told: str | None) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _of_ticket(ticket_id: str) -> str:
    return f"ticket/{ticket_id}"


def _of_booking(booking_id: str) -> str:
    return f"booking/{booking_id}"
