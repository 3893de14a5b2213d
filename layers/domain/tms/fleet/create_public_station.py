"""Use case: make a station that all companies share."""

from typing import TYPE_CHECKING

from tms.fleet import station_changes
from tms.fleet.station.views import OwnStationView
from tms.kernel.access.caller import Caller

if TYPE_CHECKING:
    from tms.fleet.station.requests import PublicStationRequest


def create_public_station(caller: Caller, request: "PublicStationRequest", key: str) -> OwnStationView:
    """Make a station that all companies share.

    Raises:
        NotFound: `station_not_found`, the station that this request made was deleted since.
        Conflict: `station_name_taken`, by another shared station.
        Invalid: `idempotency_key_reused`.
    """
    return station_changes.make(caller, None, request, key, main=request.main)
