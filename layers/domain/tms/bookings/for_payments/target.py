"""Door for quotes of exchanges: what another trip sells, and whether it has room."""

from collections.abc import Collection, Sequence

from tms.bookings.find_booking import find_to_change
from tms.bookings.find_sale import find_sale, legs_of
from tms.bookings.require_selling import require_selling
from tms.bookings.sale import Sale
from tms.bookings.seats import NoSeat, Seat, SeatState, choose
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Invalid

__all__ = ["choose_seats", "find_sale", "find_to_change", "legs_of", "require_selling"]


def choose_seats(
    sale: Sale,
    seats: Sequence[Seat],
    legs: range,
    wishes: Sequence[str | None],
    avoid: Collection[str] = (),
) -> list[str]:
    """Return a seat for each passenger: the one that is wished for, or for None the one that fits best.

    Args:
        avoid: labels that others have just taken.

    Raises:
        Conflict: `bus_changing`, `sales_closed`, `seat_taken`.
        Invalid: `no_such_seat`.
    """
    now = epoch()
    if any(seat.paused for seat in seats):
        raise Conflict("bus_changing", "The trip is getting another bus. Try again in a minute.")
    try:
        return choose(seats, legs, wishes, now, spots=sale.spots, avoid=avoid)
    except NoSeat as refusal:
        label, state = refusal.label, refusal.state
        if label is not None and state is None:
            pointer = f"/seats/{list(wishes).index(label)}"
            raise Invalid("no_such_seat", f"This bus has no seat {label}.", pointer) from None
        states = [state] if label else [seat.state(legs, now) for seat in seats]
        if SeatState.CLOSED in states:
            raise Conflict("sales_closed", "Sales for this departure have ended.") from None
        told = f"Seat {label} is {state} for this stretch." if label else "Not enough seats are free."
        raise Conflict("seat_taken", told, seat=label) from None
