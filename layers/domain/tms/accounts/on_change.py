"""Use case: what follows from a change of the accounts table: the event of a deletion, and notices."""

from collections.abc import Sequence

from tms.accounts.codes import queue
from tms.accounts.codes.queue import Notice
from tms.kernel.events.batch import Change
from tms.kernel.events.catalogue import PLATFORM, AccountDeleted
from tms.kernel.events.cloud_events import CloudEvent, event_of


def events_of(change: Change) -> Sequence[CloudEvent]:
    """Return the events that follow from a change of the table: one if an account was deleted."""
    item = change.new
    if item.get("sk") != "PROFILE" or "deleted_at" not in item or "deleted_at" in change.old:
        return []
    account_id = item["pk"].removeprefix("ACCOUNT#")
    data = AccountDeleted(change.old.get("company") or PLATFORM, account_id)
    return [event_of(change.id, "auth", account_id, change.at, data)]


def post_notice(change: Change) -> None:
    """Put a notice that was written into the queue of codes; the identifier stays sealed.

    A change that is delivered twice is posted twice.
    """
    item = change.new
    if change.kind == "INSERT" and item["sk"].startswith("NOTICE#"):
        queue.post(Notice(item["pk"].removeprefix("ACCOUNT#"), item["name"]))
