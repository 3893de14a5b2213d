"""Use case: list the payments for the caller's bookings."""

from typing import TYPE_CHECKING

from tms.bookings.for_payments import own as bookings
from tms.kernel.access.caller import Caller
from tms.payments import own_store
from tms.payments.list_views import PaymentList, payment_row

if TYPE_CHECKING:
    from tms.payments.requests import OwnPaymentsQuery


def list_payments(caller: Caller, query: "OwnPaymentsQuery") -> PaymentList:
    """Return the payments of a page of the bookings that the caller's account made, the newest first.

    Raises:
        BadRequest: `bad_cursor`.
    """
    found, following = bookings.own_page(caller, query.limit, query.cursor)
    payments = own_store.by_ids({each for booking in found for each in booking.payments_begun})
    newest = sorted(payments, key=lambda payment: (payment.created_at, payment.payment_id), reverse=True)
    rows = [
        payment_row(payment, booking)
        for booking in found
        for payment in newest
        if payment.booking_id == booking.booking_id
    ]
    return PaymentList(rows, following)
