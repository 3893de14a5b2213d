"""Door for tickets: the phone of a booking's contact."""

from tms.bookings import store
from tms.bookings.personal_data import customer_of


def contact_phone(booking_id: str) -> str | None:
    """Return the phone number (E.164) that a booking's customer gave for news; None if there is none."""
    booking = store.find(booking_id)
    return customer_of(booking).contact.phone if booking is not None else None
