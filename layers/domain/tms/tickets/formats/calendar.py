"""A ticket as an iCalendar event (RFC 5545); pure.

The event has the ticket's id as its UID, so that a calendar which imports it again changes the event that it
has. Its SEQUENCE grows with the time, because a delay or the end of a ticket must win over what came before.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from tms.kernel.text import one_line
from tms.tickets.formats.facts import Facts

LINE_BYTES = 75
"""A longer line is folded (RFC 5545, 3.1)."""

SEQUENCE_ZERO = 1_767_225_600
"""The epoch second (the beginning of 2026) that SEQUENCE counts from: it has 31 bits in some calendars."""


def ics(facts: Facts) -> str:
    """Return a calendar with one event: the journey, by its expected times, with an alarm an hour before."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(facts))


def _lines(facts: Facts) -> Iterator[str]:
    ticket = facts.ticket
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//TMS//Tickets//EN"
    yield f"METHOD:{'CANCEL' if facts.is_void else 'PUBLISH'}"
    yield "BEGIN:VEVENT"
    yield f"UID:{ticket.ticket_id}"
    yield f"SEQUENCE:{max(0, int(facts.at.timestamp()) - SEQUENCE_ZERO)}"
    yield f"DTSTAMP:{_utc(facts.at)}"
    yield f"DTSTART:{_utc(facts.departs)}"
    yield f"DTEND:{_utc(facts.arrives)}"
    yield f"SUMMARY:{_text(f'Bus {facts.way}, seat {ticket.seat}')}"
    yield f"LOCATION:{_text(ticket.origin)}"
    if facts.boarding_place:
        yield f"GEO:{facts.boarding_place.latitude:.6f};{facts.boarding_place.longitude:.6f}"
    yield "DESCRIPTION:" + "\\n".join(map(_text, _description(facts)))
    yield f"STATUS:{'CANCELLED' if facts.is_void else 'CONFIRMED'}"
    yield "TRANSP:OPAQUE"
    if not facts.is_void:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield "TRIGGER:-PT1H"
        yield f"DESCRIPTION:{_text(f'Bus {facts.way} leaves in an hour')}"
        yield "END:VALARM"
    yield "END:VEVENT"
    yield "END:VCALENDAR"


def _description(facts: Facts) -> Iterator[str]:
    ticket = facts.ticket
    yield f"{ticket.company}, booking {facts.reference}, seat {ticket.seat}"
    if facts.is_late:
        yield f"Late: scheduled at {ticket.departure_at:%H:%M}, expected at {facts.departs:%H:%M}"
    if facts.plate:
        yield f"Bus {facts.plate}"
    if facts.company_phone:
        yield f"Phone {facts.company_phone}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """Return a value as TEXT (RFC 5545, 3.3.11)."""
    escaped = one_line(value).replace("\\", "\\\\")
    return escaped.replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Return a line in parts of at most 75 bytes, none of which ends within a character."""
    parts, part, room = [], "", LINE_BYTES
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append(part)
            part, room = "", LINE_BYTES - 1  # the space before it
        part += character
        room -= size
    return "\r\n ".join([*parts, part])
