"""Which of the free seats a group gets, so that it sits together: pure.

Side by side comes first, then across the aisle in one row, then in neighbouring rows. Of places that are as
good for the group, the one with the fewest seats of other classes is taken, and then the one whose seats are
free for the fewest further legs, so that long journeys stay sellable.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from tms.bookings.spots import Spot

ROW = 5
"""A row further counts as much as so many seats within the row: more than any row has beside one seat."""

Cost = tuple[bool, int, int]
"""Whether a seat is to be avoided, in which place its class suits, and for how many more legs it is free."""


def together(
    costs: Mapping[str, Cost], size: int, spots: Mapping[str, Spot], mates: Sequence[Spot]
) -> list[str]:
    """Return the labels of the seats for a group.

    Args:
        costs: of the free seats by their labels, at least `size` of them; among equals the first is taken.
        spots: where the seats are; without them the group sits anywhere.
        mates: where others of the group sit already.
    """
    alone = not size or size + len(mates) == 1
    if alone or any(label not in spots for label in costs):
        return sorted(costs, key=lambda label: costs[label])[:size]

    def worth(block: Sequence[str]) -> tuple[int, int, int, int]:
        seats = [*(spots[label] for label in block), *mates]
        spread = sum(apart(one, other) for one, other in combinations(seats, 2))
        avoided, classes, slack = (sum(each) for each in zip(*map(costs.__getitem__, block), strict=True))
        return avoided, spread, classes, slack

    blocks = (_block(centre, costs, size, spots, mates) for centre in costs)
    return min(blocks, key=worth)


def apart(one: Spot, other: Spot) -> int:
    """Return how far from each other two people of a group sit."""
    return ROW * abs(one.row - other.row) + abs(one.column - other.column)


def _block(
    centre: str, costs: Mapping[str, Cost], size: int, spots: Mapping[str, Spot], mates: Sequence[Spot]
) -> list[str]:
    """Return the seats nearest to one of them, those near to the mates first."""
    around = [spots[centre], *mates]

    def far(label: str) -> tuple[bool, int, int, int]:
        avoided, place, slack = costs[label]
        return avoided, sum(apart(spots[label], each) for each in around), place, slack

    return sorted(costs, key=far)[:size]
