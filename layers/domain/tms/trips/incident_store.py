"""The incidents of a trip, in the trips table."""

from tms.kernel.queries import Listed, page, read_partition
from tms.kernel.store import Record, Transaction, whole_or_none
from tms.trips.incidents import Incident, IncidentKind, Resolution
from tms.trips.records import IncidentRecord

INCIDENT = "incident"
"""The label of an incident's write in a transaction."""


def add_into(transaction: Transaction, incident: Incident) -> None:
    """Add to `transaction`: an incident was reported.

    Raises (at the commit):
        ConditionFailed: `INCIDENT`, it was reported before.
    """
    record = IncidentRecord(
        pk=f"TRIP#{incident.trip_id}",
        sk=f"INCIDENT#{incident.incident_id}",
        company_id=incident.company_id,
        kind=incident.kind.value,
        words=incident.words,
        reported_at=incident.reported_at,
        reported_by=incident.reported_by,
        place=None if incident.latitude is None else [incident.latitude, incident.longitude],
        request_hash=incident.request_hash,
    )
    transaction.put(INCIDENT, record, Record.pk.does_not_exist())


def resolve_into(transaction: Transaction, incident: Incident, resolution: Resolution) -> None:
    """Add to `transaction`: an incident is over.

    Raises (at the commit):
        ConditionFailed: `INCIDENT`, it was closed meanwhile.
    """
    key = IncidentRecord(f"TRIP#{incident.trip_id}", f"INCIDENT#{incident.incident_id}")
    open_still = Record.pk.exists() & IncidentRecord.resolved_at.does_not_exist()
    note = [IncidentRecord.resolution_note.set(resolution.note)] if resolution.note else []
    transaction.update(
        INCIDENT,
        key,
        [
            IncidentRecord.resolved_at.set(resolution.at),
            IncidentRecord.resolved_by.set(resolution.by),
            *note,
        ],
        open_still,
    )


def find(trip_id: str, incident_id: str) -> Incident | None:
    """Return an incident of a trip."""
    try:
        record = IncidentRecord.get(f"TRIP#{trip_id}", f"INCIDENT#{incident_id}", consistent_read=True)
    except IncidentRecord.DoesNotExist:
        return None
    return _incident(record)


def all_of(trip_id: str) -> list[Incident]:
    """Return every incident of a trip, as it is now."""
    records = read_partition({"INCIDENT": IncidentRecord}, f"TRIP#{trip_id}", consistent=True)
    return [_incident(record) for record in records if isinstance(record, IncidentRecord)]


def of_trip(trip_id: str, behind: str | None, limit: int) -> tuple[list[Incident], str | None]:
    """Return incidents of a trip, and the place of the next page."""
    listed = Listed(f"TRIP#{trip_id}", ("INCIDENT#", "INCIDENT$"), consistent=True)
    found = page(IncidentRecord, listed, limit=limit, behind=behind)
    return [_incident(record) for record in found.records], found.following


def _resolution(record: IncidentRecord) -> Resolution | None:
    at = whole_or_none(record.resolved_at)
    return None if at is None else Resolution(at, record.resolved_by, record.resolution_note)


def _incident(record: IncidentRecord) -> Incident:
    latitude, longitude = record.place or (None, None)
    return Incident(
        incident_id=record.sk.removeprefix("INCIDENT#"),
        trip_id=record.pk.removeprefix("TRIP#"),
        company_id=record.company_id,
        kind=IncidentKind(record.kind),
        words=record.words,
        reported_at=int(record.reported_at),
        reported_by=record.reported_by,
        latitude=latitude,
        longitude=longitude,
        request_hash=record.request_hash,
        resolution=_resolution(record),
    )
