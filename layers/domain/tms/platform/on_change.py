"""What staff changed of their companies, told from the audit records; pure.

Each change writes its record in its own transaction, so none is missing here and none is told that did not
happen. Bookings, payments, tickets and trips have events of their own.
"""

from collections.abc import Sequence

from tms.kernel.events.batch import Change
from tms.kernel.events.catalogue import ThingChanged
from tms.kernel.events.cloud_events import CloudEvent, event_of

TOLD = frozenset({"branch", "bus", "company", "driver", "role", "route", "staff", "station", "timetable"})
"""The things whose changes are told: what stands before the dot of an action."""

NO_CHANGE = frozenset({"staff.alerted", "staff.second_factor_failed", "staff.signed_in"})
"""Records of staff that change nothing."""


def events_of(change: Change) -> Sequence[CloudEvent]:
    """Return the event that follows from a new audit record; none for what is not told."""
    record = change.new
    action = str(record.get("action", ""))
    if change.kind != "INSERT" or action.partition(".")[0] not in TOLD or action in NO_CHANGE:
        return []
    data = ThingChanged(record["pk"], action, record["target"], record["sk"])
    return [event_of(change.id, "audit", record["target"], change.at, data)]
