"""The answers of the endpoints about messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.kernel.clock import at
from tms.notifications.trip_messages import Audience, Channel, Kind, Reason, Status, TripMessage


@dataclass(frozen=True)
class MessageView:
    """A message about a trip to one recipient.

    Attributes:
        told_at: when that happened which it tells.
        recipient: the address or number, masked; null if there is none.
        status: `sent` once the carrier took it, which does not say that it was read; `pending` while it is
            tried again.
        reason: why it failed; null unless it did.
        at: when it was tried last.
        booking_id: whose passengers it tells; null for staff.

    Example:
        told_at: 2026-12-01T07:40:00+02:00
        kind: delayed
        audience: passenger
        channel: sms
        recipient: "+250***456"
        status: sent
        reason: null
        at: 2026-12-01T07:40:02+02:00
    """

    told_at: datetime
    kind: Kind
    audience: Audience
    channel: Channel
    recipient: str | None
    status: Status
    reason: Reason | None
    at: datetime
    booking_id: str | None


@dataclass(frozen=True)
class Messages:
    """A page of the messages about a trip; `next_cursor` asks for the next page, null on the last one."""

    items: Sequence[MessageView]
    next_cursor: str | None


def message_view(message: TripMessage, now: int, offset: int) -> MessageView:
    """Return the view of a message.

    Args:
        now: epoch seconds.
        offset: of the trip's first stop, in seconds from UTC.
    """
    status, reason = message.seen_at(now)
    return MessageView(
        told_at=at(message.told_at, offset),
        kind=message.kind,
        audience=message.audience,
        channel=message.channel,
        recipient=message.recipient,
        status=status,
        reason=reason,
        at=at(message.at, offset),
        booking_id=message.booking_id,
    )
