"""Reseating: which seats of another bus the passengers of a trip get; pure.

A passenger keeps the seat of the same label where the new bus has it. The others get the nearest seat that is
free on all their legs: first one of the same kind (window, aisle, between), then by its distance in the grid.
People of one booking sit near each other where that costs no further move. If somebody finds no seat, a few
others who could stay are moved aside, as long as that makes room.

Seats are free in pieces: with enough of them on each leg, there may still be no single one for a long way.
To decide that for certain would take too long (it is NP-complete), so a swap may be refused that a patient
person could work out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from tms.fleet.layout import CellKind, Layout

MOST_ASIDE = 3
"""How many passengers are moved aside to make room for one."""


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


@dataclass(frozen=True)
class SeatChange:
    """A ticket that gets another seat.

    Attributes:
        step: see `Move`.
        start, stop: indexes of the stops where its passenger boards and alights.
    """

    booking_id: str
    ticket_id: str
    before: str
    after: str
    step: int
    start: int
    stop: int


@dataclass(frozen=True)
class Reseating:
    """Who sits where in another bus.

    Attributes:
        moves: in an order in which each seat is free when its turn comes.
        unseated: riders for whom no seat was found; the bus does not fit if there are any.
        missing: by leg, how many riders it has more than the bus has seats.
    """

    moves: Sequence[Move]
    unseated: Sequence[Rider]
    missing: Sequence[int]

    @property
    def fits(self) -> bool:
        """Tell whether everybody has a seat."""
        return not self.unseated


class Side(StrEnum):
    """The kinds of seats that passengers choose by."""

    WINDOW = "window"
    AISLE = "aisle"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a seat is in the grid, and of which kind it is."""

    row: int
    column: int
    side: Side

    def apart(self, other: "Spot") -> int:
        """Return the distance to another seat. A row counts twice: neighbours sit side by side."""
        return 2 * abs(self.row - other.row) + abs(self.column - other.column)


def spots(layout: Layout) -> dict[str, Spot]:
    """Return where each seat of a layout is."""
    return {
        cell.label: Spot(row, column, _side(layout, row, column))
        for row, cells in enumerate(layout.rows)
        for column, cell in enumerate(cells)
        if cell.kind is CellKind.SEAT
    }


def _side(layout: Layout, row: int, column: int) -> Side:
    cells = layout.rows[row]
    if column in {0, len(cells) - 1}:
        return Side.WINDOW
    beside = {cells[column - 1].kind, cells[column + 1].kind}
    return Side.BETWEEN if beside <= {CellKind.SEAT, CellKind.BLOCKED} else Side.AISLE


def reseat(riders: Sequence[Rider], before: Layout, after: Layout, legs: int) -> Reseating:
    """Return who sits where when a trip gets another bus.

    Args:
        riders: all who hold or have bought a seat; no two of them share a leg of a seat.
        before, after: layouts of the two buses.
        legs: how many legs the trip has.
    """
    load = [sum(leg in rider.legs for rider in riders) for leg in range(legs)]
    missing = [max(0, each - after.capacity) for each in load]
    best: _Seating | None = None
    for order, tight in ((_longest_first, False), (_longest_first, True), (_earliest_first, True)):
        tried = _Seating(after, spots(before), spots(after), legs)
        tried.place(sorted(riders, key=order), tight=tight)
        if best is None or len(tried.unseated) < len(best.unseated):
            best = tried
        if not best.unseated:
            break
    assert best is not None  # noqa: S101 - there is an order
    best.make_room()
    moves = in_steps(best.moves)
    return Reseating(moves, best.unseated, missing)


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


def _longest_first(rider: Rider) -> tuple[int, int, str, str]:
    return -len(rider.legs), rider.legs.start, rider.booking_id, rider.seat


def _earliest_first(rider: Rider) -> tuple[int, int, str, str]:
    return rider.legs.start, -len(rider.legs), rider.booking_id, rider.seat


@dataclass
class _Seating:
    """The new bus while it fills.

    Attributes:
        taken: by seat, its riders.
        seat_of: the new seat of each rider that has one.
    """

    layout: Layout
    old: Mapping[str, Spot]
    new: Mapping[str, Spot]
    legs: int
    taken: dict[str, list[Rider]] = field(default_factory=dict)
    seat_of: dict[Rider, str] = field(default_factory=dict)
    unseated: list[Rider] = field(default_factory=list)

    @cached_property
    def labels(self) -> Sequence[str]:
        return self.layout.labels

    @property
    def moves(self) -> list[tuple[Rider, str]]:
        return [(rider, seat) for rider, seat in self.seat_of.items() if seat != rider.seat]

    def place(self, riders: Sequence[Rider], *, tight: bool) -> None:
        """Seat everybody: who can stay stays, and the others follow in order, booking by booking.

        Args:
            tight: prefer seats whose free stretch is the tightest, so that long ones stay whole.
        """
        groups: dict[str, list[Rider]] = {}
        for rider in riders:
            if rider.seat in self.new:
                self._sit(rider, rider.seat)
            else:
                groups.setdefault(rider.booking_id, []).append(rider)
        for booking_id, group in groups.items():
            mates = [self.new[seat] for rider, seat in self.seat_of.items() if rider.booking_id == booking_id]
            self._place_group(group, mates, tight=tight)

    def make_room(self) -> None:
        """Move a few others aside for those who found no seat, where that helps."""
        for rider in list(self.unseated):
            options = (self._aside(label, rider) for label in self.labels)
            found = [each for each in options if each is not None]
            for aside, seat in sorted(found, key=lambda each: (len(each[0]), self._cost(rider, each[1]))):
                if self._moved_aside(aside, rider, seat):
                    self.unseated.remove(rider)
                    break

    def _place_group(self, group: Sequence[Rider], mates: Sequence[Spot], *, tight: bool) -> None:
        legs = group[0].legs
        free = [label for label in self.labels if self._free(label, legs)]
        if tight:
            tightest = sorted(free, key=lambda label: (self._slack(label, legs), self._cost(group[0], label)))
            free = tightest[: len(group)]
        for rider, label in self._best(group, mates, free):
            self._sit(rider, label)
        self.unseated += [rider for rider in group if rider not in self.seat_of]

    def _best(
        self, group: Sequence[Rider], mates: Sequence[Spot], free: Sequence[str]
    ) -> Sequence[tuple[Rider, str]]:
        """Return seats for a group: the block of seats nearest to its mates, else to where it sits now."""
        together = len(group) + len(mates) > 1
        if not together or len(free) <= len(group):
            return self._assigned(group, free)
        blocks = (self._block(centre, len(group), mates, free) for centre in free)
        return min((self._assigned(group, block) for block in blocks), key=self._spread(mates))

    def _block(self, centre: str, size: int, mates: Sequence[Spot], free: Sequence[str]) -> Sequence[str]:
        spot = self.new[centre]

        def away(label: str) -> tuple[int, int, str]:
            apart = self.new[label].apart
            return apart(spot), sum(map(apart, mates)), label

        return sorted(free, key=away)[:size]

    def _spread(self, mates: Sequence[Spot]) -> Callable[[Sequence[tuple[Rider, str]]], tuple[int, int]]:
        def spread(assigned: Sequence[tuple[Rider, str]]) -> tuple[int, int]:
            seats = [self.new[label] for _, label in assigned]
            apart = sum(one.apart(other) for one in seats for other in [*seats, *mates])
            return apart, sum(self._cost(rider, label)[1] for rider, label in assigned)

        return spread

    def _assigned(self, group: Sequence[Rider], seats: Sequence[str]) -> Sequence[tuple[Rider, str]]:
        """Give the seats to the riders of a group, the best pairs first."""
        left, riders, pairs = set(seats), set(group), []
        offers = sorted(
            ((rider, label) for rider in group for label in seats),
            key=lambda each: (*self._cost(each[0], each[1]), each[1]),
        )
        for rider, label in offers:
            if rider in riders and label in left:
                pairs.append((rider, label))
                riders.remove(rider)
                left.remove(label)
        return pairs

    def _cost(self, rider: Rider, label: str) -> tuple[bool, int]:
        was, is_ = self.old.get(rider.seat), self.new[label]
        return (False, 0) if was is None else (was.side is not is_.side, was.apart(is_))

    def _aside(self, label: str, rider: Rider) -> tuple[list[tuple[Rider, str]], str] | None:
        """Return who would have to go where so that a seat is free for a rider; None if that is too much."""
        inway = [each for each in self.taken.get(label, ()) if meets(each.legs, rider.legs)]
        if len(inway) > MOST_ASIDE:
            return None
        goes: list[tuple[Rider, str]] = []
        for each in inway:
            others = (
                other
                for other in self.labels
                if other != label
                and self._free(other, each.legs)
                and not any(to == other and meets(one.legs, each.legs) for one, to in goes)
            )
            to = min(others, key=lambda other: (*self._cost(each, other), other), default=None)
            if to is None:
                return None
            goes.append((each, to))
        return goes, label

    def _moved_aside(self, aside: Sequence[tuple[Rider, str]], rider: Rider, seat: str) -> bool:
        """Move riders aside and seat another one, unless somebody would have to move in a circle."""
        before = [(each, self.seat_of[each]) for each, _ in aside]
        for each, to in aside:
            self._stand(each)
            self._sit(each, to)
        self._sit(rider, seat)
        if _is_possible(self.moves):
            return True
        for each in [rider, *(each for each, _ in aside)]:
            self._stand(each)
        for each, was in before:
            self._sit(each, was)
        return False

    def _sit(self, rider: Rider, label: str) -> None:
        self.taken.setdefault(label, []).append(rider)
        self.seat_of[rider] = label

    def _stand(self, rider: Rider) -> None:
        self.taken[self.seat_of.pop(rider)].remove(rider)

    def _free(self, label: str, legs: range) -> bool:
        return not any(meets(each.legs, legs) for each in self.taken.get(label, ()))

    def _slack(self, label: str, legs: range) -> int:
        """Return how many free legs adjoin a free stretch: taking it cuts them off from longer journeys."""
        ends = list(self._stops(label))
        left = max((each.stop for each in ends if each.stop <= legs.start), default=0)
        right = min((each.start for each in ends if each.start >= legs.stop), default=self.legs)
        return right - left - len(legs)

    def _stops(self, label: str) -> Iterator[range]:
        return (each.legs for each in self.taken.get(label, ()))


def _is_possible(moves: Iterable[tuple[Rider, str]]) -> bool:
    try:
        in_steps(moves)
    except ValueError:
        return False
    return True
