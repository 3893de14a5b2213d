"""Use case: make a station of a company."""

from typing import TYPE_CHECKING

from tms.fleet import station_changes
from tms.fleet.station.views import OwnStationView
from tms.kernel.access.caller import Caller, company_of

if TYPE_CHECKING:
    from tms.fleet.station.requests import StationRequest


def create_station(caller: Caller, request: "StationRequest", key: str) -> OwnStationView:
    """Make a station of the caller's company. Passengers find it once a trip that stops there is on sale.

    Raises:
        NotFound: `station_not_found`, the station that this request made was deleted since.
        Conflict: `station_name_taken`, by a shared station or another one of the company.
        Invalid: `idempotency_key_reused`.
    """
    return station_changes.make(caller, company_of(caller), request, key, main=False)
