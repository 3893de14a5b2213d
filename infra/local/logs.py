"""Follows the functions' logs of the local platform, with the emulator's own warnings and errors."""

import time
from collections import deque
from operator import itemgetter
from pathlib import Path
from typing import Any

from infra.clients import local_client
from infra.local.processes import log_of
from infra.place import Place

POLL_SECONDS = 1.0
NOISE = ("START RequestId", "END RequestId")
KEPT = 5000
LOCALSTACKS_OWN = "/aws/lambda/"
"""LocalStack gives every function a log group of its own, whatever the template says."""


class Follower:
    """Shows each line of each log once."""

    def __init__(self, place: Place, only: str | None, since: float) -> None:
        self._logs = local_client(place, "logs")
        self._groups = (f"/tms/{place.stage}/", f"{LOCALSTACKS_OWN}{place.stack}-")
        self._functions = f"{place.stack}-"
        self._only = only or ""
        self._since = int(since * 1000)
        self._shown: deque[tuple[str, str]] = deque(maxlen=KEPT)
        self._emulator = log_of(place, "emulator")
        self._read = self._emulator.stat().st_size if self._emulator.exists() else 0

    def show(self) -> None:
        """Print the new lines, oldest first."""
        lines = [line for group in self._group_names() for line in self._new_lines(group)]
        for _, name, text in sorted(lines, key=itemgetter(0)):  # lines of one moment keep their order
            print(f"{name:32} | {text}", flush=True)
        for line in self._complaints(self._emulator):
            print(f"{'(emulator)':32} | {line}", flush=True)

    def _group_names(self) -> list[str]:
        paginator = self._logs.get_paginator("describe_log_groups")
        pages = (page for prefix in self._groups for page in paginator.paginate(logGroupNamePrefix=prefix))
        return [group["logGroupName"] for page in pages for group in page["logGroups"]]

    def _new_lines(self, group: str) -> list[tuple[int, str, str]]:
        pages = self._logs.get_paginator("filter_log_events").paginate(
            logGroupName=group, startTime=self._since
        )
        found = []
        for event in (event for page in pages for event in page["events"]):
            name = self._function(group, event["logStreamName"])
            identity = (event["logStreamName"], f"{event['timestamp']} {event['message']}")
            if self._only in name and identity not in self._shown and not event["message"].startswith(NOISE):
                self._shown.append(identity)
                found.append((event["timestamp"], name, event["message"].rstrip()))
        return found

    def _function(self, group: str, stream: str) -> str:
        """Return the function that a stream names, as `2026/11/28/tms-local-web-get-docs[$LATEST]1f0c`."""
        named = group if group.startswith(LOCALSTACKS_OWN) else stream
        return named.rpartition("/")[2].partition("[")[0].removeprefix(self._functions)

    def _complaints(self, log: Path) -> list[str]:
        if not log.exists():
            return []
        with log.open("rb") as file:
            file.seek(self._read)
            text = file.read()
        whole = text[: text.rfind(b"\n") + 1]
        self._read += len(whole)
        lines: list[Any] = whole.decode(errors="replace").splitlines()
        return [line for line in lines if " WARNING " in line or " ERROR " in line or "AccessDenied" in line]


def follow(place: Place, *, only: str | None = None, since: float = 300, once: bool = False) -> None:
    """Print the last `since` seconds of the functions' logs, then new lines until interrupted."""
    follower = Follower(place, only, time.time() - since)
    follower.show()
    while not once:
        time.sleep(POLL_SECONDS)
        follower.show()
