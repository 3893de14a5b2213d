"""PATCH /tickets/{ticket_id}/passenger: another person travels, with a ticket of their own."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets import change_passenger
from tms.tickets.requests import PassengerChange
from tms.tickets.views import TicketView

app = service_app("tickets")


@app.patch(
    "/tickets/{ticket_id}/passenger",
    allow=Permission.BOOK,
    or_allow=Permission.BOOKING_CHANGE_COMPANY,
    guests=True,
    allowed_while_company_suspended=True,
    body=PassengerChange,
    jwe=True,
    returns=TicketView,
    errors={
        403: ("not_allowed",),
        404: ("ticket_not_found",),
        409: (
            *("already_boarded", "reissued_often", "ticket_replaced", "ticket_void", "trip_cancelled"),
            "trip_departed",
        ),
    },
    rate=50,
    summary="Give a ticket to another passenger, or mend its name",
)
def handle(caller: Caller, ticket_id: str, request: PassengerChange) -> TicketView:
    """Change the passenger."""
    return change_passenger.change_passenger(caller, ticket_id, request)
