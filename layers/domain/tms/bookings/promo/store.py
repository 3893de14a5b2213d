"""Promo codes in the bookings table, and what bookings have of their budgets.

What a booking takes of a budget stands in the booking too. Each change of a booking that ends or lowers it
gives it back in the same transaction, on the condition that the booking still has it. So a budget is given
back once, and what is missing of it is what bookings have that are held or paid.
"""

from dataclasses import replace
from typing import Any

from tms.bookings.booking import Booking
from tms.bookings.promo.codes import PromoCode
from tms.bookings.promo.records import (
    HomeRecord,
    PromoCodeRecord,
    UseRecord,
    code_key,
    document_of,
    promo_code_of,
    record_of,
    use_key,
)
from tms.bookings.records import BookingRecord
from tms.kernel.clock import epoch
from tms.kernel.queries import Listed, page
from tms.kernel.store import ConditionFailed, Record, Transaction

CODE = "promo code"
"""The label of a code's write in a transaction."""

HOME = "promo code's home"
"""The label of the write by which the id of a code is known."""

USE = "promo use "
"""How the label of the count of a person's uses begins; its number follows."""

KEPT_SECONDS = 400 * 24 * 3600
"""How long a person's uses are remembered after the last one: longer than any code is valid."""


def find(company_id: str, code: str) -> PromoCode | None:
    """Return a company's code, as it is now."""
    try:
        record = PromoCodeRecord.get(f"PROMO-CODES#{company_id}", f"CODE#{code}", consistent_read=True)
    except PromoCodeRecord.DoesNotExist:
        return None
    return promo_code_of(record)


def find_by_id(promo_code_id: str) -> PromoCode | None:
    """Return a code of whichever company, as it is now."""
    try:
        home = HomeRecord.get(f"PROMO-CODE#{promo_code_id}", "HOME", consistent_read=True)
    except HomeRecord.DoesNotExist:
        return None
    return find(home.company_id, home.code)


def list_codes(company_id: str, *, behind: str | None, limit: int) -> tuple[list[PromoCode], str | None]:
    """Return a company's codes in their order, and the sort key of the next page."""
    listed = Listed(f"PROMO-CODES#{company_id}", ("CODE#", "CODE$"), consistent=True)
    found = page(PromoCodeRecord, listed, limit=limit, behind=behind)
    return [promo_code_of(record) for record in found.records], found.following


def add_into(transaction: Transaction, promo: PromoCode) -> None:
    """Add to `transaction`: a new code.

    Raises (at the commit):
        ConditionFailed: `HOME`, it was made before; `CODE`, the company has another one that reads the same.
    """
    home = HomeRecord(
        f"PROMO-CODE#{promo.promo_code_id}", "HOME", company_id=promo.company_id, code=promo.code
    )
    transaction.put(HOME, home, Record.pk.does_not_exist())
    transaction.put(CODE, record_of(promo), Record.pk.does_not_exist())


def change_into(transaction: Transaction, before: PromoCode, after: PromoCode) -> None:
    """Add to `transaction`: the terms of a code. Its budget is changed by the difference, whatever buyers
    take of it meanwhile.

    Raises (at the commit):
        ConditionFailed: `CODE`, others of the staff changed it since it was read.
    """
    actions: list[Any] = [
        PromoCodeRecord.document.set(document_of(after)),
        PromoCodeRecord.paused.set(after.paused),
        PromoCodeRecord.budget.set(after.budget),
        PromoCodeRecord.left.add(after.budget - before.budget),
        PromoCodeRecord.revision.set(before.revision + 1),
    ]
    same = PromoCodeRecord.revision == before.revision
    transaction.update(CODE, code_key(before.company_id, before.code), actions, same)


def take_into(transaction: Transaction, booking: Booking, promo: PromoCode) -> None:
    """Add to `transaction` that a new booking takes what its code takes off from the code's budget.

    Raises (at the commit):
        ConditionFailed: `CODE`, too little of the budget is left, or the code was paused; `USE` + ..., a
            person has used it as often as is allowed.
    """
    taken = booking.promo_off
    open_ = (PromoCodeRecord.left >= taken) & (PromoCodeRecord.paused == False)  # noqa: E712
    transaction.update(CODE, _code(booking), _taken(taken, 1), open_)
    most = promo.uses_per_person
    for number, person in enumerate(_people(booking)):
        room = UseRecord.uses.does_not_exist() | (UseRecord.uses < most)
        transaction.update(f"{USE}{number}", _use(booking, person), _used(1), room)


def confirm_into(transaction: Transaction, booking: Booking) -> tuple[list[Any], Any]:
    """Add to `transaction` that a booking which is paid late takes again what it gave back when it lapsed.

    A booking that takes the place of another one has the budget from that one; see `exchange_into`.

    Returns:
        What the booking's own write is to do, and its condition; without a code nothing.

    Raises (at the commit):
        ConditionFailed: `CODE`, too little of the budget is left.
    """
    if booking.promo is None:
        return [], Record.pk.exists()
    if booking.promo.taken:
        return [], _as_read(booking)
    taken = booking.promo_off
    if booking.exchange is None:
        transaction.update(CODE, _code(booking), _taken(taken, 1), PromoCodeRecord.left >= taken)
        for number, person in enumerate(_people(booking)):
            transaction.update(f"{USE}{number}", _use(booking, person), _used(1))
    return [BookingRecord.promo_taken.set(taken)], _as_read(booking)


def give_back_into(transaction: Transaction, booking: Booking, kept: int = 0) -> tuple[list[Any], Any]:
    """Add to `transaction` that a booking gives back what it has of a budget, if it has something.

    Args:
        kept: what it keeps, in minor units; with nothing the code counts as not used by it.

    Returns:
        What the booking's own write is to do, and its condition; without a code nothing.
    """
    if booking.promo is None:
        return [], Record.pk.exists()
    if not booking.promo.taken:
        return [], _as_read(booking)
    _return_into(transaction, booking, kept)
    own = BookingRecord.promo_taken.set(kept) if kept else BookingRecord.promo_taken.remove()
    return [own], _as_read(booking)


def exchange_into(transaction: Transaction, former: Booking, booking: Booking) -> tuple[list[Any], Any]:
    """Add to `transaction` that a booking has of a budget what the former one had, as far as it needs it.

    Returns:
        What the former booking's own write is to do, and its condition.
    """
    if former.promo is None:
        return [], Record.pk.exists()
    if former.promo.taken:
        _return_into(transaction, former, booking.promo_off)
    return [BookingRecord.promo_taken.remove()], _as_read(former)


def is_gone(failure: ConditionFailed) -> bool:
    """Tell whether a transaction failed because too little of a budget is left, or the code was paused."""
    return CODE in failure.failed


def is_worn(failure: ConditionFailed) -> bool:
    """Tell whether a transaction failed because a person has used a code as often as is allowed."""
    return any(label.startswith(USE) for label in failure.failed)


def without_people(booking: Booking) -> list[Any]:
    """Return what the write of an erased booking is to do, so that it tells of no person's uses."""
    if booking.promo is None:
        return []
    return [BookingRecord.promo.set(replace(booking.promo, people=()).text)]


def _return_into(transaction: Transaction, booking: Booking, kept: int) -> None:
    had = booking.promo.taken if booking.promo else 0
    if kept == had:
        return
    transaction.update(CODE, _code(booking), _taken(kept - had, 0 if kept else -1))
    for number, person in enumerate(() if kept else _people(booking)):
        transaction.update(f"{USE}{number}", _use(booking, person), _used(-1))


def _taken(amount: int, uses: int) -> list[Any]:
    return [PromoCodeRecord.left.add(-amount), PromoCodeRecord.uses.add(uses)]


def _used(times: int) -> list[Any]:
    return [UseRecord.uses.add(times), UseRecord.expires.set(epoch() + KEPT_SECONDS)]


def _as_read(booking: Booking) -> Any:
    """Ask that a booking has of its code's budget what it had when it was read."""
    taken = booking.promo.taken if booking.promo else 0
    return BookingRecord.promo_taken == taken if taken else BookingRecord.promo_taken.does_not_exist()


def _people(booking: Booking) -> tuple[str, ...]:
    return booking.promo.people if booking.promo else ()


def _code(booking: Booking) -> PromoCodeRecord:
    return code_key(booking.company_id, booking.promo.code if booking.promo else "")


def _use(booking: Booking, person: str) -> UseRecord:
    return use_key(booking.company_id, booking.promo.code if booking.promo else "", person)
