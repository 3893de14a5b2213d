"""Settings: a frozen dataclass per module, read from the environment once, when first asked for."""

import os
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

S = TypeVar("S")

REGISTERED: dict[type[Any], frozenset[str]] = {}
"""Settings classes that the imported modules declare, with the variables each needs."""


class MissingSetting(RuntimeError):
    """A variable that the function cannot work without is not in its environment."""


def from_environment(cls: type[S]) -> Callable[[], S]:
    """Return a reader that fills `cls` from the environment, once.

    The field `bookings_table` is the variable BOOKINGS_TABLE; fields are text and have no defaults.
    The class is registered, so that a test can hold a function's environment against its needs.

    Raises (when read):
        MissingSetting: a variable is not set.
    """
    names = {field.name: field.name.upper() for field in fields(cls)}  # type: ignore[arg-type]
    REGISTERED[cls] = frozenset(names.values())

    @cache
    def read() -> S:
        missing = [variable for variable in names.values() if variable not in os.environ]
        if missing:
            raise MissingSetting(f"not set: {', '.join(missing)}")
        return cls(**{name: os.environ[variable] for name, variable in names.items()})

    _readers.append(read)
    return read


_readers: list[Any] = []


def require_all() -> None:
    """Read every class that the imported modules declare.

    Raises:
        MissingSetting: a variable is not set.
    """
    for read in _readers:
        read()


def forget() -> None:
    """Forget what was read, so that the next reader sees a changed environment (tests only)."""
    for read in _readers:
        read.cache_clear()
