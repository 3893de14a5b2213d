"""Use case: choose the money of a cancelled trip instead of another trip, so that it waits no longer."""

from functools import partial

from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.for_payments import changes as bookings
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction
from tms.payments import choice_store, store
from tms.payments.payment import Payment, PaymentStatus
from tms.payments.views import PaymentView, payment_view


def take_money_back(caller: Caller, booking_id: str) -> PaymentView:
    """Let the money of a booking whose trip was cancelled go back now; a repeat is answered the same.

    The provider is asked within a minute, by the queue of checks.

    Raises:
        NotFound: `booking_not_found`.
        Forbidden: `not_allowed`.
        Conflict: `no_money_waits`: the trip was not cancelled, or another trip was chosen.
    """
    return payment_view(until_settled(partial(_take, caller, booking_id)))


def _take(caller: Caller, booking_id: str) -> Payment:
    booking = bookings.find_to_change(caller, booking_id)
    payment = _going_back(booking)
    now = epoch()
    if not payment.choice_left(now) or not booking.may_choose(now):
        return payment
    transaction = Transaction()
    bookings.end_choice_into(transaction, booking)
    choice_store.hurry_into(transaction, payment, now)
    entry = audit.Entry("booking.money_chosen", booking_id, booking.company_id, after={"at": now})
    audit.add_if_staff(transaction, entry)
    if not transaction.happens():
        raise Overtaken
    return _going_back(booking)


def _going_back(booking: Booking) -> Payment:
    """Return the payment of a cancelled booking whose money goes back, or has gone."""
    payment = store.find(booking.payment_id) if booking.payment_id else None
    back = {PaymentStatus.REFUNDING, PaymentStatus.REFUNDED}
    if booking.status is not BookingStatus.CANCELLED or payment is None or payment.status not in back:
        raise Conflict("no_money_waits", "No money of this booking waits for a choice.")
    return payment
