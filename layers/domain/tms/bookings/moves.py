"""Riders of a trip that get other seats, and the order in which they can: pure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rider:
    """A passenger's seat on a trip: held or sold, to one booking, for its legs."""

    booking_id: str
    seat: str
    legs: range


@dataclass(frozen=True, slots=True)
class Move:
    """A rider who gets another seat.

    Attributes:
        step: moves of a step are possible once those of all earlier steps are done.
    """

    rider: Rider
    to: str
    step: int = 0


def in_steps(moves: Iterable[tuple[Rider, str]]) -> list[Move]:
    """Return moves in an order in which each seat is free when its turn comes, with their steps.

    Raises:
        ValueError: there is no such order, because riders change seats in a circle.
    """
    waiting, done, step = list(moves), [], 0
    while waiting:
        ready = [
            (rider, to)
            for rider, to in waiting
            if not any(other.seat == to and meets(other.legs, rider.legs) for other, _ in waiting)
        ]
        if not ready:
            raise ValueError("riders change seats in a circle")
        done += [Move(rider, to, step) for rider, to in ready]
        waiting = [each for each in waiting if each not in ready]
        step += 1
    return done


def meets(one: range, other: range) -> bool:
    """Tell whether two stretches have a leg in common."""
    return one.start < other.stop and other.start < one.stop


def is_possible(moves: Iterable[tuple[Rider, str]]) -> bool:
    """Tell whether there is an order in which each seat is free when its turn comes."""
    try:
        in_steps(moves)
    except ValueError:
        return False
    return True
