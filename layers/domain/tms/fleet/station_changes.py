"""How stations are made, changed and deleted: own ones by a company's people, shared ones by the platform."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tms.companies.lookalikes import look
from tms.fleet import route_store, station_store, station_use_store
from tms.fleet.station.views import OwnStationView, own_station_view
from tms.fleet.stations import Station
from tms.fleet.uses import MOST_TOLD, TripsAt, refuse_trips
from tms.kernel import idempotency
from tms.kernel.access import audit, tenancy
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Conflict, NotFound
from tms.kernel.ids import derived_id
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.fleet.station.requests import (
        PublicStationChange,
        PublicStationRequest,
        StationChange,
        StationRequest,
    )

Owner = str | None
"""The company of a station; None for one that all companies share."""


def find(caller: Caller, owner: Owner, station_id: str) -> tuple[Station, int]:
    """Return a station of an owner as it is now, and its revision.

    Raises:
        NotFound: `station_not_found`, also for a station of another owner.
    """
    missing = NotFound("station_not_found", f"There is no station {station_id}.")
    found = station_store.find_station(station_id)
    if found is None:
        raise missing
    station = found[0]
    if station.company_id == owner:
        return found
    if station.company_id is None:
        raise missing
    raise tenancy.hidden(caller, station.company_id, station_id, missing)


def make(
    caller: Caller,
    owner: Owner,
    request: "StationRequest | PublicStationRequest",
    key: str,
    *,
    main: bool,
    others: Iterable[Station] | None = None,
) -> OwnStationView:
    """Make a station. A repeated request returns the station that it made before.

    Args:
        key: the caller's Idempotency-Key. The station's id is derived from the caller and the key.
        main: whether it is offered before a person types anything.
        others: the stations that the owner may use, if they were read just now.

    Raises:
        NotFound: `station_not_found`, the station that this request made was deleted since.
        Conflict: `station_name_taken`.
        Invalid: `idempotency_key_reused`.
    """
    station = Station(
        station_id=derived_id("stn", caller.subject, key),
        name=request.name,
        aliases=tuple(request.aliases),
        district=request.district,
        latitude=request.latitude,
        longitude=request.longitude,
        timezone=request.timezone,
        main=main,
        company_id=owner,
        on_sale=owner is None,
    )
    request_hash = idempotency.hash_of(request)
    made = station_store.find_station(station.station_id)
    if made is None:
        refuse_taken_name(station, others)
        transaction = Transaction()
        station_store.add_station(transaction, station, request_hash)
        audit.add_if_staff(
            transaction, Entry("station.created", station.station_id, owner, after=audited(station))
        )
        try:
            transaction.commit()
        except ConditionFailed as failure:
            if station_store.NAME in failure.failed and station_store.STATION not in failure.failed:
                raise name_taken() from None
        else:
            return own_station_view(station)
        made = station_store.find_station(station.station_id)
    if made is None:
        raise NotFound("station_not_found", "This request made a station that was deleted since.")
    if station_store.request_hash_of(station.station_id) != request_hash:
        raise idempotency.key_reused()
    return own_station_view(made[0])


def change(
    caller: Caller, owner: Owner, station_id: str, request: "StationChange | PublicStationChange"
) -> OwnStationView:
    """Change what a request gives of a station; what it leaves out stays, and trips stay as they were made.

    Raises:
        NotFound: `station_not_found`, also for a station of another owner.
        Conflict: `station_name_taken`.
    """
    given = {name: getattr(request, name) for name in request.__struct_fields__}
    given = {name: value for name, value in given.items() if value is not None}

    def attempt() -> Station:
        before, revision = find(caller, owner, station_id)
        after = replace(before, **given)
        if after == before:
            return before
        if look(after.name) != look(before.name):
            refuse_taken_name(after)
        transaction = Transaction()
        station_store.change_station(transaction, before, revision, after)
        entry = Entry("station.changed", station_id, owner, before=audited(before), after=audited(after))
        audit.add_if_staff(transaction, entry)
        _commit(transaction)
        return after

    return own_station_view(until_settled(attempt))


def delete(caller: Caller, owner: Owner, station_id: str, trips_at: TripsAt) -> None:
    """Delete a station at which no route calls, and no trip of a route as it was before.

    Args:
        trips_at: returns the next trips on sale that stop at a station.

    Raises:
        NotFound: `station_not_found`, also for a station of another owner.
        Conflict: `in_use`, with the number of routes or trips in `count`, and the first of them in `uses`.
    """

    def attempt() -> None:
        station, revision = find(caller, owner, station_id)
        refuse_routes(station_use_store.routes_at(station_id))
        words = "Trips that are on sale stop at this station. Delete it once they have run."
        refuse_trips((), words, trips_at(station_id))
        transaction = Transaction()
        station_store.delete_station(transaction, station, revision)
        entry = Entry("station.deleted", station_id, owner, before=audited(station))
        audit.add_if_staff(transaction, entry)
        _commit(transaction)

    until_settled(attempt)


def refuse_routes(route_ids: frozenset[str]) -> None:
    """Refuse to take away a station at which routes call.

    Raises:
        Conflict: `in_use`.
    """
    if route_ids:
        named = [(each, route_store.find_route(each)) for each in sorted(route_ids)[:MOST_TOLD]]
        uses = [
            {"kind": "route", "id": route_id, "name": route.name if route else route_id}
            for route_id, route in named
        ]
        detail = f"{len(route_ids)} routes call at this station."
        raise Conflict("in_use", detail, count=len(route_ids), uses=uses)


def refuse_taken_name(station: Station, others: Iterable[Station] | None = None) -> None:
    """Refuse a name that a shared station has, or another one of the same company.

    Args:
        others: the stations that the company may use; None to read them.

    Raises:
        Conflict: `station_name_taken`.
    """
    for other in station_store.stations_now(station.company_id) if others is None else others:
        if other.station_id != station.station_id and look(other.name) == look(station.name):
            raise name_taken()


def name_taken() -> Conflict:
    """Return the refusal of a name that another station has."""
    return Conflict(
        "station_name_taken", "There is a station of this name. Use it, or add a place to the name."
    )


def audited(station: Station) -> Mapping[str, object]:
    """Return what the audit trail shows of a station."""
    return {
        "name": station.name,
        "aliases": list(station.aliases),
        "district": station.district,
        "at": [station.latitude, station.longitude],
        "timezone": station.timezone,
        "main": station.main,
    }


def _commit(transaction: Transaction) -> None:
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if station_store.NAME in failure.failed:
            raise name_taken() from None
        raise Overtaken from None
