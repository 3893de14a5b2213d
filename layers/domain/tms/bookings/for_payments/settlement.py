"""Door for settling a payment: what it pays for, and the sale of the seats."""

from collections.abc import Sequence

from tms.bookings import extras_store as extras
from tms.bookings import store
from tms.bookings.booking import Booking, BookingStatus, Unsold
from tms.bookings.carriage import store as carriage
from tms.bookings.change_store import FORMER, exchange_into
from tms.bookings.parts import failed_of, writes_of
from tms.bookings.seats import CANCELLED
from tms.bookings.store import find
from tms.bookings.tallies import release
from tms.kernel.store import ConditionFailed, Transaction

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


def confirm_into(transaction: Transaction, booking: Booking, payment_id: str, now: int) -> None:
    """Add to `transaction` that a booking is confirmed and its seats are sold; see `store.confirm_into`."""
    store.confirm_into(writes_of(transaction, booking), booking, payment_id, now)


def changed_meanwhile(parts: Sequence[Booking], failure: ConditionFailed) -> bool:
    """Tell whether a transaction failed because what was read of a booking changed; then read it again."""
    return any(store.changed_meanwhile(part, failed_of(failure, part)) for part in parts)


def is_paused(parts: Sequence[Booking], failure: ConditionFailed) -> bool:
    """Tell whether a transaction with `confirm_into` failed while a trip is getting another bus.

    Then nothing is decided: a moment later the seats may be free.
    """
    several = [failed_of(failure, part) for part in parts]
    if any(store.BOOKING in each.failed for each in several):
        return False
    return any(seat.paused for each in several for seat in store.seats_that_failed(each))


def why_unsold(parts: Sequence[Booking], failure: ConditionFailed, now: int) -> Unsold:
    """Return why a transaction with `confirm_into` failed: of a journey, what the first such part tells."""
    several = [(part, failed_of(failure, part)) for part in parts]
    booking, own = next((each for each in several if each[1].failed), several[0])
    return _why(booking, own, now)


def _why(booking: Booking, failure: ConditionFailed, now: int) -> Unsold:
    if store.BOOKING in failure.failed:
        known = store.booking_that_failed(failure)
        if known is not None and known.released_at is not None:
            return Unsold.RELEASED
        cancelled = known is not None and known.status is BookingStatus.CANCELLED and not known.given_back
        return Unsold.TRIP_CANCELLED if cancelled else Unsold.PAID_ALREADY
    if extras.are_gone(failure) and not store.lost_seats(failure):
        return Unsold.NO_ROOM_ON_BOARD if carriage.is_full(failure) else Unsold.CODE_USED_UP
    ends = [seat.closes[booking.start] for seat in store.seats_that_failed(failure) if seat.closes]
    if CANCELLED in ends:
        return Unsold.TRIP_CANCELLED
    return Unsold.SALES_CLOSED if any(end <= now for end in ends) else Unsold.SEATS_GONE
