"""Limits, pure: how often something may be tried; see `throttle` for how they are counted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """At most `times` tries in every window of `seconds`.

    Attributes:
        name: keeps its counts apart from those of other limits.
    """

    name: str
    times: int
    seconds: int
