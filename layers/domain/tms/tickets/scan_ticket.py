"""Use case: a driver or the company's staff scan a ticket at the door of a trip's bus."""

from functools import partial
from typing import TYPE_CHECKING

from tms.kernel.access import suspension
from tms.kernel.access.caller import Caller
from tms.kernel.at_once import at_once
from tms.tickets.door import known_of, read_code, scan_known, shown
from tms.tickets.scan import Presented
from tms.tickets.scannable import require_scannable
from tms.tickets.views import ScanView
from tms.trips.for_tickets import trips

if TYPE_CHECKING:
    from tms.tickets.requests import ScanRequest


def scan_ticket(caller: Caller, trip_id: str, request: "ScanRequest") -> ScanView:
    """Judge a scanned or typed code and, if it is good, board its passenger; see `door.scan_at`.

    A queue waits at the door, so the caller's standing, the trip and the ticket are read at the same time.

    Raises:
        Forbidden: `account_suspended`.
        NotFound, Forbidden: see `scannable`.
        Conflict: `scan_conflict`; other scans of the ticket were faster each time.
    """
    presented = Presented(request.token, request.nonce, request.scanned_at)
    code = read_code(presented.token)
    standing, found, known = at_once(
        partial(suspension.of, caller.subject, None), partial(trips.find, trip_id), partial(known_of, code)
    )
    suspension.refuse(standing)
    trip = require_scannable(caller, trips.own(caller, trip_id, found))
    return shown(scan_known(caller, trip, presented, code, known))
