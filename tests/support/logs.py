"""What the platform logs, read back."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from tms.kernel.logging import logger


class Logs:
    """Log lines as CloudWatch would get them."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Every line so far, parsed."""
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]

    @property
    def text(self) -> str:
        """Every line so far, as it stands."""
        return self.stream.getvalue()

    def said(self, message: str) -> list[dict[str, Any]]:
        """The lines whose message begins so."""
        return [line for line in self.lines if str(line["message"]).startswith(message)]


@contextmanager
def captured() -> Iterator[Logs]:
    """Let the logger write into the test's hands."""
    logs = Logs()
    handler = cast("Any", logger.registered_handler)
    before = handler.setStream(logs.stream)
    try:
        yield logs
    finally:
        handler.setStream(before)
