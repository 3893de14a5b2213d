"""Use case: report tampering. Audit records are only ever added, so any other change of one is an attack."""

from collections.abc import Mapping
from typing import Any

from tms.kernel.logging import count, logger


def on_audit_changed(record: Mapping[str, Any]) -> None:
    """Count and log a change of an audit record: its key and what changed, without its content.

    Args:
        record: as the table's stream delivers it. A new record is no change, and neither is one that ran out.
    """
    if record["eventName"] == "INSERT" or _ran_out(record):
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


def _ran_out(record: Mapping[str, Any]) -> bool:
    """Tell whether DynamoDB deleted the record itself, since its time was over.

    Only DynamoDB can say so (its developer guide, "DynamoDB Streams and Time to Live").
    """
    by = record.get("userIdentity") or {}
    told = by.get("type"), by.get("principalId")
    return record["eventName"] == "REMOVE" and told == ("Service", "dynamodb.amazonaws.com")
