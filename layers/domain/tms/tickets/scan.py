"""Scans: what a driver's or inspector's device read, and how that was judged; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tms.tickets.verdict import Boarding, Verdict

BEFORE_DEPARTURE = timedelta(days=1)
JUST_NOW = timedelta(hours=36)
AHEAD = timedelta(minutes=5)
"""How long before the trip's departure a scan may be, and how far behind and ahead of our clock."""

_TIMING = frozenset({Verdict.TOO_EARLY, Verdict.TRIP_OVER})
"""The verdicts that hang on when the driver's steps were recorded, not on the ticket."""


class Flag(StrEnum):
    """What is odd about a scan."""

    CLOCK = "clock"
    LET_IN = "let_in"


@dataclass(frozen=True)
class Presented:
    """What a device read, and when.

    Attributes:
        token: the text of the QR code, or the short code that somebody typed.
        nonce: made by the device, once per scan.
        scanned_at: by the device's clock.
        device: what the device calls itself; None if it says nothing.
        let_in: whether it let the passenger in, by its own verdict, while it had no network.
    """

    token: str
    nonce: str
    scanned_at: datetime
    device: str | None = None
    let_in: bool = False


@dataclass(frozen=True)
class DeviceScan:
    """Which device scanned, and when; `scanned_at` is an epoch second."""

    nonce: str
    scanned_at: int
    scanned_by: str
    device: str | None


@dataclass(frozen=True)
class Conflict:
    """A device without a network let somebody in whom the platform would not.

    Attributes:
        ticket_id, seat: None for what is no ticket of ours; the seat also for a ticket of another trip.
        verdict: the platform's, a value of `tms.tickets.verdict.Verdict`.
        earlier: the scan that boarded the ticket before, perhaps by another device.
    """

    trip_id: str
    ticket_id: str | None
    seat: str | None
    verdict: str
    scan: DeviceScan
    earlier: DeviceScan | None


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
        device, let_in: see `Presented`.
        travelled: whether it boards a passenger by the device's word alone; see `travels`.
    """

    trip_id: str
    nonce: str
    verdict: str
    scanned_at: int
    received_at: int
    scanned_by: str
    boarding: Boarding | None = None
    claimed_at: str | None = None
    device: str | None = None
    let_in: bool = False
    travelled: bool = False

    @property
    def is_conflict(self) -> bool:
        """Tell whether the device let in somebody whom the platform would not."""
        return self.let_in and self.verdict != Verdict.OK

    @property
    def boards(self) -> bool:
        """Tell whether it boards a passenger."""
        return self.verdict == Verdict.OK or self.travelled

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What the company should look into; empty for a scan that is in order."""
        clock = (Flag.CLOCK,) if self.claimed_at is not None else ()
        return (*clock, Flag.LET_IN) if self.is_conflict else clock


def travels(presented: Presented, verdict: Verdict, opens_at: datetime) -> bool:
    """Tell whether a passenger travels by the word of a device, against the platform's verdict.

    A device without a network cannot tell us that boarding opened, so a passenger that it let in has boarded,
    and nobody else boards with that ticket. That holds from the moment on at which boarding may open:
    nobody boards the tickets of a later trip by a device's word.

    Args:
        opens_at: when boarding opens at the earliest, by the schedule.
    """
    return presented.let_in and verdict in _TIMING and presented.scanned_at >= opens_at


def conflict_of(
    scan: Scan, ticket_id: str | None, seat: str | None, scans: Sequence[Scan]
) -> Conflict | None:
    """Return the conflict that a scan makes with the platform's books, if it does.

    Args:
        scans: those of the ticket that are on record; one of them tells the device that boarded it before.
    """
    if not scan.is_conflict:
        return None
    earlier = None
    if scan.boarding is not None:
        boarding = scan.boarding
        devices = [each.device for each in scans if each.nonce == boarding.nonce and each.boards]
        device = devices[0] if devices else None
        earlier = DeviceScan(boarding.nonce, boarding.scanned_at, boarding.scanned_by or "", device)
    made = DeviceScan(scan.nonce, scan.scanned_at, scan.scanned_by, scan.device)
    return Conflict(scan.trip_id, ticket_id, seat, scan.verdict, made, earlier)


def believable(scanned_at: datetime, departure_at: datetime, now: datetime) -> bool:
    """Tell whether a scan that arrives at `now` may have been made at `scanned_at`.

    A device may keep scans while it is offline, so a scan may be as old as the day before the departure. For
    a trip that is still ahead, as in a demonstration, it may be a day and a half old.
    """
    earliest = min(departure_at - BEFORE_DEPARTURE, now - JUST_NOW)
    return earliest <= scanned_at <= now + AHEAD
