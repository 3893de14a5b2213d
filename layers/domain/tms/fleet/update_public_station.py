"""Use case: change a station that all companies share."""

from typing import TYPE_CHECKING

from tms.fleet import station_changes
from tms.fleet.station.views import OwnStationView
from tms.kernel.access.caller import Caller

if TYPE_CHECKING:
    from tms.fleet.station.requests import PublicStationChange


def update_public_station(caller: Caller, station_id: str, request: "PublicStationChange") -> OwnStationView:
    """Change a station that all companies share.

    Raises:
        NotFound: `station_not_found`, also for a company's own station.
        Conflict: `station_name_taken`.
    """
    return station_changes.change(caller, None, station_id, request)
