"""Kinesis `positions`: fixes become each trip's latest position, its trail and its passages.

All trips of a batch are written before the records that failed are returned. The stream then delivers again
from the first of these: the trips that were written bear the repeat, and an unreadable record holds up none.
"""

from base64 import b64decode
from typing import Any

from tms.kernel import startup
from tms.kernel.events.attempts import failed_of
from tms.kernel.logging import flush_metrics
from tms.tracking.fixes import Report, decode
from tms.tracking.on_positions import gather, observe_batch

startup.require_all()


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Return the records that failed, for Lambda to deliver again."""
    reports: dict[str, Report] = {}

    def read(record: dict[str, Any]) -> None:
        reports[_number(record)] = decode(b64decode(record["kinesis"]["data"]))

    try:
        failed = failed_of(((_number(record), record) for record in event["Records"]), read)
        batches = ((batch.trip_id, batch) for batch in gather(reports.values()))
        troubled = failed_of(batches, observe_batch)
        failed += [number for number, report in reports.items() if report.trip_id in troubled]
    finally:
        flush_metrics()
    return {"batchItemFailures": [{"itemIdentifier": number} for number in failed]}


def _number(record: dict[str, Any]) -> str:
    return str(record["kinesis"]["sequenceNumber"])
