"""The bookings of an account, the newest first, page by page."""

from tms.bookings import store
from tms.bookings.booking import Booking
from tms.bookings.records import OwnedRecord
from tms.kernel.queries import read_partition
from tms.kernel.store import whole_or_none


def page_of(account_id: str, limit: int, behind: str | None) -> tuple[list[Booking], str | None]:
    """Return a page of the bookings that an account made, as they were last written, the newest first.

    The list of an account is read whole to be put in order: a booking takes about 100 bytes in it.

    Args:
        behind: the key behind which the page begins; None for the first page.

    Returns:
        The bookings, and the key behind which the next page begins; None on the last page.
    """
    records = read_partition({"BOOKING": OwnedRecord}, f"OWNER#{account_id}", consistent=True)
    keys = sorted((_key(each) for each in records if isinstance(each, OwnedRecord)), reverse=True)
    left = [key for key in keys if behind is None or key < behind]
    ids = [key.partition("#")[2] for key in left[:limit]]
    found = {booking.booking_id: booking for booking in store.by_ids(ids, consistent=True)}
    bookings = [found[booking_id] for booking_id in ids if booking_id in found]
    return bookings, left[limit - 1] if len(left) > limit else None


def _key(record: OwnedRecord) -> str:
    """Return what orders the list: the time, and the id among the bookings of one second."""
    return f"{whole_or_none(record.made_at) or 0:011}#{record.sk.removeprefix('BOOKING#')}"
