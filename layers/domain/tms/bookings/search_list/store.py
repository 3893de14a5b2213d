"""The keys by which staff find paid bookings over all trips, in the bookings table.

Each key is an item of the company's list; a booking remembers its keys, so that they go with its people.
"""

from collections.abc import Iterable

from tms.bookings.booking import Booking
from tms.bookings.search_list.records import FoundRecord, KeysRecord
from tms.kernel.queries import Listed, page

KEPT_SECONDS = 30 * 24 * 3600
"""How long after its arrival a booking is found so; then it is found by its trip."""


def list_under(booking: Booking, keys: Iterable[str]) -> None:
    """Let a booking be found by keys. It remembers them first, so that a crash leaves none behind."""
    several = set(keys)
    expires = _expires(booking)
    KeysRecord(f"BOOKING#{booking.booking_id}", "KEYS").update(
        actions=[KeysRecord.found_by.add(several), KeysRecord.expires.set(expires)]
    )
    with FoundRecord.batch_write() as batch:
        for key in sorted(several):
            batch.save(FoundRecord(_list(booking.company_id, key), _place(booking), expires=expires))


def forget(booking: Booking) -> None:
    """Let a booking be found by no key any more; doing it again changes nothing."""
    try:
        known = KeysRecord.get(f"BOOKING#{booking.booking_id}", "KEYS", consistent_read=True)
    except KeysRecord.DoesNotExist:
        return
    for key in sorted(known.found_by):
        FoundRecord(_list(booking.company_id, key), _place(booking)).delete()
    known.delete()


def found(
    company_id: str, keys: Iterable[str], limit: int, behind: str | None
) -> tuple[list[str], str | None]:
    """Return the ids of a company's bookings that one of the keys finds, the latest departure first.

    Returns:
        At most `limit` ids, and the sort key behind which the next page begins; None on the last page.
    """
    places: set[str] = set()
    more = False
    for key in keys:
        listed = Listed(_list(company_id, key), ("0", ":"), newest_first=True)
        one = page(FoundRecord, listed, limit=limit, behind=behind)
        places |= {record.sk for record in one.records}
        more = more or one.following is not None
    ordered = sorted(places, reverse=True)
    shown = ordered[:limit]
    following = shown[-1] if shown and (more or len(ordered) > limit) else None
    return [place.partition("#")[2] for place in shown], following


def _list(company_id: str, key: str) -> str:
    return f"FOUND#{company_id}#{key}"


def _place(booking: Booking) -> str:
    return f"{int(booking.departure_at.timestamp()):011}#{booking.booking_id}"


def _expires(booking: Booking) -> int:
    return int(booking.arrival_at.timestamp()) + KEPT_SECONDS
