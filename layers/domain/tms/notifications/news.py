"""The news of an event: the message, the booking that it is about, and where it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.accounts import for_notifications as accounts
from tms.bookings import for_notifications as bookings
from tms.bookings.booking import Booking
from tms.kernel.clock import epoch
from tms.kernel.events.catalogue import BookingConfirmed, PaymentFailed, PaymentRefunded
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.logging import count, logger
from tms.kernel.messaging.sms_rules import SmsKind
from tms.notifications import messages
from tms.notifications.messages import Message
from tms.payments import for_notifications as payments


@dataclass(frozen=True)
class News:
    """A message, the booking that it is about, and where it is sent.

    Attributes:
        with_tickets: whether the mail holds the codes of the tickets.
        email, phone: those of the booking's contact, else of the passenger's account that made the booking.
            The phone is else that of the first passenger.
        sms: the kind of SMS that it is; None if it is sent by mail alone. Anybody can let payments fail and
            give any phone number, so that a failed payment is no reason for an SMS, for which we pay. After
            the others, somebody has paid.
    """

    booking: Booking
    message: Message
    with_tickets: bool
    email: str | None
    phone: str | None
    sms: SmsKind | None


def news_of(event: CloudEvent) -> News | None:
    """Return the news of an event; None if the booking was erased, so that nobody is left to be told.

    Raises:
        TypeError: nobody is told of such events; the queue's filter should not have let it in.
        LookupError: there is no such booking.
    """
    data = event.data
    if not isinstance(data, BookingConfirmed | PaymentFailed | PaymentRefunded):
        raise TypeError(f"nobody is told of {event.type}")
    booking = bookings.find(data.booking_id)
    if booking is None:
        raise LookupError(f"{event.type} names {data.booking_id}, which does not exist")
    if booking.erased_at is not None:
        logger.info("the booking was erased; nobody is told", extra={"booking_id": booking.booking_id})
        count("MessagesToNobody")
        return None
    guest = booking.is_guests
    email, phone = (None, None) if guest else accounts.reachable_at(booking.owner)
    contact = bookings.customer_of(booking).contact
    passengers = bookings.passengers_of(booking)
    return News(
        booking=booking,
        message=_message(data, booking.seen_at(epoch()), [each.name or "" for each in passengers]),
        with_tickets=isinstance(data, BookingConfirmed),
        email=contact.email or email,
        phone=contact.phone or phone or passengers[0].phone,
        sms=_SMS.get(type(data)),
    )


_SMS = {BookingConfirmed: SmsKind.TICKET, PaymentRefunded: SmsKind.REFUND}


def _message(
    data: BookingConfirmed | PaymentFailed | PaymentRefunded, booking: Booking, names: Sequence[str]
) -> Message:
    if isinstance(data, BookingConfirmed):
        return messages.confirmed(booking, names)
    if isinstance(data, PaymentFailed):
        return messages.payment_failed(booking, payments.in_words(data.reason))
    return messages.refunded(booking, payments.in_words(data.reason))
