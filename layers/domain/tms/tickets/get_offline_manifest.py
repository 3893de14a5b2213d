"""Use case: give a scanner the passengers of a trip, readable only with their tickets."""

from collections.abc import Iterator
from dataclasses import replace

from tms.bookings.for_tickets import people
from tms.bookings.for_tickets.sold import sold_places
from tms.kernel.access.caller import Caller
from tms.kernel.clock import at, epoch, offset_of
from tms.tickets import store
from tms.tickets.keyring import tokens_of
from tms.tickets.offline_views import OfflineManifest, SealedEntry
from tms.tickets.scannable import scannable
from tms.tickets.sealed_entry import sealed_entry
from tms.tickets.ticket import Ticket, TicketStatus


def get_offline_manifest(caller: Caller, trip_id: str) -> OfflineManifest:
    """Return the sealed entries of a trip's valid tickets.

    A ticket has an entry for each token that is good for it: with the seats that it had before the trip got
    another bus, and under each key of the ring, because its QR code was perhaps made before a rotation.

    Raises:
        NotFound, Forbidden: see `scannable`.
    """
    trip = scannable(caller, trip_id)
    places = sold_places(trip_id)
    tickets = [each for each in store.by_ids(places) if each.trip_id == trip_id]
    entries = [
        SealedEntry(*sealed_entry(token, trip_id, _content(ticket, places[ticket.ticket_id])))
        for ticket in tickets
        if ticket.status is not TicketStatus.VOID
        for token in _tokens(ticket)
    ]
    made_at = at(epoch(), offset_of(trip.departure_at))
    return OfflineManifest(trip_id, made_at, sorted(entries, key=lambda each: each.id))


def _tokens(ticket: Ticket) -> Iterator[str]:
    for seat in (ticket.seat, *ticket.former_seats):
        yield from tokens_of(replace(ticket, seat=seat))


def _content(ticket: Ticket, category: str) -> dict[str, object]:
    boarding = ticket.boarding
    return {
        "ticket_id": ticket.ticket_id,
        "seat": ticket.seat,
        "name": people.passenger_of(ticket.passenger, ticket.ticket_id).name,
        "category": category,
        "from": ticket.origin,
        "to": ticket.destination,
        "boarded_at": boarding.scanned_at if boarding else None,
    }
