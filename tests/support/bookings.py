"""A booking for tests of what is done with one."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from tests.support.people import COMPANY
from tms.bookings.booking import Booking, BookingStatus, Place
from tms.bookings.seats import CUT_OFF_SECONDS, Seat
from tms.kernel.ids import derived_id
from tms.kernel.money import Money

KIGALI_TIME = timezone(timedelta(hours=2))
LEAVES = datetime(2026, 11, 22, 8, 0, tzinfo=KIGALI_TIME)


def booking(*seats: str, **changes: Any) -> Booking:
    """Return a held booking of a passenger for these seats, 4A if none are named."""
    plain = Booking(
        booking_id=derived_id("bkg", "1"),
        owner="acc_1",
        customer="sealed customer",
        status=BookingStatus.HELD,
        trip_id=derived_id("trp", "1"),
        company_id=COMPANY,
        company="Ikirere Express",
        route_id="rte_1",
        service_date="2026-11-22",
        start=0,
        stop=2,
        origin_id="stn_1",
        origin="Nyabugogo",
        destination_id="stn_3",
        destination="Rubavu",
        departure_at=LEAVES,
        arrival_at=LEAVES + timedelta(hours=4),
        currency="RWF",
        places=[
            Place(derived_id("tkt", seat), seat, f"sealed passenger {seat}", Money(6000, "RWF"))
            for seat in seats or ("4A",)
        ],
        hold_expires_at=1000,
        created_at=400,
    )
    return replace(plain, **changes)


def has_left(seat: Seat, stop: int, now: int) -> bool:
    """Tell whether the bus has left a stop, by the end of a seat's sales there."""
    return seat.closes[stop] + CUT_OFF_SECONDS <= now
