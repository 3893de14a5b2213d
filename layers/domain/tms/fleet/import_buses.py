"""Use case: put the buses of a CSV file on record, and change those that are there."""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from tms.fleet import bus_store
from tms.fleet.bus.columns import COLUMNS, MOST_LINES, described
from tms.fleet.bus.requests import BusChange, BusRequest
from tms.fleet.buses import Bus, normal_plate
from tms.fleet.create_bus import create_bus
from tms.fleet.own_buses import layout_of, plate_taken, trips_of
from tms.fleet.update_bus import changed, refuse_loss, update_bus
from tms.fleet.uses import TimetablesOf
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.http.reader import read
from tms.kernel.sheets import sheet
from tms.kernel.sheets.report import Action, Entry, ImportReport, Plan, carry_out, in_column
from tms.kernel.sheets.sheet import Line

if TYPE_CHECKING:
    from tms.fleet.bus.requests import BusesFile
    from tms.kernel.sheets.requests import ImportQuery


def import_buses(
    caller: Caller, file: "BusesFile", query: "ImportQuery", timetables_of: TimetablesOf
) -> ImportReport:
    """Make the buses of a file that the caller's company does not have, and change the others.

    Each line is done on its own. A bus is known by its plate, so a file that is sent again changes nothing
    more, also if an error broke off the first time.

    Args:
        timetables_of: returns the timetables that make trips with a bus.

    Raises:
        Invalid: `bad_csv`, `bad_header`, `too_many_lines`.
    """
    lines = sheet.read(file.csv, COLUMNS, MOST_LINES)
    known = {bus.plate: bus for bus in bus_store.buses_of(company_of(caller))}
    plan = partial(_plan, caller, known, timetables_of)
    return carry_out(map(_entry, lines), plan, in_column, dry_run=query.dry_run)


def _entry(line: Line) -> Entry:
    plate = line.cells["plate"]
    with suppress(ValueError):  # what is wrong with it is told when the bus is read
        plate = normal_plate(plate)
    return Entry(plate or f"line {line.number}", plate, [line])


def _plan(caller: Caller, known: Mapping[str, Bus], timetables_of: TimetablesOf, entry: Entry) -> Plan:
    """Decide about a bus.

    Raises:
        Invalid: `invalid_field`.
    """
    given = described(entry.lines[0])
    bus = known.get(entry.key)
    if bus is None:
        return _new(caller, given, timetables_of)
    del given["plate"]
    if not given:
        return Plan(Action.UNCHANGED, bus.bus_id)
    request = read(BusChange, given)
    after = changed(bus, request, layout_of(request.template, request.layout))
    if after == bus:
        return Plan(Action.UNCHANGED, bus.bus_id)
    return Plan(
        Action.CHANGE,
        bus.bus_id,
        check=lambda: refuse_loss(bus, after, trips_of(bus), timetables_of),
        write=lambda: update_bus(caller, bus.bus_id, request, timetables_of).bus_id,
    )


def _new(caller: Caller, given: Mapping[str, object], timetables_of: TimetablesOf) -> Plan:
    request = read(BusRequest, {name: value for name, value in given.items() if name != "state"})
    then = read(BusChange, {"state": given["state"]}) if "state" in given else None
    layout_of(request.template, request.layout)

    def check() -> None:
        if bus_store.is_taken(request.plate):
            raise plate_taken()

    def write() -> str:
        made = create_bus(caller, request, str(uuid4()))
        if then is not None and then.state is not made.state:
            update_bus(caller, made.bus_id, then, timetables_of)
        return made.bus_id

    return Plan(Action.CREATE, name=request.plate, write=write, check=check)
