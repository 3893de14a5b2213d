"""How far from its schedule the steps of a trip may be: some as its company decided, some as for all."""

from dataclasses import dataclass

from tms.companies.policy import BANDS, Band


@dataclass(frozen=True)
class Windows:
    """The windows of one trip, frozen from the policy of its company when it was planned.

    Attributes:
        boarding_s: boarding opens at most this many seconds before the departure. The bus reports its
            positions from then on.
        opens_itself_s: boarding opens by itself this many seconds before the departure, unless the driver
            opened it before.
        cancellation: bands of what a cancellation gives back, the earliest first.
        sales_cut_off_s: sales for boarding at a stop end this many seconds before the bus leaves it.
        departure_s: the bus leaves at most this many seconds before its departure.
        transfer_s: passengers who change to or from this trip have at least so many seconds.
        begun_within_s: neither is begun later than this after the departure.
        arrival_share: from the departure to the arrival passes at least this share of the scheduled time,
            unless the bus was seen at its last stop.
        idle_after_s: a bus and its driver are free this many seconds after the scheduled arrival, also where
            the driver forgot to arrive.
        undone_within_s: a step is undone at most this many seconds after it was taken.
    """

    boarding_s: int = 60 * 60
    opens_itself_s: int = 30 * 60
    departure_s: int = 15 * 60
    sales_cut_off_s: int = 5 * 60
    cancellation: tuple[Band, ...] = BANDS
    transfer_s: int = 15 * 60
    begun_within_s: int = 24 * 3600
    arrival_share: float = 0.5
    idle_after_s: int = 2 * 3600
    undone_within_s: int = 24 * 3600


DEFAULTS = Windows()
