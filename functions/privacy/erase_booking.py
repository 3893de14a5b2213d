"""POST /bookings/{booking_id}/erasure: erase the people of a booking that is over."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.privacy.erase_booking import erase_booking
from tms.privacy.views import ErasureView

app = service_app("bookings")


@app.post(
    "/bookings/{booking_id}/erasure",
    allow=Permission.BOOKING_READ,
    guests=True,
    returns=ErasureView,
    errors={
        403: ("not_the_customer",),
        404: ("booking_not_found",),
        409: ("booking_held", "trip_ahead", "payment_running"),
    },
    rate=10,
    summary="Erase the people of a booking",
)
def handle(caller: Caller, booking_id: str) -> ErasureView:
    """Erase names, phones and addresses from a booking that is over, its tickets and its payments.

    What was bought and paid stays in the books. Guests send the header Booking-Key, which goes on working.
    A booking is over when its hold has ended unpaid, or twelve hours after its arrival.
    """
    return erase_booking(caller, booking_id)
