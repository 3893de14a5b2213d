"""A bus while the passengers of another one take their seats in it: pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tms.bookings.moves import Rider, is_possible, meets
from tms.bookings.spots import Spot
from tms.fleet.classes import difference, is_lower
from tms.fleet.layout import Layout

MOST_ASIDE = 3
"""How many passengers are moved aside to make room for one."""


@dataclass
class Seating:
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
        """The labels of the seats, in reading order."""
        return self.layout.labels

    @property
    def moves(self) -> list[tuple[Rider, str]]:
        """Those who get another seat, and which."""
        return [(rider, seat) for rider, seat in self.seat_of.items() if seat != rider.seat]

    @property
    def lowered(self) -> list[Rider]:
        """Those whose new seat is of a lower class than the one that they have now."""
        return [rider for rider, seat in self.seat_of.items() if self.is_lower_for(rider, seat)]

    def place(self, riders: Sequence[Rider], *, tight: bool) -> None:
        """Seat everybody: those who can stay do, and the others follow in order, booking by booking.

        The riders of a booking follow class by class.

        Args:
            tight: prefer seats whose free stretch is the tightest, so that long ones stay whole.
        """
        groups: dict[tuple[str, str], list[Rider]] = {}
        for rider in riders:
            if rider.seat in self.new:
                self._sit(rider, rider.seat)
            else:
                groups.setdefault((rider.booking_id, self._class_of(rider)), []).append(rider)
        for (booking_id, _), group in groups.items():
            mates = [self.new[seat] for rider, seat in self.seat_of.items() if rider.booking_id == booking_id]
            self._place_group(group, mates, tight=tight)

    def make_room(self) -> None:
        """Move a few others aside for those who found no seat, where that helps."""
        for rider in list(self.unseated):
            if self._make_room_for(rider, self.labels):
                self.unseated.remove(rider)

    def keep_classes(self) -> None:
        """Give riders whose seat is of a lower class than before a better one, if one is free.

        Others who sit there are moved aside, if there is a seat for them that is no lower than what they had:
        first to one that was free, or else also to the seat that the rider leaves.
        """
        for rider in self.lowered:
            seat = self.seat_of[rider]
            better = [label for label in self.labels if not self.is_lower_for(rider, label)]
            if seat in better or self._make_room_for(rider, better, keep_classes=True):
                continue
            self._stand(rider)
            if not self._make_room_for(rider, better, keep_classes=True):
                self._sit(rider, seat)

    def is_lower_for(self, rider: Rider, label: str) -> bool:
        """Tell whether a seat is of a lower class than the one that a rider has now."""
        was = self.old.get(rider.seat)
        return was is not None and is_lower(self.new[label].seat_class, was.seat_class)

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
        blocks = (self._block(centre, group, mates, free) for centre in free)
        return min((self._assigned(group, block) for block in blocks), key=self._spread(mates))

    def _block(
        self, centre: str, group: Sequence[Rider], mates: Sequence[Spot], free: Sequence[str]
    ) -> Sequence[str]:
        spot, seat_class = self.new[centre], self._class_of(group[0])

        def away(label: str) -> tuple[tuple[bool, bool, int], int, int, str]:
            seat = self.new[label]
            other = difference(seat_class, seat.seat_class)
            return other, seat.apart(spot), sum(map(seat.apart, mates)), label

        return sorted(free, key=away)[: len(group)]

    def _spread(self, mates: Sequence[Spot]) -> Callable[[Sequence[tuple[Rider, str]]], tuple[int, int]]:
        def spread(assigned: Sequence[tuple[Rider, str]]) -> tuple[int, int]:
            seats = [self.new[label] for _, label in assigned]
            apart = sum(one.apart(other) for one in seats for other in [*seats, *mates])
            return apart, sum(self._cost(rider, label)[-1] for rider, label in assigned)

        return spread

    def _assigned(self, group: Sequence[Rider], seats: Sequence[str]) -> Sequence[tuple[Rider, str]]:
        """Give the seats to the riders of a group, the best pairs first."""
        left, riders, pairs = set(seats), set(group), []
        offers = sorted(
            ((rider, label) for rider in group for label in seats),
            key=lambda each: (self._cost(each[0], each[1]), each[1]),
        )
        for rider, label in offers:
            if rider in riders and label in left:
                pairs.append((rider, label))
                riders.remove(rider)
                left.remove(label)
        return pairs

    def _cost(self, rider: Rider, label: str) -> tuple[bool, bool, int, bool, int]:
        new = self.new[label]
        return self.old.get(rider.seat, new).cost(new)

    def _class_of(self, rider: Rider) -> str:
        was = self.old.get(rider.seat)
        return "" if was is None else was.seat_class

    def _make_room_for(self, rider: Rider, labels: Iterable[str], *, keep_classes: bool = False) -> bool:
        """Seat a rider, with as few others moved aside as possible; False if nothing is possible.

        Args:
            labels: the seats that are good enough.
            keep_classes: move nobody aside to a seat of a lower class.
        """
        options = (self._aside(label, rider, keep_classes=keep_classes) for label in labels)
        found = [each for each in options if each is not None]
        found.sort(key=lambda each: (len(each[0]), self._cost(rider, each[1])))
        return any(self._moved_aside(aside, rider, seat) for aside, seat in found)

    def _aside(
        self, label: str, rider: Rider, *, keep_classes: bool
    ) -> tuple[list[tuple[Rider, str]], str] | None:
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
                and not (keep_classes and self.is_lower_for(each, other))
                and not any(to == other and meets(one.legs, each.legs) for one, to in goes)
            )
            to = min(others, key=lambda other: (self._cost(each, other), other), default=None)
            if to is None:
                return None
            goes.append((each, to))
        return goes, label

    def _moved_aside(self, aside: Sequence[tuple[Rider, str]], rider: Rider, seat: str) -> bool:
        """Move riders aside and seat another one, unless somebody would have to move in a circle."""
        goes = {**dict(aside), rider: seat}
        before = {each: self.seat_of[each] for each in goes if each in self.seat_of}
        self._change(before, goes)
        if is_possible(self.moves):
            return True
        self._change(goes, before)
        return False

    def _change(self, before: Mapping[Rider, str], after: Mapping[Rider, str]) -> None:
        for rider in before:
            self._stand(rider)
        for rider, label in after.items():
            self._sit(rider, label)

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
