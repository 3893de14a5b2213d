"""The messages about events, pure: each with a long text for a mail and a short one for an SMS."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.booking import Booking, BookingStatus
from tms.kernel.clock import at, offset_of
from tms.kernel.money import Money
from tms.kernel.text import one_line
from tms.payments.cancellation import LONG_DELAY_S

SMS_CHARACTERS = 160
"""What one SMS holds in the GSM alphabet. A longer text is sent as several messages, each of which costs."""

STATION_CHARACTERS = 30
"""What an SMS says of a longer name of a station is cut to this."""

SHORTEST_COMPANY = 12
"""An SMS that has less room left for the company does not name it."""


@dataclass(frozen=True)
class Message:
    """A message as a mail and as an SMS; the latter is empty where no SMS is sent."""

    subject: str
    mail: str
    sms: str = ""


NO_CODES: Mapping[str, str] = {}


def confirmed(booking: Booking, names: Sequence[str], codes: Mapping[str, str] = NO_CODES) -> Message:
    """Return the confirmation of a paid booking.

    Args:
        names: the names of the passengers, in the order of the booking's places.
        codes: the short code of each ticket, by its id.
    """
    places = "\n".join(
        f"  Seat {place.seat}: {one_line(name)}, {place.price}{_with_code(codes.get(place.ticket_id))}"
        for place, name in zip(booking.places, names, strict=True)
    )
    return Message(
        subject=f"Your tickets {_stretch(booking)}, {_day(booking)}",
        mail=(
            f"Your booking {reference(booking)} with {one_line(booking.company)} is paid.\n\n"
            f"{_stretch(booking)}\n"
            f"Departure {_day(booking)} at {_time(booking)}, arrival {_arrival(booking)}\n\n"
            f"{places}\n\nTotal {booking.total}\n\n"
            "Show the attached code of each ticket when you board, or tell its letters. It is good for one "
            "passenger, once.\n"
        ),
        sms=_confirmation(booking, codes),
    )


def payment_failed(booking: Booking, reason: str) -> Message:
    """Return the message that a payment failed.

    Args:
        booking: as it is now, perhaps long after the payment failed.
        reason: why, in words for the payer.
    """
    left = _AFTER_FAILURE[booking.status]
    if booking.status is BookingStatus.CANCELLED and booking.given_back:
        left = "The booking was paid and is cancelled; there is nothing left to pay."
    return Message(
        subject=f"Payment failed for booking {reference(booking)}",
        mail=(
            f"The payment for your booking {reference(booking)} ({_stretch(booking)}, "
            f"{_day(booking)} {_time(booking)}) failed.\n\n{reason}\n\n{left}\n"
        ),
    )


def refunded(booking: Booking, reason: str) -> Message:
    """Return the message that money was refunded; `reason` says why, in words for the payer."""
    return Message(
        subject=f"Money back for booking {reference(booking)}",
        mail=(
            f"A payment of {booking.total} for your booking {reference(booking)} ({_stretch(booking)}, "
            f"{_day(booking)} {_time(booking)}) went back to the account it came from.\n\n{reason}\n"
        ),
        sms=_cut(f"{booking.total} for booking {reference(booking)} went back. {reason}", SMS_CHARACTERS),
    )


def part_refunded(booking: Booking, amount: Money, reason: str) -> Message:
    """Return the message that a part of a payment went back; `reason` says why, in words for the payer."""
    return Message(
        subject=f"Money back for booking {reference(booking)}",
        mail=(
            f"{amount} for your booking {reference(booking)} ({_stretch(booking)}, "
            f"{_day(booking)} {_time(booking)}) went back to the account that paid.\n\n{reason}\n"
        ),
        sms=_cut(f"{amount} for booking {reference(booking)} went back. {reason}", SMS_CHARACTERS),
    )


def given_back(booking: Booking, tickets: int, refund: Money) -> Message:
    """Return the message that a customer cancelled tickets, so that nobody else does it unnoticed.

    Args:
        tickets: how many were cancelled; 0 for all that were left.
    """
    what = f"{tickets} ticket{'s' if tickets > 1 else ''} of your booking" if tickets else "Your booking"
    verb = "are" if tickets > 1 else "is"
    money = (
        f"{refund} goes back to the account that paid, without your doing anything."
        if refund.amount
        else "Nothing of the price goes back."
    )
    left = (
        "The other tickets stay good: " + ", ".join(f"seat {place.seat}" for place in booking.places) + ".\n"
        if tickets and booking.places
        else ""
    )
    text = f"Cancelled as you asked: {f'{tickets} of ' if tickets else ''}booking {reference(booking)}."
    return Message(
        subject=f"Tickets cancelled: {_stretch(booking)}, {_day(booking)}",
        mail=(
            f"{what} {reference(booking)} ({_stretch(booking)}, {_day(booking)} at {_time(booking)}) {verb} "
            f"cancelled, as you asked.\n\n{money}\n{left}"
        ),
        sms=_cut(f"{text} {money}", SMS_CHARACTERS),
    )


@dataclass(frozen=True)
class Instead:
    """A trip that passengers may take instead of one that was cancelled; times are local."""

    company: str
    departure_at: datetime
    arrival_at: datetime
    price: Money


def cancelled(booking: Booking, reason: str, instead: Sequence[Instead], *, paid: bool) -> Message:
    """Return the message that the company cancelled a trip; without SMS if the booking was not paid.

    Args:
        reason: in the company's words.
        instead: trips that have room for all passengers of the booking, by departure.
    """
    money = (
        f"The tickets are no longer valid. {booking.total} goes back to the account that paid, without your "
        f"doing anything.{_choice(booking)}"
        if paid
        else "Your seats are no longer held. If you have paid in this moment, the money goes back by itself."
    )
    return Message(
        subject=f"Cancelled: {_stretch(booking)}, {_day(booking)}",
        mail=(
            f"{one_line(booking.company)} has cancelled your trip {_stretch(booking)}, {_day(booking)} at "
            f"{_time(booking)} (booking {reference(booking)}).\n\n{_because(reason)}{money}\n\n"
            f"{_offer(instead, len(booking.places))}\n"
        ),
        sms=_cancellation(booking, instead) if paid else "",
    )


def bus_swapped(
    booking: Booking, names: Sequence[str], plate: str, lowered: Mapping[str, tuple[str, str]] | None = None
) -> Message:
    """Return the message that another bus runs the trip of a paid booking.

    It has no SMS if all seats stay, and their classes too.

    Args:
        names: the names of the passengers, in the order of the booking's places.
        plate: of the bus, once passengers look for it; else empty.
        lowered: by ticket, the class before and the lower one now.
    """
    lower = lowered or {}
    former = {
        ticket_id: each.before
        for ticket_id, each in booking.reseated.items()
        if each.swap_id == booking.swap_id
    }
    places = "\n".join(
        f"  Seat {place.seat}{_instead_of(former.get(place.ticket_id))}"
        f"{_class(lower.get(place.ticket_id))}: {one_line(name)}"
        for place, name in zip(booking.places, names, strict=True)
    )
    stations = "-".join(
        _cut(one_line(place), STATION_CHARACTERS) for place in (booking.origin, booking.destination)
    )
    changed = [
        f"{place.seat}{_instead_of(former.get(place.ticket_id))}{_class(lower.get(place.ticket_id))}"
        for place in booking.places
        if place.ticket_id in former or place.ticket_id in lower
    ]
    text = f"Another bus: booking {reference(booking)}, {booking.departure_at:%d.%m. %H:%M} {stations}, seat "
    moved = len([place for place in booking.places if place.ticket_id in former])
    seats = "Your seats have changed" if moved > 1 else "Your seat has changed"
    worse = sum(place.ticket_id in lower for place in booking.places)
    told = "A seat is of a lower class" if worse == 1 else f"{worse} seats are of a lower class"
    return Message(
        subject=f"Another bus: {_stretch(booking)}, {_day(booking)}",
        mail=(
            f"Another bus{f' ({plate})' if plate else ''} runs your trip {_stretch(booking)}, "
            f"{_day(booking)} at {_time(booking)} (booking {reference(booking)}). "
            f"{seats if moved else 'You keep your seats'}:\n\n{places}\n\n"
            f"{f'{told} than before; no other one was free. ' if worse else ''}"
            "Your tickets stay good, also with the codes that you have.\n"
        ),
        sms=_cut(text + _seats(changed, SMS_CHARACTERS - len(text) - 1) + ".", SMS_CHARACTERS)
        if changed
        else "",
    )


def delayed(booking: Booking, departs: datetime, arrives: datetime) -> Message:
    """Return the message that a trip is late, or on time again.

    Args:
        departs, arrives: the expected times of the booking's stretch, with the stops' offsets.
    """
    late = departs > booking.departure_at or arrives > booking.arrival_at
    what = "Late" if late else "On time again"
    times = f"leaves at {_moment(departs, booking)} and arrives at {_moment(arrives, booking)}"
    stations = "-".join(
        _cut(one_line(place), STATION_CHARACTERS) for place in (booking.origin, booking.destination)
    )
    return Message(
        subject=f"{what}: {_stretch(booking)}, {_day(booking)}",
        mail=(
            f"Your trip {_stretch(booking)}, {_day(booking)} at {_time(booking)} (booking "
            f"{reference(booking)}) {'is late' if late else 'is on time again'}: the bus now {times}.\n\n"
            f"Please be at the stop at that time. Your tickets stay good.\n{_if_long(booking, departs)}"
        ),
        sms=_cut(
            f"{what}: booking {reference(booking)}, {booking.departure_at:%d.%m. %H:%M} {stations} now "
            f"leaves at {_moment(departs, booking)}."
            f"{' You may cancel for the whole price.' if _is_long(booking, departs) else ''}",
            SMS_CHARACTERS,
        ),
    )


def _is_long(booking: Booking, departs: datetime) -> bool:
    """Tell whether a paid booking's bus is so late that its people may choose; see `LONG_DELAY_S`."""
    late_s = (departs - booking.departure_at).total_seconds()
    return booking.status is BookingStatus.CONFIRMED and late_s >= LONG_DELAY_S


def _if_long(booking: Booking, departs: datetime) -> str:
    """Return the paragraph about what the people of a bus that is very late may choose."""
    if not _is_long(booking, departs):
        return ""
    return (
        "\nBecause the bus is late by an hour or more, you may choose until it leaves: travel with it, "
        f"cancel for the whole price, or take another trip of {one_line(booking.company)} along the same "
        "way, which costs no more than you paid. Open your booking to do so.\n"
    )


def reference(booking: Booking) -> str:
    """Return the reference of a booking that people read: the last eight characters of its id."""
    return booking.booking_id[-8:]


_AFTER_FAILURE = {
    BookingStatus.HELD: "Your seats stay held for a few minutes; you can pay again until then.",
    BookingStatus.EXPIRED: "Your seats are no longer held. Book again; they may still be free.",
    BookingStatus.CANCELLED: "The company has cancelled the trip; there is nothing left to pay.",
    BookingStatus.EXCHANGED: "The booking was exchanged for another one; there is nothing left to pay.",
    BookingStatus.CONFIRMED: "Another payment has paid for the booking: your tickets are good.",
}


def _class(lowered: tuple[str, str] | None) -> str:
    """Return which class a seat has, and which was had before, if that was a higher one."""
    return f", class {lowered[1]} instead of {lowered[0]}" if lowered else ""


def _instead_of(seat: str | None) -> str:
    return f" instead of {seat}" if seat else ""


def _stretch(booking: Booking, dash: str = " - ") -> str:
    return f"{one_line(booking.origin)}{dash}{one_line(booking.destination)}"


def _with_code(code: str | None) -> str:
    return f", code {code}" if code else ""


def _confirmation(booking: Booking, codes: Mapping[str, str]) -> str:
    """Return the SMS of a paid booking: what is needed at the bus stands first, and the rest is shortened.

    A seat is followed by the short code of its ticket: a phone without a camera boards by that. Stations are
    cut; of the seats those that fit are named and the others counted; the company comes last, if there is
    room.
    """
    stations = "-".join(
        _cut(one_line(place), STATION_CHARACTERS) for place in (booking.origin, booking.destination)
    )
    text = f"Paid. Booking {reference(booking)}: {booking.departure_at:%d.%m. %H:%M} {stations}, seat "
    labels = [f"{place.seat} {codes.get(place.ticket_id, '')}".strip() for place in booking.places]
    text += _seats(labels, SMS_CHARACTERS - len(text))
    company = f", {one_line(booking.company)}"
    return _cut(text + company, SMS_CHARACTERS) if len(text) + SHORTEST_COMPANY <= SMS_CHARACTERS else text


def _because(reason: str) -> str:
    return f"The company's reason: {one_line(reason)}\n\n" if reason else ""


def _offer(instead: Sequence[Instead], seats: int) -> str:
    """Return the lines that tell which trips may be taken instead."""
    if not instead:
        return "No trip of that day or the next one has enough free seats. Search for another day."
    lines = "\n".join(
        f"  {each.departure_at:%d %B %Y %H:%M}, arrival {_arrival(each)}: {one_line(each.company)}, "
        f"{each.price} a seat"
        for each in instead
    )
    room = "a free seat" if seats == 1 else f"{seats} free seats"
    return f"The next trips that have {room} as we write this:\n{lines}"


def _choice(booking: Booking) -> str:
    """Return the paragraph about the choice of another trip; empty if there is none."""
    if booking.choose_until is None:
        return ""
    until = at(booking.choose_until, offset_of(booking.departure_at))
    return (
        f"\n\nUntil {until:%d %B, %H:%M} you may take another trip of {one_line(booking.company)} from "
        f"{one_line(booking.origin)} to {one_line(booking.destination)} instead, at no cost. Open your "
        "booking and choose it there. Your money waits until then; you can also ask for it at once."
    )


def _cancellation(booking: Booking, instead: Sequence[Instead]) -> str:
    """Return the SMS about a paid booking of a cancelled trip; the next departures that fit are named."""
    stations = "-".join(
        _cut(one_line(place), STATION_CHARACTERS) for place in (booking.origin, booking.destination)
    )
    text = (
        f"Cancelled: booking {reference(booking)}, {booking.departure_at:%d.%m. %H:%M} {stations}. "
        f"{booking.total} goes back."
    )
    if booking.choose_until is not None:
        until = at(booking.choose_until, offset_of(booking.departure_at))
        text = f"{text[:-1]}, or choose another trip until {until:%H:%M}."
    for number, each in enumerate(instead):
        same_day = each.departure_at.date() == booking.departure_at.date()
        when = f"{each.departure_at:%H:%M}" if same_day else f"{each.departure_at:%d.%m. %H:%M}"
        more = f", {when}" if number else f" Next: {when}"
        if len(text) + len(more) <= SMS_CHARACTERS:
            text += more
    return _cut(text, SMS_CHARACTERS)


def _seats(labels: Sequence[str], room: int) -> str:
    """Return the labels in at most `room` characters, with the number of those that do not fit."""
    text = ", ".join(labels)
    named = len(labels)
    while len(text) > room and named:
        named -= 1
        text = f"{', '.join(labels[:named])} and {len(labels) - named} more"
    return text


def _arrival(booking: Booking | Instead) -> str:
    """Return the time of arrival, with the day if it is another one than that of the departure."""
    same_day = booking.arrival_at.date() == booking.departure_at.date()
    return f"{booking.arrival_at:%H:%M}" if same_day else f"{booking.arrival_at:%d %B %Y at %H:%M}"


def _moment(moment: datetime, booking: Booking) -> str:
    """Return a time, with its day if that is another one than the booking's."""
    same_day = moment.date() == booking.departure_at.date()
    return f"{moment:%H:%M}" if same_day else f"{moment:%d.%m. %H:%M}"


def _day(booking: Booking) -> str:
    return f"{booking.departure_at:%d %B %Y}"


def _time(booking: Booking) -> str:
    return f"{booking.departure_at:%H:%M}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 3].rstrip() + "..."
