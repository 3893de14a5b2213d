"""Trips that staff cancel, and what follows from that, event by event."""

from typing import Any

from tests.support.cloud import Cloud
from tests.support.functions import Reply, call, run
from tests.support.people import SUPERVISOR, Person

REASON = "The road is closed after heavy rain."
STREAMS = ("trips", "bookings", "payments", "tickets")


def cancel(trip_id: str, caller: Person = SUPERVISOR, **body: Any) -> Reply:
    """Cancel a trip."""
    wanted = {"reason": REASON, **body}
    return call("trips/cancel_trip", path={"trip_id": trip_id}, body=wanted, caller=caller)


def preview(trip_id: str, caller: Person = SUPERVISOR, **query: str) -> Reply:
    """Ask what a cancellation would do."""
    return call("trips/preview_cancellation", path={"trip_id": trip_id}, query=query, caller=caller)


def tell(cloud: Cloud) -> None:
    """Let the events of all that happened reach the queues."""
    for table in STREAMS:
        assert run(f"{table}/on_change", cloud.changes(table)) == []


def follow(cloud: Cloud) -> list[str]:
    """Let the event of a cancellation be handled; return the messages that failed."""
    tell(cloud)
    failed = run("payments/on_trip_cancelled", cloud.messages("CancelledTrips"))
    tell(cloud)
    return failed
