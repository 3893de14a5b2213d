"""What is remembered of a message about a trip: to whom, by which way, and whether it went out; pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tms.kernel.events.catalogue import BookingBusSwapped, BookingCancelled, BookingDelayed, StaffAlerted
from tms.kernel.events.cloud_events import CloudEvent

KEPT_SECONDS = 90 * 24 * 3600
"""How long a message is remembered."""

GIVEN_UP_SECONDS = 15 * 60
"""A message that failed is tried again within four minutes, twice; after this time nobody tries any more."""


class Kind(StrEnum):
    """What a message is about; to staff it has the name of its alert, see `tms.notifications.alerts`."""

    DELAYED = "delayed"
    CANCELLED = "cancelled"
    BUS_SWAPPED = "bus_swapped"
    BROKEN_DOWN = "broken_down"
    DRIVER_LEFT = "driver_left"
    TRIP_CANCELLED = "trip_cancelled"
    TRIP_GIVEN = "trip_given"
    TRIP_TAKEN = "trip_taken"


class Audience(StrEnum):
    """Whom it tells: passengers, or staff, drivers among them."""

    PASSENGER = "passenger"
    STAFF = "staff"


class Channel(StrEnum):
    """The way that it takes."""

    MAIL = "mail"
    SMS = "sms"


class Status(StrEnum):
    """How far it came: SES or SNS took it, it is tried again, or it never went out."""

    SENT = "sent"
    PENDING = "pending"
    FAILED = "failed"


class Reason(StrEnum):
    """Why it never went out: there is no address, SMS have limits, or it was refused each time."""

    NO_ADDRESS = "no_address"
    NOT_ALLOWED = "not_allowed"
    REFUSED = "refused"


@dataclass(frozen=True)
class TripMessage:
    """A message to one recipient.

    Attributes:
        event_id: of the event that called for it.
        told_at: when that happened, epoch seconds; its messages stand together in lists.
        recipient: the address or number, masked; None if there is none.
        reason: None unless it failed.
        at: when it was tried last, epoch seconds.
        booking_id: whose passengers it tells; None for staff.
    """

    trip_id: str
    event_id: str
    told_at: int
    kind: Kind
    audience: Audience
    channel: Channel
    status: Status
    recipient: str | None
    reason: Reason | None
    at: int
    booking_id: str | None

    def seen_at(self, now: int) -> tuple[Status, Reason | None]:
        """Return how far it came: a message that is tried again no more has failed."""
        if self.status is Status.PENDING and now - self.at > GIVEN_UP_SECONDS:
            return Status.FAILED, Reason.REFUSED
        return self.status, self.reason


_KINDS = {
    BookingDelayed: Kind.DELAYED,
    BookingCancelled: Kind.CANCELLED,
    BookingBusSwapped: Kind.BUS_SWAPPED,
}


@dataclass(frozen=True)
class About:
    """What a message about a trip is about; the rest of it is known once it is sent."""

    trip_id: str
    event_id: str
    told_at: datetime
    kind: Kind
    audience: Audience
    booking_id: str | None


def about(event: CloudEvent) -> About | None:
    """Return what the messages of an event are about; None for news that concern no trip as a whole.

    Tickets, payments and refunds are each buyer's own: nobody asks of a trip whether they were told.
    """
    data = event.data
    if isinstance(data, StaffAlerted):
        return About(data.trip_id, event.id, event.time, Kind(data.alert), Audience.STAFF, None)
    if isinstance(data, BookingDelayed | BookingCancelled | BookingBusSwapped):
        kind = _KINDS[type(data)]
        return About(data.trip_id, event.id, event.time, kind, Audience.PASSENGER, data.booking_id)
    return None
