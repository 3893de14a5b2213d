"""Settings: a frozen dataclass per module, read from the environment once, at its first use."""

import os
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

S = TypeVar("S")

REGISTERED: dict[type[Any], frozenset[str]] = {}
"""The settings classes of all imported modules, with the variables that each needs."""


class MissingSetting(RuntimeError):
    """A variable that the function needs is not in its environment."""


def from_environment(cls: type[S]) -> Callable[[], S]:
    """Return a function that reads `cls` from the environment, once.

    The field `bookings_table` is read from the variable BOOKINGS_TABLE; fields are text and have no defaults.
    The class is registered, so that a test can compare a function's environment with its needs.

    The returned function raises:
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
    """Read the settings of all imported modules.

    Raises:
        MissingSetting: a variable is not set.
    """
    for read in _readers:
        read()


def forget() -> None:
    """Forget the settings that were read, so that a changed environment is read (tests only)."""
    for read in _readers:
        read.cache_clear()
