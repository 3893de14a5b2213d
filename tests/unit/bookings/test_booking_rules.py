"""Bookings: what they cost, when a hold is over, and who may know of one."""

import pytest

from tests.support.bookings import booking
from tests.support.people import COMPANY, OTHER_COMPANY
from tms.bookings.booking import BookingStatus
from tms.bookings.records import booking_of, record_of
from tms.kernel.access.caller import with_roles
from tms.kernel.money import Money


def test_it_costs_what_its_places_cost_and_takes_all_legs_of_its_stretch():
    made = booking("4A", "4B", start=1, stop=3)
    assert made.total == Money(12_000, "RWF")
    assert list(made.legs) == [1, 2]


@pytest.mark.parametrize(
    ("now", "status"),
    [(999, BookingStatus.HELD), (1000, BookingStatus.EXPIRED), (5000, BookingStatus.EXPIRED)],
)
def test_a_hold_is_over_at_its_very_second_written_down_or_not(now: int, status: BookingStatus):
    assert booking().seen_at(now).status is status


def test_what_is_paid_does_not_expire():
    paid = booking(status=BookingStatus.CONFIRMED)
    assert paid.seen_at(5000) is paid


@pytest.mark.parametrize(
    ("subject", "role", "company", "sees"),
    [
        ("acc_1", "passenger", None, True),
        ("acc_2", "passenger", None, False),
        ("anonymous", "guest", None, False),
        ("acc_2", "agent", COMPANY, True),
        ("acc_2", "owner", COMPANY, True),
        ("acc_2", "finance", COMPANY, True),
        ("acc_2", "agent", OTHER_COMPANY, False),
        ("acc_2", "driver", COMPANY, False),
        ("acc_2", "inspector", COMPANY, False),
        ("acc_2", "platform_admin", None, False),
    ],
)
def test_who_may_know_of_it(subject: str, role: str, company: str | None, sees: bool):
    assert booking().visible_to(with_roles(subject, frozenset({role}), company)) is sees


@pytest.mark.parametrize(
    "made",
    [booking("4A", "4B"), booking(payment_id="pay_1", payments_begun=frozenset({"pay_1"}))],
)
def test_the_table_gives_back_what_was_written(made):
    assert booking_of(record_of(made)) == made
