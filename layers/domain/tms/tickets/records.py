"""The records of the tickets table: tickets, their codes and scans, and what is told of a trip's tickets."""

from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from tms.kernel.settings import from_environment
from tms.kernel.store import Expiring, Record, in_table


@dataclass(frozen=True)
class Settings:
    """Where tickets are kept."""

    tickets_table: str


settings = from_environment(Settings)


class InTickets(Record):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().tickets_table)


class TicketRecord(InTickets):
    """`TICKET#<id>` / `TICKET`.

    Attributes:
        seat: the present seat, where the trip got another bus since; the document keeps the first one.
        former_seats: those that it had before.
        code: the short code; see `code_store`.
        resend_to, resend_at: to whom and when (epoch seconds) it was last asked for again.
    """

    status = UnicodeAttribute()
    booking_id = UnicodeAttribute()
    trip_id = UnicodeAttribute()
    company_id = UnicodeAttribute()
    owner = UnicodeAttribute()
    boarded_nonce = UnicodeAttribute(null=True)
    boarded_at = NumberAttribute(null=True)
    boarded_by = UnicodeAttribute(null=True)
    erased_at = NumberAttribute(null=True)
    seat = UnicodeAttribute(null=True)
    former_seats: JSONAttribute = JSONAttribute(null=True)
    code = UnicodeAttribute(null=True)
    resend_to = UnicodeAttribute(null=True)
    resend_at = NumberAttribute(null=True)
    document: JSONAttribute = JSONAttribute()


class CodeRecord(InTickets, Expiring):
    """`CODE#<code>` / `CODE`: the ticket that has this short code."""

    ticket_id = UnicodeAttribute()


class ScanRecord(InTickets):
    """`TICKET#<id>` / `SCAN#<trip>#<nonce>`: a scan and its verdict; it is never changed."""

    verdict = UnicodeAttribute()
    scanned_at = NumberAttribute()
    received_at = NumberAttribute()
    scanned_by = UnicodeAttribute()
    boarding: JSONAttribute = JSONAttribute(null=True)
    claimed_at = UnicodeAttribute(null=True)
    device = UnicodeAttribute(null=True)
    let_in: BooleanAttribute = BooleanAttribute(null=True)
    travelled: BooleanAttribute = BooleanAttribute(null=True)
    flags: JSONAttribute = JSONAttribute(null=True)


class ConflictRecord(InTickets, Expiring):
    """`TRIP#<id>` / `CONFLICT#<ticket>#<nonce>`: a device let somebody in whom the platform would not.

    Attributes:
        earlier: the scan that boarded the ticket before, as `[nonce, time, account, device]`.
    """

    verdict = UnicodeAttribute()
    seat = UnicodeAttribute(null=True)
    scanned_at = NumberAttribute()
    scanned_by = UnicodeAttribute()
    device = UnicodeAttribute(null=True)
    earlier: JSONAttribute = JSONAttribute(null=True)


class RevokedRecord(InTickets, Expiring):
    """`TRIP#<id>` / `VOID#<ticket>`: a ticket that is void, for scanners without a network."""

    at = NumberAttribute()
