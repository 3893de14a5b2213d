"""Use case: wait for seats of trips that have too few free ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tms.bookings.booking import Contact, Passenger
from tms.bookings.find_sale import legs_of
from tms.bookings.holder import holder_for
from tms.bookings.present_entry import as_it_is
from tms.bookings.quotas import MOST_GUEST_SEATS
from tms.bookings.require_selling import require_selling
from tms.bookings.sale import Sale
from tms.bookings.seats import NoSeat, Seat, choose
from tms.bookings.show_entry import shown
from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.entry import Entry, EntryStatus, Wish
from tms.bookings.waiting_list.limits import DAY, MOST_IN_LINE, limits_of
from tms.bookings.waiting_list.line import Waiter, kept_for_line
from tms.bookings.waiting_list.people import People, people_of, seal_people
from tms.bookings.waiting_list.views import WaitingEntry
from tms.fleet.prices import UnknownCategory
from tms.kernel import idempotency
from tms.kernel.access import audit, throttle
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch, now
from tms.kernel.errors import Conflict, Invalid, NotFound, TooManyRequests
from tms.kernel.ids import derived_id
from tms.kernel.logging import count
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.bookings.waiting_list.requests import WaitingRequest


def join_waiting_list(caller: Caller, request: "WaitingRequest", key: str) -> WaitingEntry:
    """Put passengers into the line of each trip, or return what the same request made before.

    Args:
        key: the caller's Idempotency-Key; the entry's id is made of it and the caller.

    Raises:
        NotFound: `trip_not_on_sale`.
        Forbidden: `another_company`.
        Conflict: `seats_free`: there is nothing to wait for; `sales_closed`; `group_too_large`;
            `already_waiting`; `line_full`.
        Invalid: `no_such_station`, `no_such_stretch`, `no_such_category`, `trip_twice`,
            `idempotency_key_reused`; `too_many_passengers` for a caller without an account.
        TooManyRequests: `too_many_waiting`.
    """
    entry_id = derived_id("wle", caller.subject, key)
    request_hash = idempotency.hash_of(request)
    before = store.find(entry_id)
    if before is not None:
        return _replayed(before, request_hash)
    entry = _entry(caller, request, entry_id, request_hash)
    transaction = Transaction()
    store.write_into(transaction, entry)
    contact = Contact(request.contact.email, request.contact.phone)
    for limit, counted in limits_of(holder_for(caller, contact), caller.subject, request.trip_ids):
        throttle.spend_into(transaction, limit, counted, epoch())
    after = {"trip_ids": list(request.trip_ids), "seats": len(entry.categories)}
    audit.add_if_staff(transaction, audit.Entry("waiting.joined", entry_id, entry.company_id, after=after))
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if store.ENTRY not in failure.failed:
            raise _too_many(caller) from None
        before = store.find(entry_id)
        return _replayed(before or entry, request_hash)
    count("WaitingListJoined")
    return shown(entry)


def _replayed(before: Entry, request_hash: str) -> WaitingEntry:
    if people_of(before).request_hash != request_hash:
        raise idempotency.key_reused()
    return shown(as_it_is(before))


def _entry(caller: Caller, request: "WaitingRequest", entry_id: str, request_hash: str) -> Entry:
    _require_sensible(caller, request)
    wishes = tuple(_wish(caller, request, trip_id) for trip_id in request.trip_ids)
    contact = Contact(request.contact.email, request.contact.phone)
    passengers = [Passenger(each.name, each.phone) for each in request.passengers]
    return Entry(
        entry_id=entry_id,
        owner=caller.subject,
        is_listed=not caller.is_guest and caller.company is None,
        people=seal_people(People(contact, passengers, request_hash), entry_id),
        status=EntryStatus.WAITING,
        wishes=wishes,
        categories=[each.category for each in request.passengers],
        language=request.language,
        joined_ms=int(now().timestamp() * 1000),
        over_at=max(wish.closes_at for wish in wishes),
    )


def _require_sensible(caller: Caller, request: "WaitingRequest") -> None:
    if len(set(request.trip_ids)) < len(request.trip_ids):
        raise Invalid("trip_twice", "Name each trip once.", "/trip_ids")
    if caller.is_guest and len(request.passengers) > MOST_GUEST_SEATS:
        raise Invalid(
            "too_many_passengers",
            f"Without an account, at most {MOST_GUEST_SEATS} passengers wait together. Sign in to wait for "
            "more seats.",
            "/passengers",
        )


def _wish(caller: Caller, request: "WaitingRequest", trip_id: str) -> Wish:
    found = store.sale_with_line(trip_id, consistent=True)
    if found is None:
        raise NotFound("trip_not_on_sale", f"There is no trip {trip_id} on sale.")
    sale, seats, line = found
    legs = legs_of(sale, request.from_, request.to)
    require_selling(caller, sale.company_id, sale.company)
    _require_categories(sale, legs, [each.category for each in request.passengers])
    closes_at = max((seat.closes[legs.start] for seat in seats), default=0)
    _require_a_reason(sale, seats, line, legs, len(request.passengers), closes_at)
    _require_a_place(caller, trip_id, line)
    origin, destination = sale.stops[legs.start], sale.stops[legs.stop]
    return Wish(
        trip_id=trip_id,
        company_id=sale.company_id,
        company=sale.company,
        origin_id=origin.station_id,
        origin=origin.name,
        destination_id=destination.station_id,
        destination=destination.name,
        departure_at=origin.departure_at,
        closes_at=closes_at,
    )


def _require_categories(sale: Sale, legs: range, categories: Sequence[str]) -> None:
    for index, category in enumerate(categories):
        try:
            sale.lines(legs, category)
        except UnknownCategory:
            known = sale.terms.seated
            raise Invalid(
                "no_such_category",
                f"The trip {sale.trip_id} has the categories {', '.join(known)}.",
                f"/passengers/{index}/category",
                categories=known,
            ) from None


def _require_a_reason(
    sale: Sale, seats: Sequence[Seat], line: Sequence[Waiter], legs: range, size: int, closes_at: int
) -> None:
    """Refuse to wait for what can be had now, or can never be had."""
    trip_id, now_ = sale.trip_id, epoch()
    if closes_at <= now_:
        raise Conflict("sales_closed", "Sales for this departure have ended.", trip_id=trip_id)
    if size > sum(not seat.blocked for seat in seats):
        raise Conflict("group_too_large", f"The bus has fewer than {size} seats.", trip_id=trip_id)
    try:
        choose(kept_for_line(sale, seats, line, now_), legs, [None] * size, now_)
    except NoSeat:
        return
    raise Conflict("seats_free", "Enough seats are free on this trip. Book them now.", trip_id=trip_id)


def _require_a_place(caller: Caller, trip_id: str, line: Sequence[Waiter]) -> None:
    """Refuse a second place for one passenger, and a line that is too long. Staff wait for many customers."""
    own = next((each for each in line if each.owner == caller.subject), None)
    if own is not None and caller.company is None:
        raise Conflict(
            "already_waiting",
            "You wait for seats of this trip already. Leave the list to change your group.",
            trip_id=trip_id,
            entry_id=own.entry_id,
        )
    if len(line) >= MOST_IN_LINE:
        raise Conflict("line_full", "Too many people wait for this trip already.", trip_id=trip_id)


def _too_many(caller: Caller) -> TooManyRequests:
    instead = ", or sign in to join now" if caller.is_guest else ""
    return TooManyRequests(
        "too_many_waiting",
        f"Too many entries were made in the waiting list today. Wait until tomorrow{instead}.",
        retry_after=DAY - epoch() % DAY,
    )
