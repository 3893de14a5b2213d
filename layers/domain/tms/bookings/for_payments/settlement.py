"""Door for settling a payment: the booking it pays for, and the sale of the seats."""

from tms.bookings import store
from tms.bookings.booking import Booking, BookingStatus, Unsold
from tms.bookings.change_store import FORMER, exchange_into
from tms.bookings.promo import store as promo
from tms.bookings.seats import CANCELLED
from tms.bookings.store import changed_meanwhile, confirm_into, find
from tms.bookings.tallies import release
from tms.kernel.store import ConditionFailed

__all__ = [
    "changed_meanwhile",
    "confirm_into",
    "exchange_into",
    "find",
    "former_changed",
    "is_off",
    "is_paused",
    "release",
    "why_unsold",
]


def is_off(booking: Booking, former: Booking) -> bool:
    """Tell whether a booking cannot take the place of a former one any more, because that one has changed.

    One that is paid has taken it.
    """
    if booking.status is BookingStatus.CONFIRMED:
        return False
    changed = booking.exchange is not None and former.changes != booking.exchange.changes
    return changed or former.status is not BookingStatus.CONFIRMED


def former_changed(failure: ConditionFailed) -> bool:
    """Tell whether a transaction failed because of the former booking alone, as when its seats changed."""
    formers = any(label.startswith(FORMER) for label in failure.failed)
    return formers and store.BOOKING not in failure.failed


def is_paused(failure: ConditionFailed) -> bool:
    """Tell whether a transaction with `confirm_into` failed while the trip is getting another bus.

    Then nothing is decided: a moment later the seats may be free.
    """
    if store.BOOKING in failure.failed:
        return False
    return any(seat.paused for seat in store.seats_that_failed(failure))


def why_unsold(booking: Booking, failure: ConditionFailed, now: int) -> Unsold:
    """Return why a transaction with `confirm_into` failed."""
    if store.BOOKING in failure.failed:
        known = store.booking_that_failed(failure)
        if known is not None and known.released_at is not None:
            return Unsold.RELEASED
        cancelled = known is not None and known.status is BookingStatus.CANCELLED and not known.given_back
        return Unsold.TRIP_CANCELLED if cancelled else Unsold.PAID_ALREADY
    if promo.is_gone(failure) and not store.lost_seats(failure):
        return Unsold.CODE_USED_UP
    ends = [seat.closes[booking.start] for seat in store.seats_that_failed(failure) if seat.closes]
    if CANCELLED in ends:
        return Unsold.TRIP_CANCELLED
    return Unsold.SALES_CLOSED if any(end <= now for end in ends) else Unsold.SEATS_GONE
