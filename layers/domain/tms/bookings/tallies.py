"""The counts of a booking's seats: while they are held and unpaid, and after their hold lapsed."""

from tms.bookings.booking import HOLD_SECONDS, Booking
from tms.bookings.quotas import Tally, holder_of
from tms.kernel.access import tally as counts
from tms.kernel.errors import TooManyRequests
from tms.kernel.store import ConditionFailed, Transaction

TALLY = "tally "
"""How the label of a count's write begins in a transaction; its number follows."""


def count_into(transaction: Transaction, booking: Booking) -> None:
    """Add to `transaction` that a hold's seats are counted; the commit fails where there is no room."""
    seats = len(booking.places)
    for number, each in enumerate(_tallies(booking)):
        counts.add_into(transaction, f"{TALLY}{number}", each.quota, each.key, seats, booking.created_at)


def refusal(booking: Booking, failure: ConditionFailed) -> TooManyRequests | None:
    """Return why the counts had no room for a hold; None if its transaction failed for other reasons."""
    for number, each in enumerate(_tallies(booking)):
        item = failure.failed.get(f"{TALLY}{number}")
        if item is not None:
            return _refusal(each, *counts.read(item), booking.created_at)
    return None


def release(booking: Booking, now: int) -> None:
    """Take a booking's seats off the counts, because they are paid for."""
    for each in _tallies(booking):
        counts.take_off(each.quota, each.key, len(booking.places), booking.created_at, now)


def lapse(booking: Booking, now: int) -> None:
    """Count a booking's seats as lapsed, and as held no more."""
    for each in _tallies(booking):
        counts.lapse(each.quota, each.key, len(booking.places), booking.created_at, now)


def _refusal(tally: Tally, held: int, lapsed: int, now: int) -> TooManyRequests:
    quota, until_the_end = tally.quota, tally.quota.window_end(now) - now
    if lapsed >= quota.lapsed:
        return TooManyRequests(
            "too_many_lapsed",
            f"Holds of {lapsed} seats {tally.where} ended unpaid in this hour."
            f" Wait until the next hour{tally.instead}.",
            retry_after=until_the_end,
        )
    return TooManyRequests(
        "too_many_unpaid",
        f"At most {quota.held} seats {tally.where} may be held unpaid, and {held} are."
        f" Pay for some, or wait until their holds end{tally.instead}.",
        retry_after=min(HOLD_SECONDS, until_the_end),
    )


def _tallies(booking: Booking) -> list[Tally]:
    if booking.counted is None:
        return []
    return list(holder_of(booking.counted).tallies(booking.owner, booking.trip_id))
