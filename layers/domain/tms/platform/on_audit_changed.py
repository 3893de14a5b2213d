"""Use case: report tampering. Audit records are only ever added, so any other change of one is an attack."""

from collections.abc import Mapping
from typing import Any

from tms.kernel.logging import count, logger


def on_audit_changed(record: Mapping[str, Any]) -> None:
    """Count and log a change of an audit record: its key and what changed, without its content.

    Args:
        record: as the table's stream delivers it. A new record is no change.
    """
    if record["eventName"] == "INSERT":
        return
    change = record["dynamodb"]
    old, new = change.get("OldImage", {}), change.get("NewImage", {})
    logger.error(
        "an audit record was changed or deleted",
        extra={
            "change": record["eventName"],
            "books": change["Keys"]["pk"]["S"],
            "audit_id": change["Keys"]["sk"]["S"],
            "attributes": sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name)),
        },
    )
    count("AuditRecordsChanged")
