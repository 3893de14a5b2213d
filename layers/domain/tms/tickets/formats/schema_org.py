"""Tickets as schema.org data in a mail, by which mail programs show the journey and its code; pure.

The form is schema.org's BusReservation, with the parts that Gmail reads ("Bus reservation" in its markup
reference): one reservation for each ticket.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tms.kernel.text import one_line
from tms.tickets.ticket import Ticket


def reservation(ticket: Ticket, name: str, token: str) -> dict[str, Any]:
    """Return a ticket as a BusReservation.

    Args:
        name: the passenger's.
        token: the text of the QR code.
    """
    return {
        "@context": "https://schema.org",
        "@type": "BusReservation",
        "reservationNumber": ticket.booking_id[-8:],
        "reservationStatus": "https://schema.org/ReservationConfirmed",
        "underName": {"@type": "Person", "name": one_line(name)},
        "reservationFor": {
            "@type": "BusTrip",
            "departureBusStop": {"@type": "BusStop", "name": one_line(ticket.origin)},
            "departureTime": ticket.departure_at.isoformat(),
            "arrivalBusStop": {"@type": "BusStop", "name": one_line(ticket.destination)},
            "arrivalTime": ticket.arrival_at.isoformat(),
            "provider": {"@type": "Organization", "name": one_line(ticket.company)},
        },
        "reservedTicket": {
            "@type": "Ticket",
            "ticketNumber": ticket.ticket_id,
            "ticketToken": f"qrCode:{token}",
            "ticketedSeat": {"@type": "Seat", "seatNumber": ticket.seat},
        },
    }


def script(reservations: Iterable[Mapping[str, Any]]) -> str:
    """Return the element of an HTML page that holds reservations; no name in it can end it."""
    told = json.dumps(list(reservations), ensure_ascii=False, separators=(",", ":"))
    safe = told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{safe}</script>'
