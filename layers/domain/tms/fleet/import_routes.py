"""Use case: make the routes of a CSV file with their fares, and change those that are there."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tms.companies.lookalikes import look
from tms.fleet import create_route as make
from tms.fleet import route_store, station_store
from tms.fleet.route.columns import (
    COLUMNS,
    FIELDS,
    MOST_LINES,
    MOST_ROUTES,
    Described,
    by_distance,
    described,
    place_of,
)
from tms.fleet.route.parts import refused, stops_of
from tms.fleet.route.requests import RouteChange, RouteRequest
from tms.fleet.routes import BadRoute, Route, pairs_of
from tms.fleet.stations import Station, find
from tms.fleet.update_route import changed, update_route
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.errors import Invalid, invalid_fields
from tms.kernel.http.reader import read
from tms.kernel.sheets import sheet
from tms.kernel.sheets.report import Action, Entry, ImportReport, Plan, carry_out
from tms.kernel.sheets.sheet import Line
from tms.kernel.text import quoted

if TYPE_CHECKING:
    from tms.fleet.route.requests import RoutesFile
    from tms.kernel.sheets.requests import ImportQuery

MOST_GUESSES = 20
"""For how many misspelt stations of a file the likeliest one is looked for, which takes milliseconds."""


def import_routes(caller: Caller, file: "RoutesFile", query: "ImportQuery") -> ImportReport:
    """Make the routes of a file that the caller's company does not have, and change the others.

    Each route is done on its own. It is known by its name, so a file that is sent again changes nothing more,
    also if an error broke off the first time.

    Raises:
        Invalid: `bad_csv`, `bad_header`, `too_many_lines`.
    """
    entries = list(_entries(sheet.read(file.csv, COLUMNS, MOST_LINES)))
    if len(entries) > MOST_ROUTES:
        detail = f"Send at most {MOST_ROUTES} routes at a time, and the others after them."
        raise Invalid("too_many_lines", detail, "/csv", most=MOST_ROUTES)
    company = company_of(caller)
    plan = partial(_plan, caller, _known(company, entries), _Stations(station_store.stations_now(company)))
    return carry_out(entries, plan, place_of, dry_run=query.dry_run)


class _Stations:
    """The stations that a company may use, as files name them; its own before shared ones of one name."""

    def __init__(self, stations: Sequence[Station]) -> None:
        self._all = stations
        self._guesses = 0
        self._named = {
            look(each.name): each for each in sorted(stations, key=lambda each: each.company_id or "")
        }
        self._named |= {each.station_id: each for each in stations}

    def find(self, cell: str) -> str | None:
        """Return the id of the station that a cell names."""
        station = self._named.get(cell) or self._named.get(look(cell))
        return None if station is None else station.station_id

    def unknown(self, cell: str) -> str:
        """Return a sentence for a cell that names no station, with the likeliest one."""
        if not cell:
            return "Give the name of a station."
        self._guesses += 1
        likely = find(self._all, cell, 1) if self._guesses <= MOST_GUESSES else []
        hint = f" Is it {quoted(likely[0].station.name)}?" if likely else ""
        return f"No station is called {quoted(cell)}.{hint}"


def _entries(lines: Sequence[Line]) -> Iterator[Entry]:
    """Yield the routes of a file: lines with one name, or with none below it, that stand together."""
    named: list[tuple[str, Line]] = []
    for line in lines:
        name = line.cells["route"] or (named[-1][0] if named else "")
        named.append((name, line))
    for key, group in groupby(named, key=lambda each: look(each[0])):
        together = list(group)
        name, first = together[0]
        yield Entry(key or f"line {first.number}", name, [line for _, line in together])


def _known(company: str, entries: Sequence[Entry]) -> dict[str, Route]:
    """Return the company's routes that a file names, by the look of their names."""
    wanted = {entry.key for entry in entries}
    ids = [card.route_id for card in route_store.routes_of(company) if look(card.name) in wanted]
    return {look(route.name): route for route in route_store.find_routes(ids)}


def _plan(caller: Caller, known: Mapping[str, Route], stations: _Stations, entry: Entry) -> Plan:
    """Decide about a route.

    Raises:
        Invalid: `no_such_station`, `invalid_field`, `fares_missing`, `bad_route`.
    """
    found = described(entry.lines)
    given = _fields(entry, found, stations)
    before = known.get(entry.key)
    if before is None:
        return _new(caller, given, found)
    _keep(before, entry, given["stops"])
    return _other(caller, before, given)


def _fields(entry: Entry, found: Described, stations: _Stations) -> dict[str, Any]:
    """Return the fields that the lines of a route give, for a request.

    Raises:
        Invalid: `no_such_station`, `invalid_field`.
    """
    named = [(line.cells["stop"], stations.find(line.cells["stop"])) for line in entry.lines]
    lost = [
        {"pointer": f"/stops/{place}/station_id", "detail": stations.unknown(cell)}
        for place, (cell, station_id) in enumerate(named)
        if station_id is None
    ]
    if lost:
        raise Invalid("no_such_station", lost[0]["detail"], lost[0]["pointer"], errors=lost)
    stops = [
        {"station_id": station_id, **stop} for (_, station_id), stop in zip(named, found.stops, strict=True)
    ]
    given: dict[str, Any] = {"name": entry.name, "stops": stops}
    if found.faults:
        raise invalid_fields(found.faults)
    priced = by_distance(stops_of(read(RouteRequest, given).stops), found)
    if found.faults:
        raise invalid_fields(found.faults)
    pairs = pairs_of(len(stops))
    amounts = found.fares if priced is None else [priced[pair] for pair in pairs]
    if amounts is not None:
        given["fares"] = [
            {"from_stop": start, "to_stop": stop, "amount": amount}
            for (start, stop), amount in zip(pairs, amounts, strict=True)
        ]
    if found.once["state"]:
        given["state"] = found.once["state"]
    return given


def _keep(before: Route, entry: Entry, stops: Sequence[dict[str, Any]]) -> None:
    """Keep what a route's stops have in columns that the file leaves out."""
    for name in FIELDS.keys() & {"dwell_s", "metres"}:
        if FIELDS[name] in entry.lines[0].cells:
            continue
        for stop, old in zip(stops, before.stops, strict=False):
            if stop["station_id"] == old.station_id:
                stop[name] = getattr(old, name)


def _new(caller: Caller, given: dict[str, Any], found: Described) -> Plan:
    state = given.pop("state", None)
    then = read(RouteChange, {"state": state}) if state else None
    rounded = {"round_to": found.once["round_to"]} if found.once["round_to"] else {}
    request = read(RouteRequest, given | rounded)

    def check() -> None:
        make.described(caller, request, "")

    def write() -> str:
        made = make.create_route(caller, request, str(uuid4()))
        if then is not None and then.state != made.state:
            update_route(caller, made.route_id, then)
        return made.route_id

    return Plan(Action.CREATE, name=request.name, write=write, check=check)


def _other(caller: Caller, before: Route, given: dict[str, Any]) -> Plan:
    request = read(RouteChange, given | {"version": before.version})
    try:
        after = changed(before, request, lambda _stops: None)
    except BadRoute as bad:
        raise refused(bad) from None
    if after == before:
        return Plan(Action.UNCHANGED, before.route_id)
    return Plan(
        Action.CHANGE,
        before.route_id,
        name=after.name,
        write=lambda: update_route(caller, before.route_id, request).route_id,
    )
