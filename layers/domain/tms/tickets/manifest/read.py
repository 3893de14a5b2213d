"""Reading the manifest of a trip."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from tms.bookings.booking import Passenger
from tms.bookings.for_tickets import people
from tms.bookings.for_tickets.sold import sold_places
from tms.fleet.layout import from_grid
from tms.fleet.routes import ADULT
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.clock import at, epoch, offset_of
from tms.kernel.errors import Forbidden
from tms.kernel.money import total
from tms.tickets import store
from tms.tickets.manifest.views import Manifest, ManifestPassenger, ManifestStop, ManifestTotals
from tms.tickets.ticket import Ticket, TicketStatus
from tms.trips.for_tickets import trips
from tms.trips.for_tickets.names import driver_of
from tms.trips.trip import Trip, TripStatus

OVER = frozenset({TripStatus.ARRIVED, TripStatus.RECONCILED, TripStatus.CANCELLED})
"""The states in which a driver has no passenger to call any more."""


def manifest_of(caller: Caller, trip_id: str) -> Manifest:
    """Return the manifest of a trip of the caller's company, as it is now.

    Staff with the permission to read bookings see it, and the trip's driver does.

    Raises:
        NotFound: `trip_not_found`; also if it belongs to another company.
        Forbidden: `not_the_driver`.
    """
    trip = trips.find_own(caller, trip_id)
    staff = caller.can(Permission.BOOKING_READ_COMPANY)
    if not staff and caller.subject != trip.driver_id:
        raise Forbidden("not_the_driver", "Only the driver of this trip, or staff with bookings, see this.")
    places = sold_places(trip_id)
    tickets = [
        each
        for each in store.by_ids(places)
        if each.trip_id == trip_id and each.status is not TicketStatus.VOID
    ]
    tickets.sort(key=lambda each: (each.start, *_in_the_bus(each.seat)))
    return _manifest(trip, tickets, places, phones=staff or trip.status not in OVER)


def _manifest(
    trip: Trip, tickets: Sequence[Ticket], categories: Mapping[str, str], *, phones: bool
) -> Manifest:
    offset = offset_of(trip.departure_at)
    boarded = sum(each.status is TicketStatus.BOARDED for each in tickets)
    return Manifest(
        trip_id=trip.trip_id,
        status=trip.status,
        company=trip.company,
        route=trip.route,
        plate=trip.plate,
        bus_class=trip.bus_class,
        driver=driver_of(trip),
        service_date=trip.service_date,
        departure_at=trip.departure_at,
        arrival_at=trip.arrival_at,
        made_at=at(epoch(), offset),
        passengers=[
            _passenger(each, categories.get(each.ticket_id, ADULT), offset, phones=phones) for each in tickets
        ],
        stops=[_stop(trip, place, tickets) for place in range(len(trip.stops))],
        totals=ManifestTotals(
            seats=from_grid(trip.layout).capacity,
            sold=len(tickets),
            boarded=boarded,
            missing=len(tickets) - boarded,
            lap_children=sum(each.lap_child is not None for each in tickets),
            extra_luggage=sum(each.luggage for each in tickets),
            fares=total((each.price for each in tickets), trip.currency),
        ),
    )


def _passenger(ticket: Ticket, category: str, offset: int, *, phones: bool) -> ManifestPassenger:
    known: Passenger = people.passenger_of(ticket.passenger, ticket.ticket_id)
    scanned: datetime | None = at(ticket.boarding.scanned_at, offset) if ticket.boarding else None
    return ManifestPassenger(
        ticket_id=ticket.ticket_id,
        seat=ticket.seat,
        name=known.name,
        phone=known.phone if phones else None,
        category=category,
        from_stop=ticket.start,
        from_=ticket.origin,
        to_stop=ticket.stop,
        to=ticket.destination,
        fare=ticket.price,
        lap_child=people.lap_child_view(ticket.lap_child, known),
        extra_luggage=ticket.luggage,
        boarded=ticket.status is TicketStatus.BOARDED,
        boarded_at=scanned,
    )


def _stop(trip: Trip, place: int, tickets: Sequence[Ticket]) -> ManifestStop:
    stop, last = trip.stops[place], len(trip.stops) - 1
    return ManifestStop(
        station_id=stop.station_id,
        name=stop.name,
        arrival_at=stop.arrival_at,
        departure_at=stop.departure_at,
        boarding=sum(each.start == place for each in tickets),
        alighting=sum(each.stop == place for each in tickets),
        load=None if place == last else sum(each.start <= place < each.stop for each in tickets),
    )


def _in_the_bus(seat: str) -> tuple[int, str]:
    """Return the place of a seat in the order of the rows: 2A comes before 10A."""
    row = re.match(r"\d+", seat)
    return int(row[0]) if row else 0, seat
