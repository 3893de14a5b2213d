"""Use case: give a company's own stations as CSV."""

from tms.fleet import station_store
from tms.fleet.station.columns import COLUMNS, row_of
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.sheets import sheet


def export_stations(caller: Caller) -> str:
    """Return the own stations of the caller's company by name, as a file that an import takes again."""
    company = company_of(caller)
    own = [station for station in station_store.stations_now(company) if station.company_id == company]
    return sheet.written(COLUMNS, map(row_of, sorted(own, key=lambda station: station.name)))
