"""A clock that stands still until a test lets time pass."""

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Self

from tms.kernel.clock import freeze

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
"""Six in the morning in Kigali, two hours before the trips of the tests leave."""


class HeldClock:
    """The platform's clock in the hands of a test."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self._held = ExitStack()

    def __enter__(self) -> Self:
        self._held.enter_context(freeze(self.moment))
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.set(self.moment + timedelta(seconds=seconds))

    def set(self, moment: datetime) -> None:
        """Hold the clock at another moment."""
        self.moment = moment
        self._held.enter_context(freeze(moment))

    @property
    def epoch(self) -> int:
        """The moment in seconds since 1970."""
        return int(self.moment.timestamp())
