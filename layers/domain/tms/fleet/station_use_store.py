"""Which routes call at a station, in the fleet table; a station that routes call at cannot be deleted."""

from tms.fleet.records import StationUsesRecord
from tms.kernel.store import Transaction

STATION = "station "
"""How the label of a station's write begins in a transaction; the station's id follows."""


def use_into(transaction: Transaction, station_id: str, route_id: str) -> None:
    """Add to `transaction`: a route calls at a station, or still does.

    Raises (at the commit):
        ConditionFailed: `STATION` + id, the station was deleted.
    """
    transaction.update(
        STATION + station_id,
        _key(station_id),
        [StationUsesRecord.routes.add({route_id})],
        StationUsesRecord.closed.does_not_exist(),
    )


def unuse_into(transaction: Transaction, station_id: str, route_id: str) -> None:
    """Add to `transaction`: a route calls at a station no more."""
    gone = StationUsesRecord.routes.delete({route_id})
    transaction.update(STATION + station_id, _key(station_id), [gone])


def routes_at(station_id: str) -> frozenset[str]:
    """Return the ids of the routes that call at a station, of any company, as they are now."""
    try:
        record = StationUsesRecord.get(f"STATION#{station_id}", "USES", consistent_read=True)
    except StationUsesRecord.DoesNotExist:
        return frozenset()
    return frozenset(record.routes or ())


def _key(station_id: str) -> StationUsesRecord:
    return StationUsesRecord(f"STATION#{station_id}", "USES")
