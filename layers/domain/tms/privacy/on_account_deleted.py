"""Use case: erase what is left of a deleted account: sessions and codes, a driver's licence, entries of the
waiting list, and bookings.

A ticket's code holds no name, so it still boards. Any part may be done again, or break off and be begun anew:
a booking is found by its account until everything of it is erased.
"""

from tms.accounts.for_privacy import leftovers
from tms.bookings.for_privacy import erasure as bookings
from tms.bookings.for_privacy import waiting
from tms.fleet.for_privacy import erase_driver
from tms.kernel.events.catalogue import AccountDeleted
from tms.kernel.events.cloud_events import CloudEvent
from tms.privacy.erasure import erase_people

AT_ONCE = 10
"""How many bookings, or entries, one call erases: with 45 tickets each, a thousand round trips in less than
30 s."""

RUNNING_SECONDS = 300
"""Seconds after which a pending payment is looked at again; most have ended by then."""


def on_account_deleted(event: CloudEvent) -> int:
    """Erase what is left of an account; see `erase_bookings_of` for what is returned.

    Raises:
        TypeError: it is another event; the queue's filter should not have let it in.
    """
    if not isinstance(event.data, AccountDeleted):
        raise TypeError(f"nothing is erased on {event.type}")
    leftovers.clear(event.data.account_id)
    erase_driver(event.data.account_id)
    if erase_entries_of(event.data.account_id):
        return 1
    return erase_bookings_of(event.data.account_id)


def erase_entries_of(account_id: str) -> bool:
    """Erase an account's entries of the waiting list, before its bookings: so no more seats are offered.

    Returns:
        Whether more are left.
    """
    found = waiting.owned_by(account_id, AT_ONCE + 1)
    for entry_id in found[:AT_ONCE]:
        waiting.give_up(entry_id)
        waiting.erase(entry_id)
    return len(found) > AT_ONCE


def erase_bookings_of(account_id: str) -> int:
    """Erase the personal data of an account's bookings.

    Returns:
        The seconds after which to call again: more is left, or a payment is pending. 0 if nothing is left.
    """
    erased, running, after = 0, False, None
    while page := bookings.owned_by(account_id, AT_ONCE, after):
        for booking_id in page:
            if erased == AT_ONCE:
                return 1
            if erase_people(booking_id):
                bookings.disown(account_id, booking_id)
                erased += 1
            else:
                running = True
        after = page[-1]
    return RUNNING_SECONDS if running else 0
