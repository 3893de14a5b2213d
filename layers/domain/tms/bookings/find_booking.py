"""Finds a booking for a caller that may see it."""

from tms.bookings import store
from tms.bookings.booking import Booking
from tms.bookings.parts import parts_of
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.clock import epoch
from tms.kernel.errors import Forbidden, NotFound


def find_for(caller: Caller, booking_id: str) -> Booking:
    """Return a booking that the caller may see, as it is now.

    Raises:
        NotFound: `booking_not_found`; also if the caller may not see the booking.
    """
    missing = NotFound("booking_not_found", f"There is no booking {booking_id}.")
    return tenancy.visible(caller, store.find(booking_id), booking_id, missing).seen_at(epoch())


def find_to_change(caller: Caller, booking_id: str) -> Booking:
    """Return a booking that the caller may change, as it is now.

    Raises:
        NotFound: `booking_not_found`; also if the caller may not see the booking.
        Forbidden: `not_allowed`: the caller may see it and not change it.
    """
    booking = find_for(caller, booking_id)
    if not booking.changeable_by(caller):
        raise Forbidden("not_allowed", f"This needs the permission {Permission.BOOKING_CHANGE_COMPANY}.")
    return booking


def find_all_to_change(caller: Caller, booking_id: str) -> list[Booking]:
    """Return a booking with the other parts of its journey, in order, if the caller may change all of them.

    Raises:
        NotFound: `booking_not_found`; also if the caller may not see the booking.
        Forbidden: `not_allowed`: also for staff, where another company runs a part.
    """
    parts = parts_of(find_to_change(caller, booking_id))
    if not all(part.changeable_by(caller) for part in parts):
        told = "Another company runs a part of this journey. Only its customer can change the whole of it."
        raise Forbidden("not_allowed", told)
    return parts
