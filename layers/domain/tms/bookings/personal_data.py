"""The people of bookings: they are sealed before they are written, and opened for those that have to know.

A passenger is sealed for the ticket that the place becomes, so that the ticket can copy the sealed value:
settling a payment issues tickets without opening a name. The customer is sealed for the booking.
"""

import json

from tms.bookings.booking import Booking, Contact, Customer, Passenger, Place
from tms.kernel.privacy import vault


def seal_passenger(passenger: Passenger, ticket_id: str) -> str:
    """Return a passenger sealed for the ticket of this id."""
    child = () if passenger.child is None else (passenger.child,)
    return vault.seal(_written(passenger.name, passenger.phone, *child), ticket_context(ticket_id))


def passenger_of(sealed: str | None, ticket_id: str) -> Passenger:
    """Return the passenger of a place or ticket; one without name and phone after the erasure.

    Raises:
        Unreadable: the value is not sealed for this ticket.
    """
    if sealed is None:
        return Passenger(None, None)
    return Passenger(*json.loads(vault.unseal(sealed, ticket_context(ticket_id))))


def passengers_of(booking: Booking) -> list[Passenger]:
    """Return a booking's passengers in the order of its places; see `passenger_of`."""
    return [_passenger(place) for place in booking.places]


def seal_customer(customer: Customer, booking_id: str) -> str:
    """Return a customer sealed for the booking of this id."""
    contact = customer.contact
    told = _written(contact.email, contact.phone, customer.request_hash)
    return vault.seal(told, booking_context(booking_id))


def customer_of(booking: Booking) -> Customer:
    """Return the customer of a booking; after the erasure one without contact and request.

    Raises:
        Unreadable: the value is not sealed for this booking.
    """
    if booking.customer is None:
        return Customer(Contact(), "")
    told = vault.unseal(booking.customer, booking_context(booking.booking_id))
    email, phone, *_, request_hash = json.loads(told)  # bookings before 2026-11-29 hold a key in between
    return Customer(Contact(email, phone), request_hash)


def ticket_context(ticket_id: str) -> str:
    """Return the context in which the vault seals the passenger of a ticket."""
    return f"ticket/{ticket_id}"


def booking_context(booking_id: str) -> str:
    """Return the context in which the vault seals the customer of a booking."""
    return f"booking/{booking_id}"


def _passenger(place: Place) -> Passenger:
    return passenger_of(place.passenger, place.ticket_id)


def _written(*told: str | None) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
