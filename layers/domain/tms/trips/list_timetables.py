"""Use case: list a company's timetables."""

from typing import TYPE_CHECKING

from tms.companies.for_trips.names import names_of
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.http import pages
from tms.trips import timetable_store
from tms.trips.timetable_views import Timetables, timetable_view

if TYPE_CHECKING:
    from tms.trips.timetables.requests import TimetablesQuery


def list_timetables(caller: Caller, query: "TimetablesQuery") -> Timetables:
    """Return a page of the timetables of the caller's company.

    Raises:
        BadRequest: `bad_cursor`.
    """
    found, following = timetable_store.timetables_of(
        company_of(caller), behind=pages.sort_key(query.cursor), limit=query.limit
    )
    names = names_of(each.driver_id for each in found)
    views = [timetable_view(each, names.get(each.driver_id)) for each in found]
    return Timetables(views, pages.next_cursor(following))
