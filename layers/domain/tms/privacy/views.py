"""The answers of the privacy endpoints."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ErasureView:
    """Names, phones and addresses are gone from the booking, its tickets and payments since `erased_at`.

    Example:
        erased_at: 2026-12-24T09:15:00+02:00
    """

    booking_id: str
    erased_at: datetime
