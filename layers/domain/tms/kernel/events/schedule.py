"""Handlers that a schedule wakes. What one run leaves undone, the next run does."""

from collections.abc import Callable
from typing import Any

from tms.kernel import startup
from tms.kernel.logging import flush_metrics, logger


def on_schedule(handle: Callable[[Callable[[], float]], object]) -> Callable[[dict[str, Any], Any], None]:
    """Return the Lambda handler of a schedule.

    Args:
        handle: is called with a function that tells for how many seconds the handler may still run.
    """
    startup.require_all()

    def handler(event: dict[str, Any], context: Any) -> None:
        logger.set_correlation_id(str(event.get("id", "")))
        try:
            handle(lambda: context.get_remaining_time_in_millis() / 1000)
        finally:
            flush_metrics()

    return handler
