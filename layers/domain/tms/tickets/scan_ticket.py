"""Use case: a driver or the company's staff scan a ticket at the door of a trip's bus."""

from typing import TYPE_CHECKING

from tms.kernel.access.caller import Caller
from tms.tickets.door import scan_at, shown
from tms.tickets.scan import Presented
from tms.tickets.scannable import scannable
from tms.tickets.views import ScanView

if TYPE_CHECKING:
    from tms.tickets.requests import ScanRequest


def scan_ticket(caller: Caller, trip_id: str, request: "ScanRequest") -> ScanView:
    """Judge a scanned or typed code and, if it is good, board its passenger; see `door.scan_at`.

    Raises:
        NotFound, Forbidden: see `scannable`.
        Conflict: `scan_conflict`; other scans of the ticket were faster each time.
    """
    trip = scannable(caller, trip_id)
    presented = Presented(request.token, request.nonce, request.scanned_at)
    return shown(scan_at(caller, trip, presented))
