"""A company's policy: what a change of mind costs, and when trips are sold, boarded and begun; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

WHOLE = 100
"""Percent."""


class Mismatch(StrEnum):
    """What happens at a departure when fewer passengers boarded than have tickets."""

    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Band:
    """A cancellation at least `hours_before` the departure gives `refund_percent` of the price back."""

    hours_before: int
    refund_percent: int


BANDS = (Band(24, WHOLE), Band(2, 50))
"""The bands of cancellation of a company that set none of its own."""


def refund_percent(bands: Sequence[Band], seconds_before: float) -> int:
    """Return how much of the price a cancellation gives back, so long before the departure."""
    for band in bands:
        if seconds_before >= band.hours_before * 3600:
            return band.refund_percent
    return 0


def bands_document(bands: Sequence[Band]) -> list[list[int]]:
    """Return bands as they are kept; `bands_of` reads them."""
    return [[band.hours_before, band.refund_percent] for band in bands]


def bands_of(document: Sequence[Sequence[int]] | None) -> tuple[Band, ...]:
    """Return the bands that are kept as `document`; `BANDS` if none are kept."""
    return BANDS if document is None else tuple(Band(*each) for each in document)


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of a company. The defaults count until the company sets its own.

    Attributes:
        cancellation: bands, the earliest first; later than the last one nothing is given back.
        boarding_mismatch: whether a departure is refused or only warned about.
        sales_cut_off_minutes: sales end so long before the bus leaves a stop.
        turnaround_minutes: a bus and its driver have so long between two trips.
        boarding_opens_minutes: boarding opens by itself so long before the departure.
        boarding_window_minutes: a driver may open boarding at most so long before the departure.
        departure_window_minutes: the bus may leave at most so long before its departure.
        transfer_minutes: passengers who change to or from one of its buses have at least so long.
        revision: grows with each change; 0 while the defaults count.
    """

    cancellation: tuple[Band, ...] = BANDS
    boarding_mismatch: Mismatch = Mismatch.WARN
    sales_cut_off_minutes: int = 5
    turnaround_minutes: int = 30
    boarding_opens_minutes: int = 30
    boarding_window_minutes: int = 60
    departure_window_minutes: int = 15
    transfer_minutes: int = 15
    revision: int = 0


class BadBands(ValueError):
    """Bands of cancellation that contradict each other.

    Attributes:
        place: index of the band that does.
    """

    def __init__(self, place: int, told: str) -> None:
        super().__init__(told)
        self.place = place


def in_order(bands: Sequence[Band]) -> tuple[Band, ...]:
    """Return bands of cancellation, the earliest first.

    Raises:
        BadBands: two begin at the same hour, or a later cancellation would give more back.
    """
    places = sorted(range(len(bands)), key=lambda place: -bands[place].hours_before)
    for before, after in pairwise(places):
        if bands[before].hours_before == bands[after].hours_before:
            raise BadBands(max(before, after), "Two bands begin at the same hour.")
        if bands[before].refund_percent < bands[after].refund_percent:
            raise BadBands(after, "A later cancellation cannot give more back than an earlier one.")
    return tuple(bands[place] for place in places)


def in_words(policy: Policy) -> Iterator[str]:
    """Yield what passengers should know before they pay, sentence by sentence."""
    yield from bands_in_words(policy.cancellation)
    yield f"Tickets are sold until {policy.sales_cut_off_minutes} minutes before the bus leaves."


def bands_in_words(bands: Sequence[Band]) -> Iterator[str]:
    """Yield what cancellations give back, sentence by sentence."""
    if not any(band.refund_percent for band in bands):
        yield "A ticket cannot be given back."
        return
    for band in bands:
        yield f"Cancel {_before(band.hours_before)}: {_share(band.refund_percent)} is paid back."
    last = bands[-1]
    if last.hours_before and last.refund_percent:
        yield f"Less than {_hours(last.hours_before)} before the departure nothing is paid back."


def _before(hours: int) -> str:
    return f"at least {_hours(hours)} before the departure" if hours else "until the departure"


def _hours(hours: int) -> str:
    if hours % 24 == 0 and hours > 24:
        return f"{hours // 24} days"
    return "one hour" if hours == 1 else f"{hours} hours"


def _share(percent: int) -> str:
    return "the whole price" if percent == WHOLE else f"{percent} % of the price"
