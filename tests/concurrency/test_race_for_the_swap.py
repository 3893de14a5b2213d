"""A trip gets another bus while people buy, pay, and its driver leaves."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from tests.support.bookings import has_left
from tests.support.books import audit
from tests.support.crowd import AtMomo, Crowd
from tests.support.fleet import bought
from tests.support.swapping import buy, hold, require_whole, swap_in_process, swap_request
from tests.support.trips import driver, passenger, wish
from tms.bookings import sale_store
from tms.bookings.booking import BookingStatus
from tms.bookings.views import BookingView
from tms.fleet.buses import Bus
from tms.fleet.layout import Layout, drawn
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.clock import epoch, now
from tms.kernel.ids import new_id
from tms.tickets.for_trips import attendance, reseat_into
from tms.trips import on_swap_begun, record_departure
from tms.trips import store as trips_store
from tms.trips.swap_views import BusSwapped
from tms.trips.trip import Trip, TripStatus

BUYERS = 50


def another(trip: Trip, layout: Layout) -> Bus:
    """Return another bus of a trip's company."""
    return bought(f"RAC {epoch() % 1000} {new_id('x')[-3:]}", company_id=trip.company_id, layout=layout)


def swaps(trip: Trip, bus: Bus, times: int) -> list[Callable[[], Any]]:
    return [partial(swap_in_process, supervisor(trip), trip.trip_id, swap_request(bus))] * times


def supervisor(trip: Trip) -> Caller:
    return with_roles(new_id("acc"), frozenset({"supervisor"}), trip.company_id)


def finished(trip: Trip, crowd_answers: list[Any]) -> list[BusSwapped]:
    """Return the answers of the swaps, after what they left was finished as the queue would."""
    on_swap_begun.on_swap_begun(trip.trip_id, reseat_into)
    return [answer for answer in crowd_answers if isinstance(answer, BusSwapped)]


def test_of_50_buyers_during_a_swap_nobody_is_lost_and_nobody_doubled(
    crowd: Crowd, on_sale: Callable[..., Trip], momo: AtMomo
) -> None:
    trip = on_sale(legs=3, rows=18)  # 72 seats, and with their tickets more than a transaction takes
    bus = another(trip, drawn(*["xxx.xx"] * 14))  # without the rows 15 to 18, and with seats nE
    before = [
        buy(momo, passenger(), wish(trip.trip_id, range(3), [f"{row}A", f"{row}B"]), str(uuid4()))
        for row in range(14, 19)
    ]
    tasks: list[Callable[[], Any]] = []
    for number in range(BUYERS):
        request = wish(trip.trip_id, range(number % 3, 3))
        if number % 2:
            tasks.append(partial(buy, momo, passenger(), request, str(uuid4())))
        else:
            tasks.append(partial(hold, passenger(), request, str(uuid4())))
    tasks[10:10] = swaps(trip, bus, 4)

    answers = crowd.do(tasks, 8)

    assert finished(trip, answers)
    refused = {answer for answer in answers if isinstance(answer, str) and not answer.startswith("bkg_")}
    assert refused <= {"seat_taken", "Conflicted()"}
    paid = [answer for answer in answers if isinstance(answer, str) and answer.startswith("bkg_")]
    held = [answer.booking_id for answer in answers if isinstance(answer, BookingView)]
    books = audit(trip)
    assert {*before, *paid, *held} == set(books.bookings), "every buyer with an answer has a booking"
    assert {each.status for each in books.bookings.values()} <= {BookingStatus.CONFIRMED, BookingStatus.HELD}
    assert {name for name, each in books.bookings.items() if each.status is BookingStatus.CONFIRMED} == {
        *before,
        *paid,
    }
    require_whole(trip.trip_id, list(books.bookings), epoch())
    assert trips_store.find(trip.trip_id).bus_id == bus.bus_id  # type: ignore[union-attr]


def test_a_bus_with_fewer_seats_is_never_sold_beyond_them(
    crowd: Crowd, on_sale: Callable[..., Trip], momo: AtMomo
) -> None:
    trip = on_sale(legs=2, rows=6)
    bus = another(trip, drawn(*["xx.x"] * 5))
    tasks: list[Callable[[], Any]] = [
        partial(hold, passenger(), wish(trip.trip_id, range(2)), str(uuid4())) for _ in range(BUYERS)
    ]
    tasks[12:12] = swaps(trip, bus, 2)

    answers = crowd.do(tasks, 6)

    swapped = finished(trip, answers)
    assert swapped or "bus_too_small" in answers
    books = audit(trip)
    held = {answer.booking_id for answer in answers if isinstance(answer, BookingView)}
    assert held == set(books.bookings)
    require_whole(trip.trip_id, list(held), epoch())
    assert len(held) == (15 if swapped else 24), "the bus that it has in the end is full"


def test_two_buses_at_once_come_one_after_the_other(
    crowd: Crowd, on_sale: Callable[..., Trip], momo: AtMomo
) -> None:
    trip = on_sale(legs=2, rows=4)
    sold = buy(momo, passenger(), wish(trip.trip_id, range(2), ["4D", "4C"]), str(uuid4()))
    one, other = (another(trip, drawn(*["xx.x"] * rows)) for rows in (4, 5))

    answers = crowd.do([*swaps(trip, one, 4), *swaps(trip, other, 4)], 4)

    assert finished(trip, answers)
    require_whole(trip.trip_id, [sold], epoch())
    last = trips_store.find(trip.trip_id)
    assert last is not None
    assert last.bus_id in {one.bus_id, other.bus_id}


def test_a_bus_that_leaves_during_the_swap_sells_nothing_from_the_stop_it_left(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip = on_sale(legs=3, rows=10, departs=now() + timedelta(minutes=10))
    assert trips_store.advance(trip, TripStatus.BOARDING, epoch())
    bus = another(trip, drawn(*["xxx.xx"] * 12))
    leaves = partial(record_departure.record_departure, driver(trip), trip.trip_id, attendance)
    tasks: list[Callable[[], Any]] = [*swaps(trip, bus, 3), *[leaves] * 3]

    finished(trip, crowd.do(tasks, 3))
    leaves()

    require_whole(trip.trip_id, [], epoch())
    seats = sale_store.seats_of(trip.trip_id)
    assert len(seats) == 60
    assert all(has_left(seat, 0, epoch()) and not has_left(seat, 1, epoch()) for seat in seats)
