"""Offering free seats of a trip to those who wait for them, one after the other."""

from dataclasses import replace

from tms.bookings import personal_data
from tms.bookings import store as bookings
from tms.bookings.booking import Booking, Customer
from tms.bookings.new_booking import new_booking
from tms.bookings.places import new_place
from tms.bookings.sale import Sale
from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.entry import Entry, EntryStatus, Offer, offer_end
from tms.bookings.waiting_list.line import Turn, turns
from tms.bookings.waiting_list.people import people_of
from tms.fleet.prices import UnknownCategory
from tms.kernel.access import suspension
from tms.kernel.clock import epoch
from tms.kernel.logging import count, logger
from tms.kernel.store import ConditionFailed, Transaction

AT_ONCE = 20
"""How many turns one call looks at: each takes three round trips."""

MORE_SECONDS = 1
"""Seconds after which to call again if more people may have their turn."""

CHANGING_SECONDS = 60
"""Seconds after which to call again while the trip is getting another bus."""

SUSPENDED_SECONDS = 900
"""Seconds after which to look whether a suspended company sells again."""


def offer_seats(trip_id: str) -> int:
    """Hold seats of a trip for those in line whose turn it is, each in one transaction.

    Others may be faster to take a seat, to leave the line, or to make the same offer. So after each turn the
    trip is read again, and the line begins at the first one again.

    Returns:
        The seconds after which to call again; 0 if nobody in line can use what is free.
    """
    if not store.line_of(trip_id):
        return 0
    for _ in range(AT_ONCE):
        now = epoch()
        found = store.sale_with_line(trip_id, consistent=True)
        if found is None or not found[2]:
            return 0
        sale, seats, line = found
        turn = next(turns(sale, seats, line, now), None)
        if turn is None:
            return 0
        if any(seat.paused for seat in seats):
            return CHANGING_SECONDS
        if suspension.is_company_suspended(sale.company_id):
            return SUSPENDED_SECONDS
        closes_at = next(seat.closes[turn.legs.start] for seat in seats if seat.label in turn.labels)
        _take_turn(sale, turn, closes_at, now)
    return MORE_SECONDS


def _take_turn(sale: Sale, turn: Turn, closes_at: int, now: int) -> None:
    entry = store.find(turn.waiter.entry_id)
    if entry is None or entry.status is not EntryStatus.WAITING:
        store.leave_line(sale.trip_id, turn.waiter, entry)
        return
    try:
        booking = _booking(sale, turn, entry, closes_at, now)
    except UnknownCategory:
        logger.warning("the trip has a category no more", extra={"entry_id": entry.entry_id})
        store.write(entry.without(sale.trip_id, EntryStatus.ENDED, now), entry)
        return
    transaction = Transaction()
    bookings.take_into(transaction, booking, now)
    if entry.is_listed:
        bookings.own_into(transaction, booking)
    offer = Offer(booking.booking_id, sale.trip_id, booking.hold_expires_at)
    store.write_into(transaction, entry.offered(offer), entry)
    store.offer_into(transaction, entry, booking.booking_id)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        logger.info("somebody was faster", extra={"lost": sorted(failure.failed)})
        return
    count("WaitingOffers")


def _booking(sale: Sale, turn: Turn, entry: Entry, closes_at: int, now: int) -> Booking:
    """Return the hold that is offered, at the present price.

    It counts for nobody's quota: nobody chose the moment, and the limits of the list count the entry.

    Raises:
        UnknownCategory: the trip has the category of a passenger no more.
    """
    people = people_of(entry)
    booking_id = entry.offer_id(entry.offers)
    booking = new_booking(
        sale,
        turn.legs,
        [
            new_place(
                booking_id, number, label, passenger, category, sale.lines(turn.legs, category), sale.currency
            )
            for number, (label, passenger, category) in enumerate(
                zip(turn.labels, people.passengers, entry.categories, strict=True)
            )
        ],
        booking_id=booking_id,
        owner=entry.owner,
        customer=personal_data.seal_customer(Customer(people.contact, ""), booking_id),
    )
    return replace(booking, hold_expires_at=offer_end(now, closes_at, booking.departure_at))
