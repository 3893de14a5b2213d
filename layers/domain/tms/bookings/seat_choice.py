"""Which seats of a trip a request gets, and how it is refused where there are none."""

from collections.abc import Callable, Collection, Mapping, Sequence

from tms.bookings.sale import Sale
from tms.bookings.seats import NoSeat, Preference, Seat, SeatState, choose
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Invalid


def choose_seats(
    sale: Sale,
    seats: Sequence[Seat],
    legs: range,
    wishes: Sequence[str | None],
    pointer: Callable[[int], str],
    avoid: Collection[str] = (),
) -> list[str]:
    """Return a seat for each passenger: the one that is wished for, or for None the one that fits best.

    Args:
        pointer: tells where in the request the seat of a passenger is named, who is counted from 0.
        avoid: labels that others have just taken. A buyer who lost a race takes any seat that suits.

    Raises:
        Conflict: `bus_changing`, `sales_closed`, `seat_blocked`, `seat_taken`.
        Invalid: `no_such_seat`.
    """
    if any(seat.paused for seat in seats):
        raise Conflict("bus_changing", "The trip is getting another bus. Try again in a minute.")
    spots = sale.spots if len(wishes) > 1 else {}
    classes = sale.class_preference
    worse = of_other_classes(classes, seats, legs, sum(wish is None for wish in wishes))
    prefer = Preference(spots, {*avoid, *worse}, classes, tightest=not avoid)
    try:
        return choose(seats, legs, wishes, epoch(), prefer)
    except NoSeat as refusal:
        raise _refusal(refusal, wishes, seats, legs, pointer) from None


def of_other_classes(classes: Mapping[str, int], seats: Collection[Seat], legs: range, size: int) -> set[str]:
    """Return the seats that passengers who name none get only where those of better suiting classes are gone.

    All seats have one price. So those who want a seat of a higher class shall find one free.

    Args:
        classes: see `Sale.class_preference`.
    """
    if not classes:
        return set()
    now = epoch()
    free = [classes.get(seat.label, 0) for seat in seats if seat.state(legs, now) is SeatState.FREE]
    enough = next((most for most in sorted(set(free)) if sum(each <= most for each in free) >= size), 0)
    return {label for label, place in classes.items() if place > enough}


def _refusal(
    refusal: NoSeat,
    wishes: Sequence[str | None],
    seats: Sequence[Seat],
    legs: range,
    pointer: Callable[[int], str],
) -> Conflict | Invalid:
    label = refusal.label
    if label is not None and refusal.state is None:
        return Invalid("no_such_seat", f"This bus has no seat {label}.", pointer(wishes.index(label)))
    states = [refusal.state] if label else [seat.state(legs, epoch()) for seat in seats]
    if SeatState.CLOSED in states:  # sales close for all seats at once; the others are held or sold
        return Conflict("sales_closed", "Sales for this departure have ended.")
    if refusal.state is SeatState.BLOCKED:
        return Conflict("seat_blocked", f"Seat {label} is not on sale.", seat=label)
    if label is not None:
        return Conflict("seat_taken", f"Seat {label} is {refusal.state} for this stretch.", seat=label)
    return Conflict("seat_taken", "Not enough seats are free for this stretch.", seat=None)
