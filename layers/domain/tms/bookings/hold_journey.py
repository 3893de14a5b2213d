"""Use case: hold seats on all parts of a journey, or on none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tms.bookings import hold_seats, personal_data, store, tallies
from tms.bookings.booking import MAX_PASSENGERS, Booking, Journey
from tms.bookings.connections import TooLong, TooShort, Unconnected, require_change
from tms.bookings.find_sale import find_sale, legs_of
from tms.bookings.hold_seats import RACES
from tms.bookings.journey_views import JourneyView, journey_view
from tms.bookings.parts import failed_of, find_parts, writes_of
from tms.bookings.require_selling import require_selling
from tms.bookings.sale import Sale
from tms.bookings.split import MOST_LEGS
from tms.bookings.split_price import capped
from tms.kernel import idempotency
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Invalid, NotFound
from tms.kernel.ids import derived_id
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.bookings.requests import HoldRequest, JourneyRequest

LateBy = Callable[[str, int], int | None]
"""Tells how many seconds late the bus of a trip is at a stop, counted from 0; None if it was cancelled."""


@dataclass
class _Part:
    """A part of a journey that is to be held.

    Attributes:
        number: its place in the journey.
        lost: seats that others were faster to take.
    """

    number: int
    request: "HoldRequest"
    lost: set[str]


def hold_journey(caller: Caller, request: "JourneyRequest", key: str, late_s: LateBy) -> JourneyView:
    """Hold seats on all parts of a journey in one transaction, or return what the same request held before.

    Args:
        key: the caller's Idempotency-Key; the ids of journey and bookings are made of it and the caller.
        late_s: tells how late a bus is, so that the time to change is what it is now.

    Raises:
        NotFound: `trip_not_on_sale`.
        Forbidden: `another_company`.
        Conflict: `change_too_short`, `seat_taken`, `seat_blocked`, `sales_closed`; `bus_changing`, for a
            moment. `item` is the number of the part, counted from 0.
        Invalid: `no_connection`, `other_currency`, `seats_missing`, `too_many_passengers`, and as
            `hold_seats`.
        TooManyRequests: as `hold_seats`.
    """
    _require_few(caller, request)
    journey = _journey(derived_id("jny", caller.subject, key), len(request.items))
    request_hash = idempotency.hash_of(request)
    parts = [_Part(number, each, set()) for number, each in enumerate(request.holds())]
    for _ in range(RACES):
        try:
            bookings = _chosen(caller, parts, journey, request_hash, late_s)
        except (Conflict, Invalid, NotFound):
            before = find_parts(journey)  # this very request may have taken the seats
            if not before:
                raise
            return _replayed(before, journey, request_hash)
        try:
            _write(caller, bookings)
        except ConditionFailed as failure:
            before = find_parts(journey) if _exists(bookings, failure) else []
            if before:
                return _replayed(before, journey, request_hash)
            _avoid(parts, bookings, failure)
        else:
            return journey_view(journey.journey_id, bookings)
    raise Conflict("seat_taken", "Others were faster each time. Look at the seats again.", seat=None)


def _journey(journey_id: str, parts: int) -> Journey:
    return Journey(journey_id, tuple(derived_id("bkg", journey_id, str(number)) for number in range(parts)))


def _require_few(caller: Caller, request: "JourneyRequest") -> None:
    hold_seats.require_few(caller, request.passengers)
    if len(request.items) * len(request.passengers) > MAX_PASSENGERS:
        most = MAX_PASSENGERS // len(request.items)
        told = f"A journey of {len(request.items)} parts is for {most} passengers at most."
        raise Invalid("too_many_passengers", told, "/passengers")
    for number, item in enumerate(request.items):
        if item.seats is not None and len(item.seats) != len(request.passengers):
            told = f"There are {len(request.passengers)} passengers. Give a seat for each, or none."
            raise Invalid("seats_missing", told, f"/items/{number}/seats")


def _chosen(
    caller: Caller, parts: Sequence[_Part], journey: Journey, request_hash: str, late_s: LateBy
) -> list[Booking]:
    """Return the bookings of a journey as they can be held now.

    Raises:
        NotFound, Forbidden, Conflict, Invalid: see `hold_journey`.
    """
    found = [_part(caller, part, journey, request_hash) for part in parts]
    bookings = capped(found)
    for number, ((sale, before), (onward, after)) in enumerate(pairwise(found), start=1):
        if after.currency != before.currency:
            told = f"This trip is paid in {after.currency}, and the one before in {before.currency}."
            raise Invalid("other_currency", told, f"/items/{number}/trip_id")
        _require_change(before, after, number, max(sale.transfer_s, onward.transfer_s), late_s)
        if sum(len(each.legs) for each in bookings if each.trip_id == after.trip_id) > MOST_LEGS:
            told = f"A change of seat is possible on ways of {MOST_LEGS} stops at most."
            raise Invalid("no_connection", told, f"/items/{number}/to")
    first, ends = bookings[0], min(booking.hold_expires_at for booking in bookings)
    return [replace(each, created_at=first.created_at, hold_expires_at=ends) for each in bookings]


def _part(caller: Caller, part: _Part, journey: Journey, request_hash: str) -> tuple[Sale, Booking]:
    wish, booking_id = part.request, journey.booking_ids[part.number]
    try:
        sale, seats = find_sale(wish.trip_id)
        legs = legs_of(sale, wish.from_, wish.to)
        labels = hold_seats.choose_seats(sale, seats, legs, wish, part.lost)
        require_selling(caller, sale.company_id, sale.company)
        booking = hold_seats.booking_of(caller, wish, sale, legs, labels, booking_id, request_hash)
    except Invalid as refusal:
        raise _pointed(refusal, part.number) from None
    except Conflict as refusal:
        raise _named(refusal, part.number) from None
    return sale, replace(booking, journey=journey)


def _pointed(refusal: Invalid, number: int) -> Invalid:
    """Return a refusal of a part with its pointer into the request for the journey."""
    pointer = str(refusal.extra.pop("pointer", ""))
    place = pointer.removeprefix("/passengers").removesuffix("/seat")
    if pointer.endswith("/seat") or pointer == "/passengers":
        pointer = f"/items/{number}/seats{place}"
    elif not pointer.startswith("/passengers"):
        pointer = f"/items/{number}{pointer}"
    return Invalid(refusal.code, refusal.detail, pointer, **refusal.extra)


def _named(refusal: Conflict, number: int) -> Conflict:
    """Return a refusal that names the part of the journey."""
    return Conflict(refusal.code, refusal.detail, **refusal.extra, item=number)


def _require_change(before: Booking, after: Booking, number: int, needed_s: int, late_s: LateBy) -> None:
    same_bus = before.trip_id == after.trip_id
    late = 0 if same_bus else late_s(before.trip_id, before.stop)
    if late is None:
        raise _named(Conflict("sales_closed", "Sales for this departure have ended."), number - 1)
    try:
        require_change(before, after, late, needed_s)
    except Unconnected:
        told = f"This part begins at {after.origin}, and the one before ends at {before.destination}."
        if before.destination_id == after.origin_id:
            told = f"This bus leaves {after.origin} before the other one arrives."
        raise Invalid("no_connection", told, f"/items/{number}/from") from None
    except TooLong:
        told = f"This bus leaves {after.origin} more than six hours later. Book it by itself."
        raise Invalid("no_connection", told, f"/items/{number}/trip_id") from None
    except TooShort as short:
        told = (
            f"At {after.origin} there would be {max(short.minutes, 0)} minutes to change, and {short.needed}"
            " are needed. Take a later bus."
        )
        raise _named(Conflict("change_too_short", told), number) from None


def _write(caller: Caller, bookings: Sequence[Booking]) -> None:
    """Write all bookings of a journey and take their seats, or nothing.

    Raises:
        ConditionFailed: one exists, a seat is not free, or the counts have no room.
    """
    transaction, now = Transaction(), epoch()
    tallies.count_into(transaction, *bookings)
    for booking in bookings:
        part = writes_of(transaction, booking)
        store.take_into(part, booking, now)
        hold_seats.list_into(part, caller, booking)
    transaction.commit()


def _exists(bookings: Sequence[Booking], failure: ConditionFailed) -> bool:
    return any(store.BOOKING in failed_of(failure, booking).failed for booking in bookings)


def _avoid(parts: Sequence[_Part], bookings: Sequence[Booking], failure: ConditionFailed) -> None:
    """Keep in mind which seats were lost, to choose others.

    Raises:
        Conflict: `seat_taken`: one of them was asked for.
        TooManyRequests: the counts of unpaid seats have no room.
    """
    refusal = tallies.refusal(failure, *bookings)
    for part, booking in zip(parts, bookings, strict=True):
        tired = tallies.tired_seats(failure, booking, *bookings)
        if refusal is not None and (
            refusal.code != "seat_lapsed" or tired & hold_seats.named_seats(part.request)
        ):
            raise refusal
        try:
            part.lost |= tired | hold_seats.lost_seats(part.request, failed_of(failure, booking))
        except Conflict as lost:
            raise _named(lost, part.number) from None


def _replayed(before: Sequence[Booking], journey: Journey, request_hash: str) -> JourneyView:
    if personal_data.customer_of(before[0]).request_hash != request_hash:
        raise idempotency.key_reused()
    return journey_view(journey.journey_id, [booking.seen_at(epoch()) for booking in before])
