"""Incidents: what drivers and staff report of a trip; pure."""

from dataclasses import dataclass
from enum import StrEnum


class IncidentKind(StrEnum):
    """What an incident is about."""

    BREAKDOWN = "breakdown"
    ACCIDENT = "accident"
    ROAD = "road"
    PASSENGER = "passenger"
    SECURITY = "security"
    OTHER = "other"


@dataclass(frozen=True)
class Incident:
    """Something that happened on a trip.

    Attributes:
        reported_at: epoch seconds.
        reported_by: account of the driver or of staff.
        latitude, longitude: WGS 84 degrees; None if the place was not told.
        request_hash: of the request that reported it.
    """

    incident_id: str
    trip_id: str
    company_id: str
    kind: IncidentKind
    words: str
    reported_at: int
    reported_by: str
    latitude: float | None = None
    longitude: float | None = None
    request_hash: str = ""
