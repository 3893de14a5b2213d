"""The stream of positions, which reports are put on."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from tms.kernel.aws import client
from tms.kernel.settings import from_environment
from tms.tracking.fixes import Report, encode

TRIES = 4
PAUSE_SECONDS = 0.05

_PASSING = frozenset(
    {
        "InternalFailure",
        "KMSThrottlingException",
        "LimitExceededException",
        "ProvisionedThroughputExceededException",
        "ServiceUnavailable",
        "ThrottlingException",
    }
)


@dataclass(frozen=True)
class Settings:
    """Where positions go."""

    positions_stream: str


settings = from_environment(Settings)


class StreamBusy(Exception):
    """The stream refused something at each try; part of the reports may be on it."""


def put(reports: Sequence[Report]) -> None:
    """Put reports on the stream; those of one bus go to one shard.

    Reports that the stream refuses are put again, after pauses that double and vary by chance.

    Raises:
        StreamBusy: the last try was refused in part, too.
    """
    entries: list[dict[str, Any]] = [
        {"Data": encode(report), "PartitionKey": report.bus_id} for report in reports
    ]
    for attempt in range(TRIES):
        if attempt:
            time.sleep(random.uniform(0, PAUSE_SECONDS * 2**attempt))  # noqa: S311
        entries = _refused(entries)
        if not entries:
            return
    raise StreamBusy


def _refused(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put entries once; return those that were refused."""
    try:
        answer = client("kinesis").put_records(StreamName=settings().positions_stream, Records=entries)
    except BotoCoreError:
        return entries
    except ClientError as error:
        if error.response["Error"]["Code"] in _PASSING:
            return entries
        raise
    return [entry for entry, result in zip(entries, answer["Records"], strict=True) if "ErrorCode" in result]
