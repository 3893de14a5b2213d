"""Scans: what a driver's or inspector's device read, and what it was answered: pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tms.tickets.verdict import Boarding

BEFORE_DEPARTURE = timedelta(days=1)
JUST_NOW = timedelta(hours=36)
AHEAD = timedelta(minutes=5)
"""How far a device's clock may be from the trip's departure, and behind and ahead of ours."""


class Flag(StrEnum):
    """What is odd about a scan."""

    CLOCK = "clock"


@dataclass(frozen=True)
class Scan:
    """One scan of one ticket.

    Attributes:
        nonce: made by the device, once per scan; the same nonce again is the same scan sent again.
        verdict: a value of `tms.tickets.verdict.Verdict`.
        scanned_at: epoch second by the device's clock; by ours where the device's cannot be right.
        received_at: epoch second on ours.
        scanned_by: account that scanned.
        boarding: for `already_boarded`, the scan that boarded before.
        claimed_at: what the device's clock said, as RFC 3339, where it cannot be right.
    """

    trip_id: str
    nonce: str
    verdict: str
    scanned_at: int
    received_at: int
    scanned_by: str
    boarding: Boarding | None = None
    claimed_at: str | None = None

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What somebody should look into; empty for a scan that is in order."""
        return (Flag.CLOCK,) if self.claimed_at is not None else ()


def believable(scanned_at: datetime, departure_at: datetime, now: datetime) -> bool:
    """Tell whether a device may have scanned at `scanned_at` what arrives at `now`.

    A scan that was kept offline is from the trip's own days, so no older than the day before its departure;
    one of a trip that is still ahead, as in a demonstration, no older than a day and a half.
    """
    earliest = min(departure_at - BEFORE_DEPARTURE, now - JUST_NOW)
    return earliest <= scanned_at <= now + AHEAD
