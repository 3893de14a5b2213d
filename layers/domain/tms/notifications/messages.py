"""The messages about events, pure: each with a long text for a mail and a short one for an SMS."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.bookings.booking import Booking, BookingStatus
from tms.kernel.text import JOINERS

SMS_CHARACTERS = 160
"""What one SMS holds in the GSM alphabet. A longer text is sent as several messages, each of which costs."""


@dataclass(frozen=True)
class Message:
    """A message as a mail and as an SMS."""

    subject: str
    mail: str
    sms: str


def confirmed(booking: Booking, names: Sequence[str]) -> Message:
    """Return the confirmation of a paid booking.

    Args:
        names: the names of the passengers, in the order of the booking's places.
    """
    places = "\n".join(
        f"  Seat {place.seat}: {_line(name)}, {place.price}"
        for place, name in zip(booking.places, names, strict=True)
    )
    return Message(
        subject=f"Your tickets {_stretch(booking)}, {_day(booking)}",
        mail=(
            f"Your booking {reference(booking)} with {_line(booking.company)} is paid.\n\n"
            f"{_stretch(booking)}\n"
            f"Departure {_day(booking)} at {_time(booking)}, arrival {booking.arrival_at:%H:%M}\n\n"
            f"{places}\n\nTotal {booking.total}\n\n"
            "Show the attached code of each ticket when you board. It is good for one passenger, once.\n"
        ),
        sms=_short(
            f"Paid. {_stretch(booking, '-')} {booking.departure_at:%d.%m. %H:%M}, "
            f"seat {_seats(booking)}, {_line(booking.company)}. Booking {reference(booking)}"
        ),
    )


def payment_failed(booking: Booking, reason: str) -> Message:
    """Return the message that a payment failed.

    Args:
        booking: as it is now, perhaps long after the payment failed.
        reason: why, in words for the payer.
    """
    return Message(
        subject=f"Payment failed for booking {reference(booking)}",
        mail=(
            f"The payment for your booking {reference(booking)} ({_stretch(booking)}, "
            f"{_day(booking)} {_time(booking)}) failed.\n\n{reason}\n\n{_AFTER_FAILURE[booking.status]}\n"
        ),
        sms=_short(f"Payment for booking {reference(booking)} failed. {reason}"),
    )


def refunded(booking: Booking, reason: str) -> Message:
    """Return the message that money was refunded; `reason` says why, in words for the payer."""
    return Message(
        subject=f"Money back for booking {reference(booking)}",
        mail=(
            f"A payment of {booking.total} for your booking {reference(booking)} ({_stretch(booking)}, "
            f"{_day(booking)} {_time(booking)}) went back to the account it came from.\n\n{reason}\n"
        ),
        sms=_short(f"{booking.total} for booking {reference(booking)} went back. {reason}"),
    )


def reference(booking: Booking) -> str:
    """Return the reference of a booking that people read: the last eight characters of its id."""
    return booking.booking_id[-8:]


_AFTER_FAILURE = {
    BookingStatus.HELD: "Your seats stay held for a few minutes; you can pay again until then.",
    BookingStatus.EXPIRED: "Your seats are no longer held. Book again; they may still be free.",
    BookingStatus.CONFIRMED: "Another payment has paid for the booking: your tickets are good.",
}


def _stretch(booking: Booking, dash: str = " - ") -> str:
    return f"{_line(booking.origin)}{dash}{_line(booking.destination)}"


def _line(text: str) -> str:
    """Return text without line breaks, so that no name can forge a line of a mail."""
    kept = (each if each.isprintable() or each in JOINERS else " " for each in text)
    return " ".join("".join(kept).split())


def _day(booking: Booking) -> str:
    return f"{booking.departure_at:%d %B %Y}"


def _time(booking: Booking) -> str:
    return f"{booking.departure_at:%H:%M}"


def _seats(booking: Booking) -> str:
    return ", ".join(place.seat for place in booking.places)


def _short(text: str) -> str:
    return text if len(text) <= SMS_CHARACTERS else text[: SMS_CHARACTERS - 3] + "..."
