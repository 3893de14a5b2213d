"""GET /company/trips/{trip_id}/messages: what passengers and staff were told about a trip."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.notifications import list_messages
from tms.notifications.requests import MessagesQuery
from tms.notifications.views import Messages

app = service_app("notifications")


@app.get(
    "/company/trips/{trip_id}/messages",
    allow=Permission.BOOKING_READ_COMPANY,
    of_others=True,
    query=MessagesQuery,
    returns=Messages,
    errors={400: ("bad_cursor",), 404: ("trip_not_found",)},
    summary="List the messages about a trip",
)
def handle(caller: Caller, trip_id: str, query: MessagesQuery) -> Messages:
    """List which messages about a trip went to passengers and staff; addresses and numbers are masked."""
    return list_messages.list_messages(caller, trip_id, query)
