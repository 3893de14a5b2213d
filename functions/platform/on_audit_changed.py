"""Stream of the audit table: a record that was changed or deleted raises the alarm."""

from typing import Any

from tms.kernel import startup
from tms.kernel.logging import flush_metrics
from tms.platform.on_audit_changed import on_audit_changed

startup.require_all()


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Report every change but a new record."""
    try:
        for record in event["Records"]:
            on_audit_changed(record)
    finally:
        flush_metrics()
    return {"batchItemFailures": []}
