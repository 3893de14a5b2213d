"""The journeys by which search finds trips."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from tms.kernel.queries import Listed, page
from tms.trips.records import JourneyRecord
from tms.trips.sold_journeys import SoldJourney

_COPIED = (
    "trip_id",
    "company_id",
    "company",
    "bus_class",
    "start",
    "stop",
    "origin_id",
    "origin",
    "destination_id",
    "destination",
    "amount",
    "currency",
    "regular",
    "promotion",
    "cut_off_s",
    "transfer_s",
    "late_s",
    "late_at_end_s",
)
"""The fields of a journey that its document holds unchanged."""

MOST_OF_A_DAY = 2000
"""How many journeys of a day are read at most: more than one for each minute."""

JOURNEY_KEPT_SECONDS = 7 * 24 * 3600
"""How long after its departure a journey stays in the table before DynamoDB drops it."""


def list_journeys(journeys: Sequence[SoldJourney]) -> None:
    """List journeys for search. Writing the same ones again changes nothing."""
    with JourneyRecord.batch_write() as batch:
        for journey in journeys:
            record = _key(journey)
            record.expires = int(journey.departure_at.timestamp()) + JOURNEY_KEPT_SECONDS
            record.document = _journey_document(journey)
            batch.save(record)


def hide_journeys(journeys: Sequence[SoldJourney]) -> None:
    """Take journeys off the lists of search, where they are listed."""
    with JourneyRecord.batch_write() as batch:
        for journey in journeys:
            batch.delete(_key(journey))


def journeys(
    origin_id: str, destination_id: str, day: str, *, behind: str, limit: int = MOST_OF_A_DAY
) -> tuple[list[SoldJourney], str | None]:
    """Return the journeys between two stations on a local day, by departure, and the place of the next page.

    Args:
        day: YYYY-MM-DD.
        behind: the place to begin behind; see `place_of`.
        limit: how many to return at most.
    """
    pk = f"JOURNEY#{origin_id}#{destination_id}#{day}"
    found = page(JourneyRecord, Listed(pk, ("J#", "J$")), limit=limit, behind=behind)
    return [_journey(record) for record in found.records], found.following


def journey_of(image: Mapping[str, Any]) -> SoldJourney:
    """Return the journey of an item as the table's stream tells it."""
    return _journey(JourneyRecord.from_raw_data(dict(image)))


def of_day(origin_id: str, destination_id: str, day: str) -> list[SoldJourney]:
    """Return all journeys between two stations on a local day, with every change that was made before."""
    listed = Listed(f"JOURNEY#{origin_id}#{destination_id}#{day}", ("J#", "J$"), consistent=True)
    return [_journey(record) for record in page(JourneyRecord, listed, limit=MOST_OF_A_DAY).records]


def place_of(departure: datetime, trip_id: str = "~") -> str:
    """Return a departure's place in its day's list; without a trip, the place behind all of that second."""
    return f"J#{departure.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}#{trip_id}"


def _key(journey: SoldJourney) -> JourneyRecord:
    day = journey.departure_at.date().isoformat()
    return JourneyRecord(
        f"JOURNEY#{journey.origin_id}#{journey.destination_id}#{day}",
        place_of(journey.departure_at, journey.trip_id),
    )


def _journey_document(journey: SoldJourney) -> dict[str, Any]:
    return {
        **{name: getattr(journey, name) for name in _COPIED},
        "amenities": list(journey.amenities),
        "departure_at": journey.departure_at.isoformat(),
        "arrival_at": journey.arrival_at.isoformat(),
    }


def _journey(record: JourneyRecord) -> SoldJourney:
    document = dict(record.document)
    return SoldJourney(
        departure_at=datetime.fromisoformat(document.pop("departure_at")),
        arrival_at=datetime.fromisoformat(document.pop("arrival_at")),
        amenities=tuple(document.pop("amenities", ())),
        **document,
    )
