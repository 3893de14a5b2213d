"""The counts of a booking's seats: while they are held and unpaid, and after their hold lapsed."""

from collections.abc import Iterable, Iterator, Sequence

from tms.bookings.booking import HOLD_SECONDS, Booking
from tms.bookings.quotas import Tally, holder_of
from tms.kernel.access import tally as counts
from tms.kernel.errors import TooManyRequests
from tms.kernel.store import ConditionFailed, Transaction

TALLY = "tally "
"""How the label of a count's write begins in a transaction; its number follows."""


def count_into(transaction: Transaction, *bookings: Booking) -> None:
    """Add to `transaction` that the seats of holds are counted; the commit fails where there is no room."""
    for label, tally, of_it in _shares(bookings):
        at, named = of_it[0].created_at, _names(tally, of_it)
        counts.add_into(transaction, label, tally.quota, tally.key, _seats(of_it), at, named)


def refusal(failure: ConditionFailed, *bookings: Booking) -> TooManyRequests | None:
    """Return why the counts had no room for holds; None if their transaction failed for other reasons."""
    for tally, count, of_it in _failed(failure, bookings):
        return _refusal(tally, count, of_it)
    return None


def tired_seats(failure: ConditionFailed, booking: Booking, *others: Booking) -> set[str]:
    """Return the seats of a booking's trip that this holder let lapse twice in this hour.

    Args:
        others: bookings that were to be held with it.
    """
    begins, _, ends = _name(booking, "|").partition("|")
    return {
        label
        for _, count, _ in _failed(failure, (booking, *others))
        for thing in count.twice
        if thing.startswith(begins)
        and thing.endswith(ends)
        and (label := thing.removeprefix(begins).removesuffix(ends)).isalnum()
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


def lapse_into(transaction: Transaction, now: int, *bookings: Booking) -> None:
    """Add to `transaction` that the seats of holds lapsed; call `name_lapsed` for each after the commit."""
    for label, tally, of_it in _shares(bookings):
        held_at = of_it[0].created_at
        counts.lapse_into(transaction, label, tally.quota, tally.key, _seats(of_it), held_at, now)


def name_lapsed(booking: Booking, now: int) -> None:
    """Write down which seats lapsed, so that the same holder has none of them a third time."""
    for each in _tallies(booking):
        counts.name_lapsed(each.quota, each.key, now, _names(each, [booking]))


def _shares(bookings: Sequence[Booking]) -> Iterator[tuple[str, Tally, list[Booking]]]:
    """Yield each count once, with its label and the bookings whose seats are in it; all began together."""
    shares: dict[Tally, list[Booking]] = {}
    for booking in bookings:
        for each in _tallies(booking):
            shares.setdefault(each, []).append(booking)
    for number, (tally, of_it) in enumerate(shares.items()):
        yield f"{TALLY}{number}", tally, of_it


def _failed(
    failure: ConditionFailed, bookings: Sequence[Booking]
) -> Iterator[tuple[Tally, counts.Count, list[Booking]]]:
    for label, tally, of_it in _shares(bookings):
        item = failure.failed.get(label)
        if item is not None:
            yield tally, counts.read(item), of_it


def _seats(bookings: Iterable[Booking]) -> int:
    return sum(len(booking.places) for booking in bookings)


def _names(tally: Tally, bookings: Iterable[Booking]) -> list[str]:
    """Return the names of the seats of bookings, where the tally is of one holder and not of a network."""
    if not tally.tires:
        return []
    return [_name(each, place.seat) for each in bookings for place in each.places]


def _name(booking: Booking, seat: str) -> str:
    """Return the name of a booking's seat.

    A later part of a journey has names of its own: a seat that is kept does not lapse twice at once.
    """
    later = booking.journey is not None and booking.journey.booking_ids[0] != booking.booking_id
    return f"{booking.trip_id[-8:]}.{seat}" + (f"+{booking.start}" if later else "")


def _refusal(tally: Tally, count: counts.Count, bookings: Sequence[Booking]) -> TooManyRequests:
    quota, now, held, lapsed = tally.quota, bookings[0].created_at, count.held, count.lapsed
    until_the_end = quota.window_end(now) - now
    tired = [
        place.seat for each in bookings for place in each.places if _name(each, place.seat) in count.twice
    ]
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
