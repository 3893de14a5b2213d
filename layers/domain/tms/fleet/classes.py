"""The classes of buses and of single seats, and which of two is the lower one: pure.

A company names its classes freely. For the platform `economy` is the lowest, then `standard`, and `vip` is
the highest; it knows of no other class more than that it lies between `standard` and `vip`.
"""

PATTERN = r"^[a-z][a-z0-9_-]{0,19}$"
"""How a class is written."""

_RANKS = {"economy": 0, "standard": 1, "vip": 3}
_OTHER = 2


def is_lower(one: str, other: str) -> bool:
    """Tell whether the first class is lower than the second.

    >>> is_lower("standard", "vip"), is_lower("business", "sleeper")
    (True, False)
    """
    return _rank(one) < _rank(other)


def difference(before: str, after: str) -> tuple[bool, bool, int]:
    """Return how far a class is from the one that a passenger had, to sort by.

    The same class comes first, then those that are not lower, then lower ones; of each the nearest first.

    >>> sorted(["economy", "standard", "vip", "business"], key=lambda each: difference("business", each))
    ['business', 'vip', 'standard', 'economy']
    """
    return is_lower(after, before), before != after, abs(_rank(after) - _rank(before))


def _rank(name: str) -> int:
    return _RANKS.get(name, _OTHER)
