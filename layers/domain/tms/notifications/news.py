"""What an event means to the people it concerns."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.accounts import for_notifications as accounts
from tms.bookings import for_notifications as bookings
from tms.bookings.booking import Booking
from tms.kernel.clock import epoch
from tms.kernel.events.catalogue import BookingConfirmed, PaymentFailed, PaymentRefunded
from tms.kernel.events.cloud_events import CloudEvent
from tms.kernel.logging import count, logger
from tms.notifications import messages
from tms.notifications.messages import Message
from tms.payments import for_notifications as payments


@dataclass(frozen=True)
class News:
    """A message and the booking it is about.

    Attributes:
        email, phone: where to tell it: at the booking's contact, else at the account that owns it; by phone
            else at the first passenger's.
        may_cost: whether it may be sent where we pay for each message. Anybody can let payments fail and give
            any number for the news of it, so that a guest's failures are no reason to pay for an SMS.
    """

    booking: Booking
    message: Message
    with_tickets: bool
    email: str | None
    phone: str | None
    may_cost: bool


def news_of(event: CloudEvent) -> News | None:
    """Return what to tell of an event; None where the booking was erased, and there is nobody to tell.

    Raises:
        TypeError: nobody is told of such events; the queue's filter should not have let it in.
        LookupError: it names a booking that does not exist.
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
        may_cost=not (guest and isinstance(data, PaymentFailed)),
    )


def _message(
    data: BookingConfirmed | PaymentFailed | PaymentRefunded, booking: Booking, names: Sequence[str]
) -> Message:
    if isinstance(data, BookingConfirmed):
        return messages.confirmed(booking, names)
    if isinstance(data, PaymentFailed):
        return messages.payment_failed(booking, payments.in_words(data.reason))
    return messages.refunded(booking, payments.in_words(data.reason))
