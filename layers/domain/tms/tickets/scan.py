"""Scans: what a driver's or inspector's device read, and how that was judged; pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tms.tickets.verdict import Boarding

BEFORE_DEPARTURE = timedelta(days=1)
JUST_NOW = timedelta(hours=36)
AHEAD = timedelta(minutes=5)
"""How long before the trip's departure a scan may be, and how far behind and ahead of our clock."""


class Flag(StrEnum):
    """What is odd about a scan."""

    CLOCK = "clock"


@dataclass(frozen=True)
class Scan:
    """One scan of one ticket.

    Attributes:
        nonce: made by the device, once per scan; the same nonce again is the same scan sent again.
        verdict: a value of `tms.tickets.verdict.Verdict`.
        scanned_at: epoch second by the device's clock, or by ours if the device's cannot be right.
        received_at: epoch second by our clock.
        scanned_by: id of the account that scanned.
        boarding: for `already_boarded`, the scan that boarded before.
        claimed_at: the time by the device's clock, as RFC 3339, if that cannot be right; else None.
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
        """What the company should look into; empty for a scan that is in order."""
        return (Flag.CLOCK,) if self.claimed_at is not None else ()


def believable(scanned_at: datetime, departure_at: datetime, now: datetime) -> bool:
    """Tell whether a scan that arrives at `now` may have been made at `scanned_at`.

    A device may keep scans while it is offline, so a scan may be as old as the day before the departure. For
    a trip that is still ahead, as in a demonstration, it may be a day and a half old.
    """
    earliest = min(departure_at - BEFORE_DEPARTURE, now - JUST_NOW)
    return earliest <= scanned_at <= now + AHEAD
