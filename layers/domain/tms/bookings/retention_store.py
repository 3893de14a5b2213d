"""The lists in which bookings wait for the erasure of their people, an index of the bookings table."""

from collections.abc import Iterator

from tms.bookings.over_lists import lists
from tms.bookings.records import OVER, BookingRecord, booking_key
from tms.bookings.retention import Kind, Waiting
from tms.kernel.queries import in_index
from tms.kernel.store import write_if


def waiting(kind: Kind, until: int) -> Iterator[Waiting]:
    """Yield the bookings of a kind that were over at `until` (epoch seconds), of each list the oldest first.

    An index follows its table within moments, so one that was just erased may come once more.
    """
    for name in lists(kind):
        for record in in_index(BookingRecord, OVER, name, BookingRecord.over_at <= until):
            yield Waiting(record.pk.removeprefix("BOOKING#"), int(record.over_at))


def unlist(booking_id: str) -> None:
    """Take a booking off its list, since nothing personal is left of it; doing it again changes nothing."""
    key = booking_key(booking_id)
    write_if(
        lambda: key.update(
            actions=[BookingRecord.over.remove(), BookingRecord.over_at.remove()],
            condition=BookingRecord.over.exists() & BookingRecord.erased_at.exists(),
        )
    )


def postpone(booking: Waiting, seconds: int) -> bool:
    """Let a booking wait longer in its list; False if it left its place there meanwhile."""
    key = booking_key(booking.booking_id)
    return write_if(
        lambda: key.update(
            actions=[BookingRecord.over_at.set(booking.over_at + seconds)],
            condition=BookingRecord.over_at == booking.over_at,
        )
    )
