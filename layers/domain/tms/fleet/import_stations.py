"""Use case: make the stations of a CSV file, and change those that are there."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from tms.companies.lookalikes import look
from tms.fleet import station_changes, station_store
from tms.fleet.station.columns import COLUMNS, MOST_LINES, described
from tms.fleet.station.requests import StationChange, StationRequest
from tms.fleet.stations import Station
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.http.reader import read
from tms.kernel.sheets import sheet
from tms.kernel.sheets.report import Action, Entry, ImportReport, Plan, carry_out, in_column
from tms.kernel.sheets.sheet import Line

if TYPE_CHECKING:
    from tms.fleet.station.requests import StationsFile
    from tms.kernel.sheets.requests import ImportQuery


def import_stations(caller: Caller, file: "StationsFile", query: "ImportQuery") -> ImportReport:
    """Make the stations of a file that the caller's company does not have, and change the others.

    Each line is done on its own. A station is known by its name, so a file that is sent again changes nothing
    more, also if an error broke off the first time.

    Raises:
        Invalid: `bad_csv`, `bad_header`, `too_many_lines`.
    """
    lines = sheet.read(file.csv, COLUMNS, MOST_LINES)
    stations = station_store.stations_now(company_of(caller))
    return carry_out(map(_entry, lines), partial(_plan, caller, stations), in_column, dry_run=query.dry_run)


def _entry(line: Line) -> Entry:
    name = line.cells["name"]
    return Entry(look(name) or f"line {line.number}", name, [line])


def _plan(caller: Caller, stations: Sequence[Station], entry: Entry) -> Plan:
    """Decide about a station.

    Raises:
        Invalid: `invalid_field`.
        Conflict: `station_name_taken`, by a shared station.
    """
    company, given = company_of(caller), described(entry.lines[0])
    alike = [station for station in stations if look(station.name) == entry.key]
    own = next((station for station in alike if station.company_id == company), None)
    if own is None:
        request = read(StationRequest, given)
        if alike:
            raise station_changes.name_taken()
        return Plan(
            Action.CREATE,
            write=lambda: (
                station_changes.make(
                    caller, company, request, str(uuid4()), main=False, others=stations
                ).station_id
            ),
        )
    change = read(StationChange, given)
    wanted = {name: value for name, value in change.given().items() if value is not None}
    if replace(own, **wanted) == own:
        return Plan(Action.UNCHANGED, own.station_id)
    return Plan(
        Action.CHANGE,
        own.station_id,
        write=lambda: station_changes.change(caller, company, own.station_id, change).station_id,
    )
