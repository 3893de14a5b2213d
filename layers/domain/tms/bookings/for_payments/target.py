"""Door for quotes of exchanges: what another trip sells, and whether it has room."""

from collections.abc import Collection, Sequence

from tms.bookings import seat_choice
from tms.bookings.find_booking import find_to_change
from tms.bookings.find_sale import find_sale, legs_of
from tms.bookings.parts import parts_of
from tms.bookings.require_selling import require_selling
from tms.bookings.sale import Sale
from tms.bookings.seats import Seat

__all__ = ["choose_seats", "find_sale", "find_to_change", "legs_of", "parts_of", "require_selling"]


def choose_seats(
    sale: Sale,
    seats: Sequence[Seat],
    legs: range,
    wishes: Sequence[str | None],
    avoid: Collection[str] = (),
) -> list[str]:
    """Return a seat for each passenger of an exchange; see `tms.bookings.seat_choice`.

    Raises:
        Conflict: `bus_changing`, `sales_closed`, `seat_blocked`, `seat_taken`.
        Invalid: `no_such_seat`.
    """
    return seat_choice.choose_seats(sale, seats, legs, wishes, "/seats/{}".format, avoid)
