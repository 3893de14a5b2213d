"""Handlers that a schedule wakes. What one run leaves undone, the next run does."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from tms.kernel import startup
from tms.kernel.logging import flush_metrics, logger

Item = TypeVar("Item")


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


def in_time(due: Iterable[Item], seconds_left: Callable[[], float], enough: float) -> Iterator[Item]:
    """Yield what is due, each only while there is time for it.

    Args:
        seconds_left: tells for how many seconds the handler may still run.
        enough: with fewer seconds left nothing more is begun.
    """
    for each in due:
        if seconds_left() < enough:
            logger.warning("the time was over before all was done that is due")
            return
        yield each
