"""Use case: list which messages about a trip went to its passengers and to staff."""

from typing import TYPE_CHECKING

from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch, offset_of
from tms.kernel.http import pages
from tms.notifications import store
from tms.notifications.views import Messages, message_view
from tms.trips.for_notifications.own import find_planned

if TYPE_CHECKING:
    from tms.notifications.requests import MessagesQuery


def list_messages(caller: Caller, trip_id: str, query: "MessagesQuery") -> Messages:
    """Return a page of the messages about a trip of the caller's company, the newest first.

    Raises:
        NotFound: `trip_not_found`.
        BadRequest: `bad_cursor`.
    """
    trip = find_planned(caller, trip_id)
    found, following = store.of_trip(trip_id, pages.sort_key(query.cursor), query.limit)
    now, offset = epoch(), offset_of(trip.departure_at)
    return Messages([message_view(each, now, offset) for each in found], pages.next_cursor(following))
