"""Reading the facts of a ticket."""

from datetime import timedelta

from tms.bookings.for_tickets import people as bookings
from tms.companies.for_tickets import phone_of
from tms.kernel.clock import now
from tms.tickets.formats.facts import BoardingPlace, Facts
from tms.tickets.keyring import token_of
from tms.tickets.ticket import Ticket
from tms.trips.for_tickets import any_trip as trips
from tms.trips.trip import Trip


def facts_of(ticket: Ticket) -> Facts:
    """Return the facts of a ticket, as they are now."""
    trip = trips.find(ticket.trip_id)
    return Facts(
        ticket=ticket,
        passenger=bookings.passenger_of(ticket.passenger, ticket.ticket_id),
        token=token_of(ticket),
        boarding_place=_boarding_place(trip, ticket.start) if trip else None,
        plate=trip.plate if trip else None,
        company_phone=phone_of(ticket.company_id),
        departs=ticket.departure_at + (trip.late(ticket.start) if trip else timedelta()),
        arrives=ticket.arrival_at + (trip.late(ticket.stop) if trip else timedelta()),
        at=now(),
    )


def _boarding_place(trip: Trip, start: int) -> BoardingPlace:
    stop = trip.stops[start]
    return BoardingPlace(stop.station_id, stop.name, stop.latitude, stop.longitude)
