"""Tampering: audit records are only ever added, so each change of one is somebody's doing."""

from collections.abc import Mapping
from typing import Any

from tms.kernel.logging import count, logger


def report(record: Mapping[str, Any]) -> None:
    """Count and log a change of the audit table; only its key and what changed, not what it says.

    Args:
        record: as the table's stream delivers it.
    """
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
