"""The counts of what travels without a seat, and what bookings have of them.

They work as the budgets of promo codes do: a hold counts what it carries, on the condition that each leg has
room, and the booking notes it. Whatever ends or lowers the booking takes it off in the same transaction.
"""

from dataclasses import astuple
from typing import Any

from tms.bookings.booking import Booking
from tms.bookings.carriage.records import carriage_key, counted, full, room
from tms.bookings.records import BookingRecord
from tms.fleet.carriage import Carriage
from tms.kernel.errors import Conflict
from tms.kernel.store import ConditionFailed, Record, Transaction

CARRIAGE = "carriage"
"""The label of the counts' write in a transaction."""

FORMER = "former carriage"
"""The same for the booking that is exchanged for another one."""

NOTHING = Carriage()


def take_into(transaction: Transaction, booking: Booking) -> None:
    """Add to `transaction` that a new booking's children on laps and extra luggage are counted.

    Raises (at the commit):
        ConditionFailed: `CARRIAGE`, a leg has no room for them.
    """
    load, most = booking.load, booking.carriage or NOTHING
    if load != NOTHING:
        transaction.update(
            CARRIAGE,
            carriage_key(booking.trip_id),
            counted(booking.legs, load),
            room(booking.legs, load, most),
        )


def confirm_into(transaction: Transaction, booking: Booking) -> tuple[list[Any], Any]:
    """Add to `transaction` that a booking which is paid late is counted again.

    Returns:
        What the booking's own write is to do, and its condition.

    Raises (at the commit):
        ConditionFailed: `CARRIAGE`, a leg has no room any more.
    """
    if booking.load == NOTHING:
        return [], Record.pk.exists()
    if booking.carried is not None:
        return [], _as_read(booking)
    take_into(transaction, booking)
    return [BookingRecord.carried.set(list(astuple(booking.load)))], _as_read(booking)


def give_back_into(
    transaction: Transaction, booking: Booking, kept: Carriage = NOTHING, label: str = CARRIAGE
) -> tuple[list[Any], Any]:
    """Add to `transaction` that what a booking carries is counted no more, but for what it keeps.

    Returns:
        What the booking's own write is to do, and its condition.
    """
    if booking.load == NOTHING:
        return [], Record.pk.exists()
    if booking.carried is None:
        return [], _as_read(booking)
    if kept != booking.carried:
        less = counted(booking.legs, kept - booking.carried)
        transaction.update(label, carriage_key(booking.trip_id), less)
    own = (
        BookingRecord.carried.set(list(astuple(kept))) if kept != NOTHING else BookingRecord.carried.remove()
    )
    return [own], _as_read(booking)


def is_full(failure: ConditionFailed) -> bool:
    """Tell whether a transaction failed because a leg has no room for children on laps, or for luggage."""
    return CARRIAGE in failure.failed


def refusal(booking: Booking, failure: ConditionFailed) -> Conflict | None:
    """Return why a bus does not take what a booking carries; None if it failed for other reasons."""
    if not is_full(failure):
        return None
    most = booking.carriage or NOTHING
    if full(failure.failed[CARRIAGE], booking.legs, booking.load, most) == "lap_children":
        return Conflict(
            "laps_full", "This bus takes no more children on laps on this stretch. Book a seat for the child."
        )
    return Conflict(
        "luggage_full",
        "This bus has no more room for extra luggage on this stretch. Take less, or another trip.",
    )


def _as_read(booking: Booking) -> Any:
    """Ask that of a booking is counted what was when it was read."""
    carried = BookingRecord.carried
    return carried.does_not_exist() if booking.carried is None else carried == list(astuple(booking.carried))
