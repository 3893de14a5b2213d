"""The lists in which bookings wait for the erasure of their people, an index of the bookings table."""

from collections.abc import Iterator

from tms.bookings.records import OVER, BookingRecord, booking_key
from tms.bookings.retention import Kind, Waiting, lists
from tms.kernel.store import write_if

PAGE = 100


def waiting(kind: Kind, until: int) -> Iterator[Waiting]:
    """Yield the bookings of a kind that were over at `until` (epoch seconds), of each list the oldest first.

    An index follows its table within moments, so one that was just erased may come once more.
    """
    for name in lists(kind):
        yield from _in_list(name, until)


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


def _in_list(name: str, until: int) -> Iterator[Waiting]:
    table = BookingRecord._get_connection()  # noqa: SLF001 - our own base class
    start = None
    while True:
        answer = table.query(
            name,
            range_key_condition=BookingRecord.over_at <= until,
            index_name=OVER,
            limit=PAGE,
            exclusive_start_key=start,
        )
        for raw in answer["Items"]:
            yield Waiting(raw["pk"]["S"].removeprefix("BOOKING#"), int(raw["over_at"]["N"]))
        start = answer.get("LastEvaluatedKey")
        if not start:
            return
