"""The people of entries: they are sealed before they are written, and opened for those that have to know."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from tms.bookings.booking import Contact, Passenger
from tms.bookings.waiting_list.entry import Entry
from tms.kernel.privacy import vault


@dataclass(frozen=True)
class People:
    """The confidential part of an entry.

    Attributes:
        passengers: one for each category of the entry, in that order.
        request_hash: hash of the request that made the entry; it tells a repeat from another request.
    """

    contact: Contact
    passengers: Sequence[Passenger]
    request_hash: str


def seal_people(people: People, entry_id: str) -> str:
    """Return people sealed for the entry of this id."""
    contact, passengers = people.contact, [[each.name, each.phone] for each in people.passengers]
    told = [contact.email, contact.phone, people.request_hash, passengers]
    return vault.seal(json.dumps(told, ensure_ascii=False, separators=(",", ":")), entry_context(entry_id))


def people_of(entry: Entry) -> People:
    """Return the people of an entry; after the erasure passengers without names and phones.

    Raises:
        Unreadable: the value is not sealed for this entry.
    """
    if entry.people is None:
        return People(Contact(), [Passenger(None, None) for _ in entry.categories], "")
    told = json.loads(vault.unseal(entry.people, entry_context(entry.entry_id)))
    email, phone, request_hash, passengers = told
    return People(Contact(email, phone), [Passenger(*each) for each in passengers], request_hash)


def entry_context(entry_id: str) -> str:
    """Return the context in which the vault seals the people of an entry."""
    return f"waiting/{entry_id}"
