"""What befalls the sample trips: some leave late, one breaks down, drivers report things; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from infra.sample.chance import Chance
from infra.sample.network import RUBAVU, SHUTTLE_EVERY, is_shuttle
from infra.sample.plans import TripPlan

MOST_LATE_MINUTES = 6
DELAYED_PERCENT = 12
"""So many of the timetables' trips leave late enough for a delay to be told."""

SHUTTLE_DELAY_MINUTES = 20
"""A shuttle boards again half an hour after the planned arrival at the earliest, so that is not late too."""

BREAKS_DOWN_AFTER = timedelta(minutes=30)
MENDED_AFTER = timedelta(minutes=110)
BREAKDOWN_COSTS = timedelta(minutes=20)
"""Since its departure, and the time that it is later at the last stop."""

BREAKDOWN = "The engine is too hot. We stand beside the road before Base and let it cool."
DELAYS = (
    "The bus came back late from its check.",
    "Heavy rain: the bus waits until the road is open again.",
    "Roadworks at the exit of the bus park.",
)
REPORTS = (
    ("passenger", "A passenger felt sick. We stopped for ten minutes, then went on."),
    ("road", "A landslide closed one lane. Traffic passes in turns."),
    ("other", "A bag was left in the bus. It lies at the counter of the bus park."),
)


@dataclass(frozen=True)
class Luck:
    """What befalls one trip.

    Attributes:
        late: minutes after the departure that was told last.
        delay: minutes that the company tells beforehand; 0 for none.
        why: the reason of the delay.
        report: kind and words of what its driver reports, if anything.
        breaks: whether the bus breaks down on the way.
    """

    late: int
    delay: int = 0
    why: str = ""
    report: tuple[str, str] | None = None
    breaks: bool = False


def luck_of(plans: Sequence[TripPlan], moment: datetime) -> Mapping[str, Luck]:
    """Return what befalls trips that are to have begun by `moment`, by their id.

    Of the shuttles under way at `moment`, one from Kigali has broken down, and one to Kigali is late: so both
    can be seen whatever the time.
    """
    found = {plan.trip_id: _usual(plan) for plan in plans}
    told = islice((plan for plan in plans if plan.timetable_id), 2, None, 7)
    for plan, report in zip(told, REPORTS, strict=False):
        found[plan.trip_id] = replace(found[plan.trip_id], report=report)
    for plan in filter(is_shuttle, plans):
        ago, luck = moment - plan.departure_at, found[plan.trip_id]
        if plan.route == RUBAVU[0] and _between(ago, timedelta(minutes=60)):
            found[plan.trip_id] = replace(luck, breaks=True)
        if plan.route == RUBAVU[1] and _between(ago, timedelta(minutes=30)):
            found[plan.trip_id] = replace(luck, delay=SHUTTLE_DELAY_MINUTES, why=DELAYS[0])
    return found


def _usual(plan: TripPlan) -> Luck:
    chance = Chance(plan.trip_id)
    luck = Luck(late=chance.number(0, MOST_LATE_MINUTES))
    if plan.timetable_id and chance.happens(DELAYED_PERCENT):
        return replace(luck, delay=chance.one_of((15, 20, 30)), why=chance.one_of(DELAYS))
    return luck


def _between(ago: timedelta, least: timedelta) -> bool:
    """Tell whether a departure is as long ago as that of just one shuttle from each end."""
    return least <= ago < least + SHUTTLE_EVERY
