"""The timetables of a company, as its own people find, read and change them."""

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound, invalid_fields
from tms.trips import plan, timetable_store
from tms.trips.timetable import Season, Timetable, TimetableState

if TYPE_CHECKING:
    from tms.trips.timetables.requests import TimetableChange, TimetableRequest


def find_timetable(caller: Caller, timetable_id: str) -> Timetable:
    """Return a timetable of the caller's company, as it is now.

    Raises:
        NotFound: `timetable_not_found`, also for one of another company.
    """
    company = company_of(caller)
    found = timetable_store.find(company, timetable_id)
    if found is None:
        missing = NotFound("timetable_not_found", f"There is no timetable {timetable_id}.")
        home = timetable_store.home_of(timetable_id)
        raise tenancy.hidden(caller, home or company, timetable_id, missing)
    return found


def entered(company: str, timetable_id: str, request: "TimetableRequest", request_hash: str) -> Timetable:
    """Return the timetable that a request describes.

    Raises:
        NotFound: `company_not_found`, `route_not_found`, `bus_not_found`, `driver_not_found`.
        Conflict: `route_retired`, `station_missing`.
    """
    way = plan.find_way(company, request.route_id)
    bus = plan.find_bus(company, request.bus_id)
    driver = plan.find_driver(company, request.driver_id)
    return Timetable(
        timetable_id=timetable_id,
        company_id=company,
        name=request.name,
        route_id=request.route_id,
        route=way.route.name,
        bus_id=bus.bus_id,
        plate=bus.plate,
        driver_id=driver.account_id,
        departs=time.fromisoformat(request.departs),
        season=Season(
            rule=request.rule,
            valid_from=request.valid_from,
            valid_until=request.valid_until,
            without=frozenset(request.not_on),
            extra=frozenset(request.also_on),
            on_holidays=request.on_holidays,
            country=request.country,
        ),
        publish=request.publish,
        state=TimetableState.ACTIVE,
        revision=1,
        request_hash=request_hash,
        created_at=epoch(),
    )


def changed(before: Timetable, request: "TimetableChange") -> Timetable:
    """Return a timetable after a change; what the request leaves out stays.

    Raises:
        NotFound: `bus_not_found`, `driver_not_found`.
        Invalid: `invalid_field`, the season would end before it begins.
    """
    company, season = before.company_id, before.season
    after = before
    if request.bus_id is not None:
        bus = plan.find_bus(company, request.bus_id)
        after = replace(after, bus_id=bus.bus_id, plate=bus.plate)
    if request.driver_id is not None:
        after = replace(after, driver_id=plan.find_driver(company, request.driver_id).account_id)
    if request.departs is not None:
        after = replace(after, departs=time.fromisoformat(request.departs))
    season = replace(
        season,
        rule=request.rule or season.rule,
        valid_until=request.ends(season.valid_until),
        without=season.without if request.not_on is None else frozenset(request.not_on),
        extra=season.extra if request.also_on is None else frozenset(request.also_on),
        on_holidays=request.on_holidays or season.on_holidays,
    )
    if season.valid_until is not None and season.valid_until < season.valid_from:
        detail = f"The season begins on {season.valid_from}. Give that day or a later one."
        raise invalid_fields([("/valid_until", detail)])
    return replace(
        after,
        name=request.name or before.name,
        season=season,
        publish=before.publish if request.publish is None else request.publish,
        state=before.state if request.state is None else TimetableState(request.state),
        revision=before.revision + 1,
    )


def told(timetable: Timetable) -> dict[str, object]:
    """Return what the audit trail shows of a timetable."""
    season = timetable.season
    return {
        "name": timetable.name,
        "route_id": timetable.route_id,
        "bus_id": timetable.bus_id,
        "driver_id": timetable.driver_id,
        "departs": timetable.departs.isoformat("minutes"),
        "rule": season.rule,
        "valid_from": season.valid_from.isoformat(),
        "valid_until": season.valid_until.isoformat() if season.valid_until else None,
        "not_on": sorted(map(str, season.without)),
        "also_on": sorted(map(str, season.extra)),
        "on_holidays": season.on_holidays.value,
        "publish": timetable.publish,
        "state": timetable.state.value,
    }
