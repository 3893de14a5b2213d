"""The counts of a booking's seats: while they are held and unpaid, and after their hold lapsed."""

from collections.abc import Iterator

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
        label, named = f"{TALLY}{number}", _names(each, booking)
        counts.add_into(transaction, label, each.quota, each.key, seats, booking.created_at, named)


def refusal(booking: Booking, failure: ConditionFailed) -> TooManyRequests | None:
    """Return why the counts had no room for a hold; None if its transaction failed for other reasons."""
    for tally, count in _failed(booking, failure):
        return _refusal(tally, count, booking)
    return None


def tired_seats(booking: Booking, failure: ConditionFailed) -> set[str]:
    """Return the seats of the trip that this holder let lapse twice in this hour."""
    ours = _name(booking.trip_id, "")
    return {
        thing.removeprefix(ours)
        for _, count in _failed(booking, failure)
        for thing in count.twice
        if thing.startswith(ours)
    }


def release(booking: Booking, now: int) -> None:
    """Take a booking's seats off the counts, because they are paid for."""
    for each in _tallies(booking):
        counts.take_off(each.quota, each.key, len(booking.places), booking.created_at, now)


def lapse(booking: Booking, now: int) -> None:
    """Count a booking's seats as lapsed, and as held no more."""
    for each in _tallies(booking):
        counts.lapse(each.quota, each.key, len(booking.places), booking.created_at, now)
    name_lapsed(booking, now)


def lapse_into(transaction: Transaction, booking: Booking, now: int) -> None:
    """Add to `transaction` that a booking's seats lapsed; call `name_lapsed` after the commit."""
    seats = len(booking.places)
    for number, each in enumerate(_tallies(booking)):
        label = f"{TALLY}{number}"
        counts.lapse_into(transaction, label, each.quota, each.key, seats, booking.created_at, now)


def name_lapsed(booking: Booking, now: int) -> None:
    """Write down which seats lapsed, so that the same holder has none of them a third time."""
    for each in _tallies(booking):
        counts.name_lapsed(each.quota, each.key, now, _names(each, booking))


def _failed(booking: Booking, failure: ConditionFailed) -> Iterator[tuple[Tally, counts.Count]]:
    for number, each in enumerate(_tallies(booking)):
        item = failure.failed.get(f"{TALLY}{number}")
        if item is not None:
            yield each, counts.read(item)


def _names(tally: Tally, booking: Booking) -> list[str]:
    """Return the names of a booking's seats, where the tally is of one holder and not of a whole network."""
    return [_name(booking.trip_id, place.seat) for place in booking.places] if tally.tires else []


def _name(trip_id: str, seat: str) -> str:
    return f"{trip_id[-8:]}.{seat}"


def _refusal(tally: Tally, count: counts.Count, booking: Booking) -> TooManyRequests:
    quota, now, held, lapsed = tally.quota, booking.created_at, count.held, count.lapsed
    until_the_end = quota.window_end(now) - now
    tired = [place.seat for place in booking.places if _name(booking.trip_id, place.seat) in count.twice]
    if lapsed < quota.lapsed and tired:
        return TooManyRequests(
            "seat_lapsed",
            f"Seat {tired[0]} was held twice {tally.holder} in this hour and not paid for."
            " Choose another seat, or wait until the next hour.",
            retry_after=until_the_end,
        )
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
