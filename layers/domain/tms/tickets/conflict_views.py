"""The answers that tell of conflicts between scans; they show no passenger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.kernel.clock import at, offset_of
from tms.tickets.scan import Conflict, DeviceScan
from tms.tickets.verdict import WORDS, Verdict


@dataclass(frozen=True)
class DeviceScanView:
    """A scan at the door: by which account, on which device.

    Example:
        scanned_by: acc_5FFVQQM82RWPXZGBPHFCQ3T3WY
        device: Door 2, Tecno Spark
    """

    scanned_at: datetime
    scanned_by: str
    device: str | None
    nonce: str


@dataclass(frozen=True)
class ScanConflict:
    """A device without a network let in somebody whom the platform would not.

    `verdict` and `title` tell why not. `earlier` is the scan that boarded the ticket before, perhaps on
    another device. Seat and ticket are null for what is no ticket of this trip's.

    Example:
        verdict: already_boarded
        title: Already boarded
    """

    ticket_id: str | None
    seat: str | None
    verdict: Verdict
    title: str
    scan: DeviceScanView
    earlier: DeviceScanView | None


@dataclass(frozen=True)
class ScanConflicts:
    """The conflicts of a trip's scans, the earliest scan first."""

    items: Sequence[ScanConflict]


def conflict_view(conflict: Conflict, departure_at: datetime) -> ScanConflict:
    """Return the view of a conflict, by the clocks of the trip's first stop."""
    verdict, offset = Verdict(conflict.verdict), offset_of(departure_at)
    return ScanConflict(
        ticket_id=conflict.ticket_id,
        seat=conflict.seat,
        verdict=verdict,
        title=WORDS[verdict].title,
        scan=_device_scan(conflict.scan, offset),
        earlier=_device_scan(conflict.earlier, offset) if conflict.earlier else None,
    )


def _device_scan(scan: DeviceScan, offset: int) -> DeviceScanView:
    return DeviceScanView(at(scan.scanned_at, offset), scan.scanned_by, scan.device, scan.nonce)
