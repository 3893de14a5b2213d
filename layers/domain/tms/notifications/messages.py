"""What people are told, pure: one message per event, short for a phone and longer for a mail."""

from dataclasses import dataclass

from tms.bookings.bookings import Booking

SMS_CHARACTERS = 160
"""What one SMS holds in the GSM alphabet; a longer text is sent, and paid, as several."""


@dataclass(frozen=True)
class Message:
    """A message in its two lengths."""

    subject: str
    mail: str
    sms: str


def confirmed(booking: Booking) -> Message:
    """Return the confirmation of a paid booking."""
    places = "\n".join(f"  Seat {place.seat}: {place.name}, {place.price}" for place in booking.places)
    return Message(
        subject=f"Your tickets {booking.origin} - {booking.destination}, {_day(booking)}",
        mail=(
            f"Your booking {reference(booking)} with {booking.company} is paid.\n\n"
            f"{booking.origin} - {booking.destination}\n"
            f"Departure {_day(booking)} at {_time(booking)}, arrival {booking.arrival_at:%H:%M}\n\n"
            f"{places}\n\nTotal {booking.total}\n\n"
            "Show the attached code of each ticket when you board. It is good for one passenger, once.\n"
        ),
        sms=_short(
            f"Paid. {booking.origin}-{booking.destination} {booking.departure_at:%d.%m. %H:%M}, "
            f"seat {_seats(booking)}, {booking.company}. Booking {reference(booking)}"
        ),
    )


def payment_failed(booking: Booking, reason: str) -> Message:
    """Return the news that a payment failed; `reason` is words for the payer."""
    return Message(
        subject=f"Payment failed for booking {reference(booking)}",
        mail=(
            f"The payment for your booking {reference(booking)} ({booking.origin} - {booking.destination}, "
            f"{_day(booking)} {_time(booking)}) failed.\n\n{reason}\n\n"
            "Your seats stay held for a few minutes; you can pay again until then.\n"
        ),
        sms=_short(f"Payment for booking {reference(booking)} failed. {reason}"),
    )


def refunded(booking: Booking) -> Message:
    """Return the news that late money went back."""
    return Message(
        subject=f"Money back for booking {reference(booking)}",
        mail=(
            f"Your payment of {booking.total} for booking {reference(booking)} came after the hold had "
            "ended, and the seats were taken by then. The money went back to the account it came from.\n"
        ),
        sms=_short(
            f"Your payment of {booking.total} for booking {reference(booking)} came too late; it went back."
        ),
    )


def reference(booking: Booking) -> str:
    """Return the short name of a booking for people."""
    return booking.booking_id[-8:]


def _day(booking: Booking) -> str:
    return f"{booking.departure_at:%d %B %Y}"


def _time(booking: Booking) -> str:
    return f"{booking.departure_at:%H:%M}"


def _seats(booking: Booking) -> str:
    return ", ".join(place.seat for place in booking.places)


def _short(text: str) -> str:
    return text if len(text) <= SMS_CHARACTERS else text[: SMS_CHARACTERS - 3] + "..."
