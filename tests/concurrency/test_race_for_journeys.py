"""Journeys that cross each other's seats, in real processes: each is held, paid and let go whole, or not."""

import random
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from tests.support.crowd import AtMomo, Crowd
from tests.support.journey_books import audit
from tests.support.sizes import sized
from tests.support.trips import passenger, phone
from tms.bookings import hold_journey as use_case
from tms.bookings import release_hold
from tms.bookings.booking import BookingStatus
from tms.bookings.journey_views import JourneyView
from tms.bookings.requests import JourneyRequest
from tms.bookings.split import MOST_LEGS
from tms.kernel.access.caller import Caller
from tms.kernel.clock import now
from tms.kernel.http.reader import read
from tms.payments import settlement
from tms.payments.payment import PaymentStatus
from tms.payments.requests import PaymentRequest
from tms.trips.trip import Trip

JOURNEYS = sized(60, soak=600)
LABELS = ("1A", "1B", "1C", "1D")


def on_time(trip_id: str, stop: int) -> int:
    """Tell that no bus is late."""
    return 0


def request(*parts: tuple[Trip, range, str]) -> JourneyRequest:
    items = [
        {"trip_id": trip.trip_id, "from": f"stn_{legs.start}", "to": f"stn_{legs.stop}", "seats": [seat]}
        for trip, legs, seat in parts
    ]
    people = [{"name": "Passenger", "phone": "+250788123456"}]
    return read(JourneyRequest, {"items": items, "passengers": people})


def traveller(wanted: JourneyRequest, caller: Caller | None = None) -> partial[JourneyView]:
    return partial(use_case.hold_journey, caller or passenger(), wanted, str(uuid.uuid4()), on_time)


def held(answers: Sequence[Any]) -> list[JourneyView]:
    others = Counter(answer for answer in answers if not isinstance(answer, JourneyView))
    assert set(others) <= {"seat_taken"}, others
    return [answer for answer in answers if isinstance(answer, JourneyView)]


def test_journeys_that_change_seats_crosswise_are_never_half_held(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip, rng = on_sale(legs=3, rows=1), random.Random(1)
    wanted = [
        request(*[(trip, range(leg, leg + 1), rng.choice(LABELS)) for leg in range(3)])
        for _ in range(JOURNEYS)
    ]
    answers = crowd.do([traveller(each) for each in wanted], 10)
    winners = held(answers)
    assert 1 <= len(winners) <= len(LABELS)
    assert len(audit(trip)) == 3 * len(winners)


def test_connections_of_two_buses_are_never_half_held(crowd: Crowd, on_sale: Callable[..., Trip]) -> None:
    departs = now() + timedelta(days=1)
    first = on_sale(legs=2, rows=1, departs=departs)
    second = on_sale(legs=3, rows=1, departs=departs + timedelta(minutes=20))
    rng = random.Random(2)
    wanted = [
        request((first, range(2), rng.choice(LABELS)), (second, range(2, 3), rng.choice(LABELS)))
        for _ in range(JOURNEYS)
    ]
    winners = held(crowd.do([traveller(each) for each in wanted], 10))
    assert 1 <= len(winners) <= len(LABELS)
    assert len(audit(first, second)) == 2 * len(winners)


def test_the_same_request_many_times_at_once_holds_one_journey(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip = on_sale(legs=2, rows=1)
    same = traveller(request((trip, range(1), "1A"), (trip, range(1, 2), "1B")))
    answers = held(crowd.do([same] * 20, 10))
    assert (len(answers), len({answer.journey_id for answer in answers})) == (20, 1)
    assert len(audit(trip)) == 2


def test_a_payment_that_settles_while_a_part_is_let_go_buys_all_or_nothing(
    crowd: Crowd, momo: AtMomo, on_sale: Callable[..., Trip]
) -> None:
    departs = now() + timedelta(days=1)
    first = on_sale(legs=2, rows=1, departs=departs)
    second = on_sale(legs=3, rows=1, departs=departs + timedelta(minutes=20))
    caller = passenger()
    journey = traveller(request((first, range(2), "1A"), (second, range(2, 3), "1B")), caller)()
    [one, other] = [booking.booking_id for booking in journey.bookings]
    body = {"booking_id": other, "method": "momo", "payer": {"phone": phone()}}
    payment = momo.pay(caller, read(PaymentRequest, body), str(uuid.uuid4()))

    ways: list[Callable[[], Any]] = [
        partial(momo.hear, payment.payment_id),
        partial(momo.check, payment.payment_id),
        partial(release_hold.release_hold, caller, one),
        partial(release_hold.release_hold, caller, other),
    ]
    crowd.do(ways * 5, 10)

    states = {booking.status for booking in audit(first, second).values()}
    settled = settlement.find_payment(payment.payment_id).status
    if states == {BookingStatus.CONFIRMED}:
        assert settled is PaymentStatus.SUCCEEDED
    else:
        assert states == {BookingStatus.EXPIRED}
        assert settled in {PaymentStatus.REFUNDING, PaymentStatus.REFUNDED}


def test_a_seat_that_is_kept_over_forty_legs_is_one_write_that_dynamodb_takes(
    momo: AtMomo, on_sale: Callable[..., Trip]
) -> None:
    trip, caller = on_sale(legs=MOST_LEGS, rows=1), passenger()
    ways = [range(10), range(10, 20), range(20, MOST_LEGS)]
    journey = traveller(request(*[(trip, legs, "1A") for legs in ways]), caller)()
    booking_id = journey.bookings[0].booking_id
    body = {"booking_id": booking_id, "method": "momo", "payer": {"phone": phone()}}
    payment = momo.pay(caller, read(PaymentRequest, body), str(uuid.uuid4()))
    assert momo.check(payment.payment_id) == 0
    assert {booking.status for booking in audit(trip).values()} == {BookingStatus.CONFIRMED}
