"""News for those who wait for seats: the message, and where it is sent."""

from dataclasses import dataclass

from tms.accounts import for_notifications as accounts
from tms.bookings.for_notifications import waiting
from tms.bookings.waiting_list.entry import Entry, EntryStatus
from tms.kernel.clock import at, offset_of
from tms.kernel.events.catalogue import WaitingEnded, WaitingOffered
from tms.kernel.logging import count, logger
from tms.kernel.settings import from_environment
from tms.notifications import waiting_texts
from tms.notifications.messages import Message

PAGE = "app/book/waiting"
"""Where the portal shows an entry, from the platform's own address; see its views."""


@dataclass(frozen=True)
class Settings:
    """The platform's own address, by which people reach it; empty if it is not known."""

    public_url: str


settings = from_environment(Settings)

Waiting = WaitingEnded | WaitingOffered


@dataclass(frozen=True)
class WaitingNews:
    """A message, and where it is sent: to the contact, else the account, else the first passenger's phone."""

    message: Message
    email: str | None
    phone: str | None


def waiting_news_of(data: Waiting) -> WaitingNews | None:
    """Return the news of an event; None if the entry was left, or the offer is over."""
    entry = waiting.find(data.entry_id)
    if entry is None or entry.people is None:
        logger.info("nobody waits any more", extra={"entry_id": data.entry_id})
        count("MessagesToNobody")
        return None
    message = _offered(data, entry) if isinstance(data, WaitingOffered) else _ended(data, entry)
    if message is None:
        logger.info("the offer is over", extra={"entry_id": data.entry_id})
        return None
    people = waiting.people_of(entry)
    email, phone = (None, None) if entry.is_guests else accounts.reachable_at(entry.owner)
    return WaitingNews(
        message=message,
        email=people.contact.email or email,
        phone=people.contact.phone or phone or people.passengers[0].phone,
    )


def _offered(data: WaitingOffered, entry: Entry) -> Message | None:
    booking = waiting.find_booking(data.booking_id)
    offer = entry.offer
    current = entry.status is EntryStatus.OFFERED and offer is not None
    if booking is None or offer is None or not current or offer.booking_id != data.booking_id:
        return None
    until = at(offer.until, offset_of(booking.departure_at))
    return waiting_texts.offered(booking, until, entry.language, _link(entry.entry_id))


def _ended(data: WaitingEnded, entry: Entry) -> Message:
    first = min(entry.wishes, key=lambda wish: wish.departure_at)
    return waiting_texts.ended(first, entry.language, missed=data.missed)


def _link(entry_id: str) -> str:
    base = settings().public_url.rstrip("/")
    return f"{base}/{PAGE}/{entry_id}" if base else ""
