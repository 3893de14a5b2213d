"""Chooses the departure for the demonstration: the soonest one that no demonstration has driven yet."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from infra.api import Api
from infra.demo.screen import Wrong
from infra.demo.talk import Talk
from infra.place import Place
from infra.sample import network, seed
from infra.sample.network import TripPlan

LEAD = timedelta(minutes=7)
"""Sales end five minutes before a bus leaves; the demonstration needs less than two minutes to buy."""

MORE_HOURS = 72
"""How far ahead more shuttles are loaded when all others were driven."""


def choose(talk: Talk, place: Place, query: Mapping[str, str], moment: datetime) -> tuple[Any, TripPlan]:
    """Search, and return the soonest trip that can be bought and driven, as found and as planned.

    Raises:
        Wrong: there is none.
    """
    plans = {plan.trip_id: plan for plan in seed.timetable(moment)}
    plans |= {plan.trip_id: plan for plan in network.rolling_departures(moment, MORE_HOURS)}
    today = moment.astimezone(ZoneInfo(network.TIMEZONE)).date()
    for again in (False, True):
        if again:
            talk.screen.line("    Every bus of the next days was driven in a demonstration; loading more.")
            with seed.environment(place):
                seed.seed_trips(network.rolling_departures(moment, MORE_HOURS))
        for ahead in range(4):
            day = (today + timedelta(days=ahead)).isoformat()
            items = talk.get("/search/trips", {**query, "date": day})["items"]
            for found in items:
                plan = plans.get(found["trip_id"])
                if plan and found["seats_free"] >= 4 and _fresh(talk.api, found, moment):
                    return found, plan
    raise Wrong("Every bus of the next days was driven already. Begin anew with: make reset")


def _fresh(api: Api, found: Mapping[str, Any], moment: datetime) -> bool:
    """Tell whether a trip is still on sale for long enough, and its bus has not reported yet."""
    leaves = datetime.fromisoformat(found["departure_at"])
    return leaves > moment + LEAD and api.get(f"/trips/{found['trip_id']}/position").status == 404
