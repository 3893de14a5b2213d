"""Many buyers at once with one promo code: its budget is never overdrawn, and nothing of it is lost."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec.structs import replace

from tests.support.books import audit
from tests.support.crowd import Crowd, views
from tests.support.trips import passenger, phone, wish
from tms.bookings import create_promo_code, hold_seats, on_hold_due
from tms.bookings.promo import store
from tms.bookings.promo.codes import PromoCode
from tms.bookings.promo.requests import PromoCodeRequest
from tms.bookings.requests import ContactRequest
from tms.bookings.views import BookingView
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.access.request_context import RequestContext, entered
from tms.kernel.clock import at, epoch
from tms.kernel.ids import new_id
from tms.trips.trip import Trip

OFF = 100
LATER = 601
"""Seconds after which a hold is over."""


def made(trip: Trip, budget: int, **changes: Any) -> str:
    """Make a code that takes off `OFF` of each booking; return it."""
    owner = with_roles(new_id("acc"), {"owner"}, trip.company_id)
    request = PromoCodeRequest(
        amount=OFF, currency="RWF", budget=budget, valid_until=at(epoch() + 86_400), **changes
    )
    with entered(RequestContext(owner.subject)):
        return create_promo_code.create_promo_code(owner, request, str(uuid.uuid4())).promo_code


def hold(caller: Caller, trip: Trip, code: str, contact: str) -> BookingView:
    request = replace(wish(trip.trip_id, range(2)), contact=ContactRequest(phone=contact), promo_code=code)
    with entered(RequestContext(caller.subject, source_ip="2001:db8::1")):
        return hold_seats.hold_seats(caller, request, str(uuid.uuid4()))


def kept(trip: Trip, code: str) -> PromoCode:
    found = store.find(trip.company_id, code)
    assert found is not None
    return found


def test_of_buyers_at_once_as_many_have_the_code_as_its_budget_has_room_for(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip = on_sale(legs=2, rows=15)
    code = made(trip, 7 * OFF + OFF // 2)
    tasks = [partial(hold, passenger(), trip, code, phone()) for _ in range(40)]

    answers = crowd.do(tasks, 5)
    answers += crowd.do([partial(hold, passenger(), trip, code, phone()) for _ in range(9)], 1)

    had = views(answers)
    assert len(had) == 7
    assert answers[-1] == "promo_code_used_up"
    assert (kept(trip, code).left, kept(trip, code).uses) == (OFF // 2, 7)
    assert audit(trip).legs_sold_or_held == 14


def test_one_person_has_it_as_often_as_is_allowed_however_many_requests_come_at_once(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip = on_sale(legs=2, rows=15)
    code, mine = made(trip, 100 * OFF, uses_per_person=2), phone()
    tasks = [partial(hold, passenger(), trip, code, mine) for _ in range(20)]

    answers = crowd.do(tasks, 4)
    answers += crowd.do([partial(hold, passenger(), trip, code, mine) for _ in range(3)], 1)

    assert len(views(answers)) == 2
    assert answers[-1] == "promo_code_used"
    assert kept(trip, code).left == 98 * OFF


def test_holds_that_many_find_over_give_back_once(crowd: Crowd, on_sale: Callable[..., Trip]) -> None:
    trip = on_sale(legs=2, rows=15)
    code = made(trip, 100 * OFF)
    held = views(crowd.do([partial(hold, passenger(), trip, code, phone()) for _ in range(6)], 1))
    assert kept(trip, code).left == 94 * OFF

    due = [partial(on_hold_due.expire_hold, view.booking_id) for view in held] * 5
    crowd.do(due, 6, LATER)

    rest = crowd.do([partial(on_hold_due.expire_hold, view.booking_id) for view in held], 1, LATER)
    assert set(rest) == {0}
    assert (kept(trip, code).left, kept(trip, code).uses) == (100 * OFF, 0)
