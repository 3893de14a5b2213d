"""How many entries may be made in a day; pure.

| limit | of which entries | a day |
|---|---|---|
| waiting-account | a passenger's, by account | 20 |
| waiting-accounts-from | passengers', by network address | 300 |
| waiting-seller | a member of staff's or a device's, by account | 200 |
| waiting-contact-... | guests', by e-mail address and by phone number of the contact | 5 |
| waiting-guests-of-... | guests', by network address and trip | 6 |
| waiting-guests-from | guests', by network address | 60 |

An entry is counted when it is made, whatever becomes of it: each may send messages.
"""

from collections.abc import Iterator, Sequence

from tms.bookings.quotas import Holder
from tms.kernel.access.limit import Limit

DAY = 24 * 3600

MOST_IN_LINE = 100
"""How many entries wait for seats of one trip. More of them would make each hold of the trip dearer."""


def limits_of(holder: Holder, owner: str, trip_ids: Sequence[str]) -> Iterator[tuple[Limit, str]]:
    """Yield the limits that count an entry, each with its key; no two have the same name."""
    if holder.kind == "seller":
        yield Limit("waiting-seller", times=200, seconds=DAY), owner
    if holder.kind == "account":
        yield Limit("waiting-account", times=20, seconds=DAY), owner
        if holder.network:
            yield Limit("waiting-accounts-from", times=300, seconds=DAY), holder.network
    if holder.kind == "guest":
        for contact in holder.contacts:
            yield Limit(f"waiting-contact-{contact}", times=5, seconds=DAY), contact
        if holder.network:
            for trip_id in trip_ids:
                yield Limit(f"waiting-guests-of-{trip_id}", times=6, seconds=DAY), holder.network
            yield Limit("waiting-guests-from", times=60, seconds=DAY), holder.network
