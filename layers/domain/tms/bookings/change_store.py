"""Changes of paid bookings in the bookings table, on the condition that they are as they were read."""

from dataclasses import replace
from typing import Any

from tms.bookings import extras_store as extras
from tms.bookings.booking import Booking, BookingStatus, GivenBack, Place
from tms.bookings.records import (
    SEAT,
    BookingRecord,
    booking_key,
    claimed,
    given_back_document,
    leave,
    record_of,
    seat_key,
)
from tms.bookings.store import BOOKING, choice_as_read, paid_as_read, sealed_as_read, unchanged
from tms.kernel.store import Transaction

FORMER = "former "
"""How the labels of a former booking's writes begin in the transaction of its exchange."""


def exchange_into(transaction: Transaction, former: Booking, booking: Booking) -> None:
    """Add to `transaction`: a paid booking is exchanged for another one, and its seats are nobody's.

    What it has of a promo code's budget is the other one's, as far as that needs it. What it carries is
    counted no more.

    Raises (at the commit):
        ConditionFailed: `FORMER` + ..., the former booking or one of its seats is not as it was read.
    """
    of_extras, has_extras = extras.exchange_into(transaction, former, booking)
    actions: list[Any] = [
        BookingRecord.status.set(BookingStatus.EXCHANGED.value),
        BookingRecord.exchanged_for.set(booking.booking_id),
        BookingRecord.changes.set(former.changes + 1),
        *of_extras,
    ]
    same = paid_as_read(former) & sealed_as_read(former) & has_extras
    transaction.update(FORMER + BOOKING, booking_key(former.booking_id), actions, same)
    for place in former.places:
        own = claimed(former.legs, former.booking_id)
        transaction.update(
            FORMER + SEAT + place.seat, seat_key(former.trip_id, place.seat), leave(former.legs), own
        )


def rebook_into(transaction: Transaction, former: Booking, booking_id: str) -> None:
    """Add to `transaction`: another booking takes the place of one whose trip was cancelled.

    Raises (at the commit):
        ConditionFailed: `FORMER` + ..., the choice is over, or the booking is not as it was read.
    """
    actions: list[Any] = [
        BookingRecord.status.set(BookingStatus.EXCHANGED.value),
        BookingRecord.exchanged_for.set(booking_id),
        BookingRecord.changes.set(former.changes + 1),
        BookingRecord.choose_until.remove(),
    ]
    same = choice_as_read(former) & unchanged(former) & sealed_as_read(former)
    transaction.update(FORMER + BOOKING, booking_key(former.booking_id), actions, same)


def end_choice_into(transaction: Transaction, booking: Booking) -> None:
    """Add to `transaction`: the people of a booking whose trip was cancelled want their money.

    Raises (at the commit):
        ConditionFailed: the choice is over.
    """
    transaction.update(
        BOOKING,
        booking_key(booking.booking_id),
        [BookingRecord.choose_until.remove()],
        choice_as_read(booking),
    )


def reissue_into(transaction: Transaction, booking: Booking, ticket_id: str, place: Place) -> None:
    """Add to `transaction`: a place of a paid booking has another ticket and passenger.

    Args:
        ticket_id: of the ticket that it had.

    Raises (at the commit):
        ConditionFailed: the booking is not as it was read, or was erased or sealed anew since.
    """
    places = [place if each.ticket_id == ticket_id else each for each in booking.places]
    document = record_of(replace(booking, places=places)).document
    actions: list[Any] = [
        BookingRecord.document.set(document),
        BookingRecord.changes.set(booking.changes + 1),
    ]
    transaction.update(
        BOOKING, booking_key(booking.booking_id), actions, paid_as_read(booking) & sealed_as_read(booking)
    )


def give_back_into(transaction: Transaction, booking: Booking, part: GivenBack) -> None:
    """Add to `transaction`: tickets of a paid booking are cancelled, and their seats are nobody's.

    What a promo code took off their prices is the code's again, and the room of what they carry is free.

    Raises (at the commit):
        ConditionFailed: the booking or a seat is not as it was read.
    """
    left = [place for place in booking.places if part.tickets and place.ticket_id not in part.tickets]
    of_extras, has_extras = extras.give_back_into(transaction, booking, left)
    actions: list[Any] = [
        BookingRecord.given_back.set(given_back_document([*booking.given_back, part])),
        BookingRecord.changes.set(booking.changes + 1),
        *of_extras,
    ]
    if not part.tickets:
        actions.append(BookingRecord.status.set(BookingStatus.CANCELLED.value))
    transaction.update(BOOKING, booking_key(booking.booking_id), actions, paid_as_read(booking) & has_extras)
    for place in booking.places:
        if not part.tickets or place.ticket_id in part.tickets:
            own = claimed(booking.legs, booking.booking_id)
            transaction.update(
                SEAT + place.seat, seat_key(booking.trip_id, place.seat), leave(booking.legs), own
            )
