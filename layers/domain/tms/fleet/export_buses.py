"""Use case: give the buses of a company as CSV."""

from tms.fleet import bus_store
from tms.fleet.bus.columns import COLUMNS, row_of
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.sheets import sheet


def export_buses(caller: Caller) -> str:
    """Return all buses of the caller's company by their plate, as a file that an import takes again."""
    return sheet.written(COLUMNS, map(row_of, bus_store.buses_of(company_of(caller))))
