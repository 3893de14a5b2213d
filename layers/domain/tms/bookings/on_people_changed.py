"""Use case: let the staff of its company find a booking by its people, once it is paid or they changed."""

from tms.bookings import personal_data, store
from tms.bookings.search_list import store as search_list
from tms.bookings.search_list.keys import keys_of


def list_booking(booking_id: str) -> None:
    """List a paid booking under its reference, names and phones; doing it again changes nothing.

    It may be erased meanwhile. The erasure takes what is listed; what is listed behind it is taken here.
    """
    booking = store.find(booking_id)
    if booking is None:
        return
    if booking.erased_at is None:
        contact = personal_data.customer_of(booking).contact
        keys = keys_of(booking, personal_data.passengers_of(booking), contact.phone)
        search_list.list_under(booking, keys)
        booking = store.find(booking_id) or booking
    if booking.erased_at is not None:
        search_list.forget(booking)
