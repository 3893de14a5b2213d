"""Use case: renew the lowest price of a day, after journeys between two stations changed."""

from collections.abc import Callable, Mapping, Sequence

from tms.kernel.events.batch import Record
from tms.trips import day_store, journey_store, renew_day


def renewing(changes: Mapping[str, Sequence[Record]]) -> Callable[[str], None]:
    """Return what renews the day whose journeys are in a partition (`JOURNEY#<origin>#<destination>#<day>`).

    A timetable makes thousands of journeys at once. Where journeys were only added, the day is not worked out
    anew: one read serves all such days of the batch.

    Args:
        changes: the records of the stream by their partition.
    """
    added = {partition: found for partition, found in changes.items() if _only_added(found)}
    known = day_store.as_written(map(renew_day.day_of, added))

    def renew(partition: str) -> None:
        day = renew_day.day_of(partition)
        if partition not in added:
            renew_day.renew(day)
            return
        images = [record["dynamodb"]["NewImage"] for record in added[partition]]
        renew_day.add(day, map(journey_store.journey_of, images), *known[day])

    return renew


def _only_added(records: Sequence[Record]) -> bool:
    return all(record["eventName"] == "INSERT" for record in records)
