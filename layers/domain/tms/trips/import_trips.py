"""Use case: plan the trips of a CSV file, and change those that are there."""

from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING
from uuid import uuid4

from tms.companies.lookalikes import look
from tms.fleet.for_trips.names import Names
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.errors import Conflict, invalid_fields
from tms.kernel.http.reader import read
from tms.kernel.sheets import sheet
from tms.kernel.sheets.report import Action, Entry, ImportReport, Plan, carry_out
from tms.kernel.text import quoted
from tms.trips import plan, row_store, store
from tms.trips.create_trip import create_trip
from tms.trips.own_trips import find_planned
from tms.trips.publish_trip import publish_trip
from tms.trips.requests import TripChange, TripRequest
from tms.trips.trip import Trip, TripStatus
from tms.trips.trip_columns import COLUMNS, MOST_LINES, Described, described, place_of
from tms.trips.update_trip import check_update, is_same, update_trip

if TYPE_CHECKING:
    from tms.kernel.sheets.requests import ImportQuery
    from tms.kernel.sheets.sheet import Line
    from tms.trips.requests import TripsFile


def import_trips(caller: Caller, file: "TripsFile", query: "ImportQuery") -> ImportReport:
    """Plan the trips of a file that the caller's company does not have, and change the others.

    Each line is done on its own. A line without `trip_id` means the trip of its route that leaves then with
    its bus, so a file that is sent again changes nothing more, also if an error broke off the first time.

    Raises:
        Invalid: `bad_csv`, `bad_header`, `too_many_lines`.
    """
    entries = [_entry(line) for line in sheet.read(file.csv, COLUMNS, MOST_LINES)]
    trips = _Trips(caller)
    return carry_out(entries, partial(_plan, caller, trips), place_of, dry_run=query.dry_run)


def _entry(line: "Line") -> Entry:
    cells = line.cells
    route, plate = cells["route"], cells["plate"]
    name = f"{route} {cells['date']} {cells['departure']} {plate}"
    key = "|".join((look(route), cells["date"], cells["departure"].zfill(5), look(plate)))
    return Entry(cells.get("trip_id") or key, name, [line])


class _Trips:
    """The trips of the caller's company that a file may mean, and what its own lines take.

    Attributes:
        names: of the company's routes, buses and drivers.
        way_of: remembers the routes, which lines of a file have in common; creating a trip reads them anew.
    """

    def __init__(self, caller: Caller) -> None:
        self.company = company_of(caller)
        self.names = Names(self.company)
        self.way_of = cache(plan.find_way)
        self._days: dict[date, list[row_store.Row]] = {}
        self._taken: list[tuple[int, Trip]] = []

    def like(self, wanted: TripRequest, day: date) -> Trip | None:
        """Return the trip of a route that leaves at a time with a bus; a cancelled one is none."""
        if day not in self._days:
            self._days[day] = list(row_store.all_rows_of(self.company, day))
        for row in self._days[day]:
            leaves_at = row.departure_at.replace(tzinfo=None)
            found = row.route_id, row.bus_id, leaves_at
            same = found == (wanted.route_id, wanted.bus_id, wanted.departure_at)
            if same and row.status is not TripStatus.CANCELLED:
                return store.find(row.trip_id)
        return None

    def take(self, line: int, draft: Trip) -> None:
        """Remember that a line takes a bus and a driver for a time.

        Raises:
            Conflict: `bus_busy`, `driver_busy`: a line above takes them.
        """
        for above, other in self._taken:
            if draft.window.overlaps(other.window.begins, other.window.ends):
                if draft.bus_id == other.bus_id:
                    raise Conflict("bus_busy", f"Line {above} has this bus at that time.", pointer="/bus_id")
                if draft.driver_id == other.driver_id:
                    detail = f"Line {above} has this driver at that time."
                    raise Conflict("driver_busy", detail, pointer="/driver_id")
        self._taken.append((line, draft))


def _plan(caller: Caller, trips: _Trips, entry: Entry) -> Plan:
    """Decide about a trip.

    Raises:
        NotFound: `trip_not_found`.
        Invalid: `invalid_field`.
    """
    line = entry.lines[0]
    found = described(line)
    request = _request(trips.names, line, found)
    given = line.cells.get("trip_id")
    trip = find_planned(caller, given) if given else trips.like(request, found.day)
    if trip is None:
        return _new(caller, trips, entry, request)
    if trip.route_id != request.route_id:
        detail = f"The trip goes on the route {quoted(trip.route)}, and a trip keeps its route."
        raise invalid_fields([("/route_id", detail)])
    return _other(caller, trip, request)


def _request(names: Names, line: "Line", found: Described) -> TripRequest:
    """Return what a line asks for.

    Raises:
        Invalid: `invalid_field`, with each cell that names nothing.
    """
    cells = line.cells
    named = {
        "route_id": names.route(cells["route"]),
        "bus_id": names.bus(cells["plate"]),
        "driver_id": names.driver(cells["driver"]),
    }
    lost = {
        "route_id": f"Your company has no route {quoted(cells['route'])}.",
        "bus_id": f"Your company has no bus with the plate {quoted(cells['plate'])}.",
        "driver_id": f"No driver of your company has the e-mail address {quoted(cells['driver'])}.",
    }
    faults = [(f"/{field}", lost[field]) for field, thing in named.items() if thing is None]
    if faults:
        raise invalid_fields(faults)
    return read(TripRequest, {**named, "departure_at": found.departure_at, "publish": found.publish})


def _new(caller: Caller, trips: _Trips, entry: Entry, request: TripRequest) -> Plan:
    def check() -> None:
        wanted = plan.Wanted(request.route_id, request.bus_id, request.driver_id, request.departure_at)
        found = plan.find_plan(trips.company, wanted, trips.way_of)
        draft = found.trip("")
        found.require_free(draft)
        trips.take(entry.lines[0].number, draft)

    return Plan(Action.CREATE, write=lambda: create_trip(caller, request, str(uuid4())).trip_id, check=check)


def _other(caller: Caller, trip: Trip, request: TripRequest) -> Plan:
    change = TripChange(bus_id=request.bus_id, driver_id=request.driver_id, departure_at=request.departure_at)
    publish = request.publish and trip.status is TripStatus.DRAFT
    same = is_same(trip, change)
    if same and not publish:
        return Plan(Action.UNCHANGED, trip.trip_id)

    def check() -> None:
        if not same:
            check_update(caller, trip, change)

    def write() -> str:
        if not same:
            update_trip(caller, trip.trip_id, change)
        if publish:
            publish_trip(caller, trip.trip_id)
        return trip.trip_id

    return Plan(Action.CHANGE, trip.trip_id, check=check, write=write)
