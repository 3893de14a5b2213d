"""Door for the end of a cancelled trip: its bookings, and their cancellation."""

from tms.bookings import end_of_sales
from tms.bookings.seats import booked_behind
from tms.bookings.store import cancel_into, find
from tms.bookings.tallies import release
from tms.kernel.clock import epoch

__all__ = ["cancel_into", "find", "release", "to_cancel"]


def to_cancel(trip_id: str, travelled: int) -> list[str]:
    """Return the ids of the bookings of a cancelled trip that are not cancelled yet.

    Its sales are closed before, if anything is still open. So no booking is held or paid after this, and a
    call that finds none tells that all are done.

    Args:
        travelled: bookings that alight at this stop, counted from 0, or before stand.
    """
    return sorted(booked_behind(end_of_sales.cancel(trip_id), travelled, epoch()))
