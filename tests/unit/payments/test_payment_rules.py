"""Payments: who may see one, how long the provider is asked, and words for every reason."""

import pytest

from tests.support.people import COMPANY, OTHER_COMPANY
from tms.bookings.booking import Unsold
from tms.kernel.access.caller import with_roles
from tms.kernel.money import Money
from tms.payments.payment import Payment, PaymentStatus, pause
from tms.payments.provider import FailureCode
from tms.payments.views import payment_view


def payment(**changes: object) -> Payment:
    plain: dict[str, object] = {
        "payment_id": "pay_1",
        "booking_id": "bkg_1",
        "company_id": COMPANY,
        "owner": "acc_1",
        "booking_owner": "acc_3",
        "method": "momo",
        "payer": "sealed payer",
        "amount": Money(3500, "RWF"),
        "status": PaymentStatus.PENDING,
        "created_at": 100,
    }
    return Payment(**{**plain, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("age", "seconds"),
    [(0, 5), (59, 5), (60, 15), (299, 15), (300, 60), (3599, 60), (3600, 600), (86_399, 600), (86_400, 0)],
)
def test_the_provider_is_asked_less_often_as_a_payment_ages(age: int, seconds: int):
    assert pause(age) == seconds


def test_a_payer_s_whole_time_to_approve_is_watched_closely():
    """Mobile Money gives the payer five minutes."""
    assert all(0 < pause(age) <= 15 for age in range(300))


@pytest.mark.parametrize(
    ("subject", "role", "company", "sees"),
    [
        ("acc_1", "passenger", None, True),
        ("acc_2", "passenger", None, False),
        ("acc_3", "passenger", None, True),
        ("acc_2", "agent", COMPANY, True),
        ("acc_2", "agent", OTHER_COMPANY, False),
        ("acc_2", "driver", COMPANY, False),
        ("acc_2", "platform_admin", None, False),
    ],
)
def test_who_may_see_it(subject: str, role: str, company: str | None, sees: bool):
    assert payment().visible_to(with_roles(subject, frozenset({role}), company)) is sees


def test_one_that_runs_has_no_failure_and_no_end():
    view = payment_view(payment())
    assert (view.failure, view.settled_at) == (None, None)


@pytest.mark.parametrize("reason", [code.value for codes in (FailureCode, Unsold) for code in codes])
def test_every_reason_has_words_for_the_payer(reason: str):
    view = payment_view(payment(status=PaymentStatus.FAILED, reason=reason, settled_at=160))
    assert view.failure is not None
    assert view.failure.code == reason
    assert view.failure.detail.endswith(".")
    assert view.settled_at is not None
    assert view.settled_at.timestamp() == 160
