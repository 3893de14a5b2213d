"""A booking as it begins: held seats on a stretch of what is on sale, at its terms of this moment."""

from collections.abc import Sequence

from tms.bookings.booking import Booking, BookingStatus, Place, hold_end, load_of
from tms.bookings.sale import Sale
from tms.fleet.carriage import Carriage
from tms.kernel.clock import epoch


def new_booking(
    sale: Sale,
    legs: range,
    places: Sequence[Place],
    *,
    booking_id: str,
    owner: str,
    customer: str,
    counted: str | None = None,
) -> Booking:
    """Return a booking that is held from now on.

    Args:
        customer: sealed.
        counted: the holder by which its unpaid seats are counted.
    """
    load = load_of(places)
    carries = load != Carriage()
    origin, destination, now = sale.stops[legs.start], sale.stops[legs.stop], epoch()
    return Booking(
        booking_id=booking_id,
        owner=owner,
        customer=customer,
        status=BookingStatus.HELD,
        trip_id=sale.trip_id,
        company_id=sale.company_id,
        company=sale.company,
        route_id=sale.route_id,
        service_date=sale.service_date,
        start=legs.start,
        stop=legs.stop,
        origin_id=origin.station_id,
        origin=origin.name,
        destination_id=destination.station_id,
        destination=destination.name,
        departure_at=origin.departure_at,
        arrival_at=destination.arrival_at,
        currency=sale.currency,
        cut_off_s=sale.cut_off_s,
        bands=sale.cancellation,
        places=places,
        hold_expires_at=hold_end(now, origin.departure_at),
        created_at=now,
        counted=counted,
        carriage=sale.takes if carries else None,
        carried=load if carries else None,
    )
