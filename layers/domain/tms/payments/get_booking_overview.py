"""Use case: show a booking with all that its page needs, and what the caller may do with it now."""

from tms.bookings.booking import Booking
from tms.bookings.for_payments import overview as bookings
from tms.companies.for_payments import find_company
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.payments import own_store, refund_store
from tms.payments.actions import Standing
from tms.payments.broken_journey import broken_s
from tms.payments.overview_views import BookingOverview, Journey, booking_overview
from tms.payments.payment import Payment
from tms.payments.refund import Refund
from tms.tickets import for_payments as tickets
from tms.trips import for_payments as trips


def get_booking_overview(caller: Caller, booking_id: str) -> BookingOverview:
    """Return a booking with its trip, tickets and payments, and what the caller may do with it.

    Raises:
        NotFound: `booking_not_found`; also if the caller may not see the booking.
    """
    booking, view = bookings.find_with_view(caller, booking_id)
    trip = trips.find(booking.trip_id)
    payments = _payments(booking)
    late = trip is not None and trip.cancellation is None
    late_s = int(trip.late(booking.start).total_seconds()) if trip and late else None
    parts = bookings.parts_of(booking)
    standing = Standing(
        booking=booking,
        tickets=tickets.find(place.ticket_id for place in (*booking.places, *booking.cancelled)),
        latest=next((each for each, _ in payments if each.payment_id == booking.payment_id), None),
        late_s=late_s,
        sells=bookings.sells(booking.company_id),
        now=epoch(),
        broken_s=broken_s(booking, parts, late_s),
        parts=parts,
    )
    journey = Journey(trip, find_company(booking.company_id))
    return booking_overview(view, standing, journey, payments, caller)


def _payments(booking: Booking) -> list[tuple[Payment, list[Refund]]]:
    """Return the payments for a booking, each with its refunds, the latest first."""
    found = own_store.by_ids({*booking.payments_begun, *booking.paid_by})
    found.sort(key=lambda each: (each.created_at, each.payment_id), reverse=True)
    return [(each, refund_store.of_payment(each.payment_id) if each.given_back else []) for each in found]
