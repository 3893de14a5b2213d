"""Attempts: things are handled one by one, and one that fails holds up no other."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from tms.kernel.conflicts import Conflicted
from tms.kernel.logging import count, logger

Item = TypeVar("Item")


def failed_of(records: Iterable[tuple[str, Item]], handle: Callable[[Item], object]) -> list[str]:
    """Call `handle` with each record; return the identifiers of those that failed, which come again.

    What failed is logged and counted: as a warning if others were busy, else as an error.

    Args:
        records: each with its identifier.
    """
    return [identifier for identifier, record in records if not _done(handle, identifier, record)]


def _done(handle: Callable[[Item], object], identifier: str, record: Item) -> bool:
    try:
        handle(record)
    except Conflicted:
        logger.warning("others kept changing what a record needs", extra={"record": identifier})
        count("RecordsConflicted")
        return False
    except Exception:  # noqa: BLE001 - the outermost edge
        logger.exception("a record failed and will come again", extra={"record": identifier})
        count("RecordsFailed")
        return False
    return True
