"""Finds the departure for the demonstration: a bus of its own, which leaves in ten minutes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from infra.demo.screen import Wrong
from infra.demo.talk import Talk
from infra.place import Place
from infra.sample import network, seed
from infra.sample.network import TripPlan


def find(talk: Talk, place: Place, query: Mapping[str, str], moment: datetime) -> tuple[Any, TripPlan]:
    """Put a bus on the timetable, search, and return its trip as found and as planned.

    A driver begins no trip long before its hour, so the demonstration cannot drive one of the timetable's.

    Raises:
        Wrong: there is none.
    """
    minutes = network.DEMO_LEAD.seconds // 60
    talk.screen.line(f"    For each demonstration a bus leaves in {minutes} minutes.")
    with seed.environment(place):
        plan = seed.seed_demonstration(moment)
    if plan is None:
        raise Wrong("Every bus of the demonstration is on its way. Begin anew with: make reset")
    day = plan.departure_at.date().isoformat()
    for found in talk.get("/search/trips", {**query, "date": day})["items"]:
        if found["trip_id"] == plan.trip_id:
            return found, plan
    raise Wrong(f"The search does not find the bus that leaves at {plan.departure_at:%H:%M}")
