"""Rides: all journeys of a trip that begin at one stop, or end at one, in one item.

Search reads them where only one end of a journey is known: to a place from anywhere, and with a change.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from tms.kernel.queries import Listed, page
from tms.trips.journey_store import JOURNEY_KEPT_SECONDS, place_of
from tms.trips.records import RideRecord
from tms.trips.sold_journeys import SoldJourney

MOST_TO_A_PLACE = 2000
"""How many rides of a day to one place are read at most: more than one for each minute."""

_END = "J$"
"""A place behind all others."""

_FIELDS = tuple(field.name for field in fields(SoldJourney))
_TIMES = ("departure_at", "arrival_at")


@dataclass(frozen=True)
class Rides:
    """Journeys that were read, and the place after which more follow; None if these are all."""

    journeys: Sequence[SoldJourney]
    following: str | None


def list_rides(journeys: Sequence[SoldJourney]) -> None:
    """List the rides that journeys of one trip make up. Writing the same ones again changes nothing."""
    with RideRecord.batch_write() as batch:
        for (pk, sk), several in _bundles(journeys).items():
            expires = int(several[-1].departure_at.timestamp()) + JOURNEY_KEPT_SECONDS
            batch.save(RideRecord(pk, sk, document=_document(several), expires=expires))


def hide_rides(journeys: Sequence[SoldJourney]) -> None:
    """Take the rides that journeys of one trip make up off the lists, where they are listed."""
    with RideRecord.batch_write() as batch:
        for key in _bundles(journeys):
            batch.delete(RideRecord(*key))


def rides_from(origin_id: str, day: str, *, behind: str, limit: int) -> Rides:
    """Return the journeys that begin at a station on a local day, by departure.

    Args:
        day: YYYY-MM-DD.
        behind: the place to begin behind; see `tms.trips.journey_store.place_of`.
        limit: how many rides to read at most; each has a journey to every later stop.
    """
    return _rides(f"FROM#{origin_id}#{day}", (behind, _END), limit)


def rides_to(
    destination_id: str, day: str, *, behind: str, until: str = _END, limit: int = MOST_TO_A_PLACE
) -> Rides:
    """Return the journeys that end at a station and begin on a local day, by the last departure of the ride.

    Args:
        day: YYYY-MM-DD.
        behind: the place to begin behind. Rides whose last departure is earlier are left out; the others have
            their earlier journeys too.
        until: the place to end at.
        limit: how many rides to read at most; each has a journey from every earlier stop.
    """
    return _rides(f"TO#{destination_id}#{day}", (behind, until), limit)


def _rides(pk: str, between: tuple[str, str], limit: int) -> Rides:
    behind, until = between
    found = page(RideRecord, Listed(pk, ("J#", until)), limit=limit, behind=behind)
    return Rides([each for record in found.records for each in _journeys(record.document)], found.following)


def _bundles(journeys: Sequence[SoldJourney]) -> Mapping[tuple[str, str], list[SoldJourney]]:
    """Return the journeys of each ride, in the order of their departures, by its key.

    A trip may call at a station twice, so the key of a ride has the number of its stop.
    """
    beginning: dict[tuple[str, int], list[SoldJourney]] = defaultdict(list)
    ending: dict[tuple[str, int], list[SoldJourney]] = defaultdict(list)
    for journey in sorted(journeys, key=lambda each: (each.start, each.stop)):
        day = journey.departure_at.date().isoformat()
        beginning[f"FROM#{journey.origin_id}#{day}", journey.start].append(journey)
        ending[f"TO#{journey.destination_id}#{day}", journey.stop].append(journey)
    found = [*beginning.items(), *ending.items()]
    return {(pk, f"{_place(several[-1])}#{stop:02}"): several for (pk, stop), several in found}


def _place(journey: SoldJourney) -> str:
    return place_of(journey.departure_at, journey.trip_id)


def _document(journeys: Sequence[SoldJourney]) -> dict[str, Any]:
    """Return what a ride's record holds: what its journeys have in common is written once."""
    plain = [_plain(each) for each in journeys]
    own = [name for name in _FIELDS if any(each[name] != plain[0][name] for each in plain)]
    return {
        "all": {name: value for name, value in plain[0].items() if name not in own},
        "own": own,
        "each": [[each[name] for name in own] for each in plain],
    }


def _journeys(document: Mapping[str, Any]) -> Iterable[SoldJourney]:
    for values in document["each"]:
        found = {**document["all"], **dict(zip(document["own"], values, strict=True))}
        times = {name: datetime.fromisoformat(found[name]) for name in _TIMES}
        yield SoldJourney(**{**found, **times, "amenities": tuple(found["amenities"])})


def _plain(journey: SoldJourney) -> dict[str, Any]:
    plain = {name: getattr(journey, name) for name in _FIELDS}
    times = {name: plain[name].isoformat() for name in _TIMES}
    return {**plain, **times, "amenities": list(journey.amenities)}
