"""Kinesis `positions`: fixes become each trip's latest position, its trail and its passages.

All trips of a batch are written before the records that failed are returned. The stream then delivers again
from the first of these: the trips that were written bear the repeat, and an unreadable record holds up none.
"""

from base64 import b64decode
from collections.abc import Iterable
from typing import Any

from tms.kernel import startup
from tms.kernel.logging import count, flush_metrics, logger
from tms.tracking.fixes import Report, decode
from tms.tracking.on_positions import gather, observe_batch

startup.require_all()


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Return the records that failed, for Lambda to deliver again."""
    reports: dict[str, Report] = {}
    failed: list[str] = []
    for record in event["Records"]:
        number = record["kinesis"]["sequenceNumber"]
        try:
            reports[number] = decode(b64decode(record["kinesis"]["data"]))
        except (KeyError, TypeError, ValueError):
            logger.exception("no report of positions", extra={"sequence_number": number})
            failed.append(number)
    try:
        troubled = _observe(reports.values())
        failed += [number for number, report in reports.items() if report.trip_id in troubled]
        if failed:
            count("RecordsFailed", len(failed))
    finally:
        flush_metrics()
    return {"batchItemFailures": [{"itemIdentifier": number} for number in failed]}


def _observe(reports: Iterable[Report]) -> set[str]:
    """Write what the reports tell of each trip; return the trips that failed."""
    troubled = set()
    for batch in gather(reports):
        try:
            observe_batch(batch)
        except Exception:  # noqa: BLE001 - the outermost edge
            logger.exception("positions of a trip failed", extra={"trip_id": batch.trip_id})
            troubled.add(batch.trip_id)
    return troubled
