"""Use case: another person travels, or a name is spelt right: a new ticket takes the place of the old one."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.bookings.booking import Booking, Place
from tms.bookings.for_tickets import passengers as bookings
from tms.bookings.for_tickets import people
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Forbidden
from tms.kernel.ids import derived_id
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction
from tms.tickets import store
from tms.tickets.find_ticket import find_for
from tms.tickets.formats.read import facts_of
from tms.tickets.known_by_code import Whose
from tms.tickets.reissuable import require_reissuable
from tms.tickets.ticket import Ticket, TicketStatus, ticket_of
from tms.tickets.views import TicketView, ticket_view
from tms.trips.for_tickets.lateness import late_s

if TYPE_CHECKING:
    from tms.tickets.requests import PassengerChange


def change_passenger(caller: Caller, ticket_id: str, request: "PassengerChange") -> TicketView:
    """Give a ticket's place to another passenger, with a new ticket and token; the old one is void.

    Booking and tickets change in one transaction. If the phone is another one, the new ticket is sent there.
    A request that changes nothing is answered with the ticket as it is, and the same request again with the
    new ticket.

    Raises:
        NotFound: `ticket_not_found`.
        Forbidden: `not_allowed`.
        Conflict: `ticket_replaced`, with the id of the new one; `ticket_void`, `already_boarded`,
            `trip_cancelled`, `trip_departed`, `reissued_often`.
    """
    return ticket_view(facts_of(until_settled(partial(_change, caller, ticket_id, request))))


def _change(caller: Caller, ticket_id: str, request: "PassengerChange") -> Ticket:
    ticket = find_for(caller, ticket_id)
    if not ticket.changeable_by(caller):
        raise Forbidden("not_allowed", f"This needs the permission {Permission.BOOKING_CHANGE_COMPANY}.")
    new_id = derived_id("tkt", ticket_id, "reissued")
    if ticket.status is TicketStatus.VOID:
        return _replaced(new_id, request)
    before = people.passenger_of(ticket.passenger, ticket_id)
    after = replace(before, name=request.name or before.name, phone=request.phone or before.phone)
    if after == before:
        return ticket
    require_reissuable(ticket, late_s(ticket.trip_id, ticket.start), epoch())
    booking = bookings.find(ticket.booking_id)
    place = next((each for each in booking.places if each.ticket_id == ticket_id), None) if booking else None
    if booking is None or place is None:
        raise Overtaken
    sealed = bookings.seal_passenger(after, new_id)
    reissued = replace(place, ticket_id=new_id, passenger=sealed)
    return _write(ticket, booking, reissued, sent=after.phone != before.phone)


def _replaced(new_id: str, request: "PassengerChange") -> Ticket:
    """Return the ticket that took the place of a void one, if this very request made it.

    Raises:
        Conflict: `ticket_replaced`, `ticket_void`.
    """
    new = store.find(new_id)
    if new is None:
        raise Conflict("ticket_void", "This ticket is void. It was cancelled, or exchanged for another one.")
    now = people.passenger_of(new.passenger, new_id)
    if (request.name or now.name, request.phone or now.phone) != (now.name, now.phone):
        raise Conflict("ticket_replaced", "Another ticket took the place of this one.", ticket_id=new_id)
    return new


def _write(old: Ticket, booking: Booking, place: Place, *, sent: bool) -> Ticket:
    """Write the new ticket and the place that it has in its booking.

    Raises:
        Overtaken: the booking or the ticket changed since it was read.
    """
    new = replace(ticket_of(booking, place), reissued=old.reissued + 1)
    transaction = Transaction()
    bookings.reissue_into(transaction, booking, old.ticket_id, place)
    store.reissue_into(transaction, old, new, Whose.PASSENGER.value if sent else None, epoch())
    entry = audit.Entry(
        "ticket.reissued",
        old.ticket_id,
        old.company_id,
        after={"ticket_id": new.ticket_id, "passenger": "changed"},
    )
    audit.add_if_staff(transaction, entry)
    if not transaction.happens():
        raise Overtaken
    return new
