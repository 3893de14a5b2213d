"""GET /search/days: the lowest price of each day around a day."""

from tms.kernel.http.app import service_app
from tms.trips import search_days
from tms.trips.search.day_views import FoundDays
from tms.trips.search.requests import DaysQuery

app = service_app("trips")


@app.get(
    "/search/days",
    public=True,
    query=DaysQuery,
    returns=FoundDays,
    max_age=10,
    errors={422: ("no_such_station", "same_station")},
    summary="The lowest price of each day of a week",
)
def handle(query: DaysQuery) -> FoundDays:
    """Show the days."""
    return search_days.search_days(query)
