"""The holder of a new hold: by which hashes of network address and contact its seats are counted."""

from tms.bookings.booking import Contact
from tms.bookings.quotas import Holder
from tms.kernel.access import request_context
from tms.kernel.access.caller import Caller
from tms.kernel.privacy import blind_index

TAG_LETTERS = 12
"""48 bits of the keyed hash: enough to keep counts of one hour apart, and few in a booking of a kilobyte."""


def holder_for(caller: Caller, contact: Contact) -> Holder:
    """Return the holder of seats that `caller` holds now."""
    if caller.company is not None:
        return Holder("seller")
    network = _tag("network", request_context.current().network)
    if not caller.is_guest:
        return Holder("account", network)
    contacts = (_tag("email", contact.email), _tag("phone", contact.phone))
    return Holder("guest", network, tuple(tag for tag in contacts if tag))


def _tag(kind: str, value: str | None) -> str:
    """Return a short keyed hash, which tells nothing without the key; empty for no value."""
    if not value:
        return ""
    return blind_index.index(f"holder's {kind}", value).partition(".")[2][:TAG_LETTERS]
