"""Scans: what a driver's or inspector's device read, and what it was answered: pure."""

from dataclasses import dataclass

from tms.tickets.verdict import Boarding


@dataclass(frozen=True)
class Scan:
    """One scan of one ticket.

    Attributes:
        nonce: made by the device, once per scan; the same nonce again is the same scan sent again.
        verdict: a value of `tms.tickets.verdict.Verdict`.
        scanned_at: epoch second on the device's clock.
        received_at: epoch second on ours.
        scanned_by: account that scanned.
        boarding: for `already_boarded`, the scan that boarded before.
    """

    trip_id: str
    nonce: str
    verdict: str
    scanned_at: int
    received_at: int
    scanned_by: str
    boarding: Boarding | None = None
