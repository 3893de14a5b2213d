"""A page of the caller's own bookings."""

from tms.bookings import own_store
from tms.bookings.booking import Booking
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.http import pages


def own_page(caller: Caller, limit: int, cursor: str | None) -> tuple[list[Booking], str | None]:
    """Return bookings that the caller's account made, as they are now, and the cursor of the next page.

    Raises:
        BadRequest: `bad_cursor`.
    """
    found, following = own_store.page_of(caller.subject, limit, pages.sort_key(cursor))
    now = epoch()
    return [booking.seen_at(now) for booking in found], pages.next_cursor(following)
