"""What happened to accounts, told from the changes of their table: pure."""

from collections.abc import Sequence

from tms.kernel.events.batch import Change
from tms.kernel.events.catalogue import PLATFORM, AccountDeleted
from tms.kernel.events.cloud_events import CloudEvent, event_of


def events_of(change: Change) -> Sequence[CloudEvent]:
    """Return the events that follow from one change of the table: none but where a profile ended."""
    item = change.new
    if item.get("sk") != "PROFILE" or "deleted_at" not in item or "deleted_at" in change.old:
        return []
    account_id = item["pk"].removeprefix("ACCOUNT#")
    data = AccountDeleted(change.old.get("company") or PLATFORM, account_id)
    return [event_of(change.id, "auth", account_id, change.at, data)]
