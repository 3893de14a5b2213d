"""Limits and quotas, pure: how often something may be tried (see `throttle`), how much may wait (`tally`)."""

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


@dataclass(frozen=True)
class Quota:
    """At most `held` things that wait to be paid for, and no more of them after `lapsed` in a window.

    Attributes:
        name: keeps its counts apart from those of other quotas.
        lapsed: how many may lapse in a window before no more are had in it.
        seconds: the length of the windows.
    """

    name: str
    held: int
    lapsed: int
    seconds: int

    def window_of(self, moment: int) -> int:
        """Return the number of the window of an epoch second."""
        return moment // self.seconds

    def window_end(self, moment: int) -> int:
        """Return the epoch second at which the window of `moment` ends."""
        return (self.window_of(moment) + 1) * self.seconds
