"""Sending a message about a trip, with a memory of how that went, which the trip's company reads."""

from collections.abc import Iterator
from contextlib import contextmanager

from tms.accounts.account import masked
from tms.kernel.clock import epoch
from tms.kernel.events.cloud_events import CloudEvent
from tms.notifications import store
from tms.notifications.trip_messages import Channel, Reason, Status, TripMessage, about


@contextmanager
def remembered(event: CloudEvent, channel: Channel, to: str) -> Iterator[None]:
    """Send a message to `to` inside this block: it is remembered as sent, or as tried again if it fails."""
    status = Status.PENDING
    try:
        yield
        status = Status.SENT
    finally:
        _remember(event, channel, status, to)


def never_sent(event: CloudEvent, channel: Channel, reason: Reason, to: str | None = None) -> None:
    """Remember that a message does not go out, and why."""
    _remember(event, channel, Status.FAILED, to, reason)


def _remember(
    event: CloudEvent, channel: Channel, status: Status, to: str | None, reason: Reason | None = None
) -> None:
    known = about(event)
    if known is None:
        return
    store.remember(
        TripMessage(
            trip_id=known.trip_id,
            event_id=known.event_id,
            told_at=int(known.told_at.timestamp()),
            kind=known.kind,
            audience=known.audience,
            channel=channel,
            status=status,
            recipient=masked(to) if to else None,
            reason=reason,
            at=epoch(),
            booking_id=known.booking_id,
        )
    )
