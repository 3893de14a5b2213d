"""Door for payments: the caller's own bookings, and how answers show stops."""

from tms.bookings.own_bookings import own_page
from tms.bookings.views import StopView

__all__ = ["StopView", "own_page"]
