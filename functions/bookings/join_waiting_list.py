"""POST /waiting-list: wait for seats of trips that have too few free ones."""

from tms.bookings import join_waiting_list
from tms.bookings.waiting_list.requests import WaitingRequest
from tms.bookings.waiting_list.views import WaitingEntry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.post(
    "/waiting-list",
    allow=Permission.BOOK,
    guests=True,
    idempotent=True,
    body=WaitingRequest,
    jwe=True,
    returns=WaitingEntry,
    status=201,
    errors={
        403: ("another_company",),
        404: ("trip_not_on_sale",),
        409: ("already_waiting", "group_too_large", "line_full", "sales_closed", "seats_free"),
        422: (
            *("no_such_station", "no_such_stretch", "no_such_category", "trip_twice"),
            *("too_many_passengers", "idempotency_key_reused"),
        ),
        429: ("too_many_waiting",),
    },
    rate=20,
    summary="Wait for seats",
)
def handle(caller: Caller, request: WaitingRequest, key: str) -> WaitingEntry:
    """Join the waiting list."""
    return join_waiting_list.join_waiting_list(caller, request, key)
