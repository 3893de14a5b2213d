"""Incidents: what drivers and staff report of a trip; pure."""

from collections.abc import Iterable
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
class Resolution:
    """How an incident ended.

    Attributes:
        at: epoch seconds.
        by: account of the member of staff that closed it.
        note: in that person's words; None if there were none.
    """

    at: int
    by: str
    note: str | None


@dataclass(frozen=True)
class Incident:
    """Something that happened on a trip.

    Attributes:
        reported_at: epoch seconds.
        reported_by: account of the driver or of staff.
        latitude, longitude: WGS 84 degrees; None if the place was not told.
        resolution: how it ended; None while it is open.
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
    resolution: Resolution | None = None


def told_last(incidents: Iterable[Incident]) -> IncidentKind | None:
    """Return the kind of what was reported last among the open incidents other than breakdowns.

    A breakdown is told of a trip by itself, until its bus goes on.
    """
    shown = [each for each in incidents if not each.resolution and each.kind is not IncidentKind.BREAKDOWN]
    return max(shown, key=lambda each: (each.reported_at, each.incident_id)).kind if shown else None
