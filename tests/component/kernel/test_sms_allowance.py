"""An SMS is counted once however often its message comes, and the day's budget ends what may wait."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.logs import Logs
from tms.kernel import settings
from tms.kernel.access import throttle
from tms.kernel.access.limit import Limit
from tms.kernel.messaging import sms_allowance
from tms.kernel.messaging.sms_allowance import Sms, is_allowed
from tms.kernel.messaging.sms_rules import DAY, OF_ACCOUNT, OF_ADDRESS, RULES, SmsKind

NUMBER, ACCOUNT, ADDRESS = "+250788123456", "acc_7G15T0MY4WN8S49P2MT57JJKMH", "192.0.2.1"
HELD_BACK = [SmsKind.VERIFY, SmsKind.RESET, SmsKind.REFUND, SmsKind.NOTICE]
ALWAYS = [SmsKind.TICKET, SmsKind.SIGN_IN]

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def budget(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def be(number: int) -> None:
        monkeypatch.setenv("SMS_DAILY_BUDGET", str(number))
        settings.forget()

    return be


@pytest.fixture
def metrics(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    counted: list[str] = []
    monkeypatch.setattr(sms_allowance, "count", counted.append)
    return counted


def number(index: int) -> str:
    return f"+250788{index:06d}"


def counts(cloud: Cloud) -> dict[str, int]:
    return {item["pk"]: int(item["tried"]) for item in cloud.items("guards", "THROTTLE#") if item["tried"]}


def spend_budget(times: int) -> None:
    for index in range(times):
        assert is_allowed(Sms(SmsKind.TICKET, number(index)), f"ticket {index}")


class TestCountries:
    @pytest.mark.parametrize("kind", SmsKind)
    @pytest.mark.parametrize("satellite", ["+881631234567", "+870773111632", "+8821612345678"])
    def test_no_sms_of_any_kind_goes_to_a_satellite_and_none_is_counted(
        self, kind: SmsKind, satellite: str, cloud: Cloud, logs: Logs, metrics: list[str]
    ):
        assert not is_allowed(Sms(kind, satellite), "message")
        assert counts(cloud) == {}
        assert metrics == ["SmsToOtherCountries"]
        (line,) = logs.said("no SMS is sent")
        assert line["why"] == "no SMS goes to this country"
        assert satellite not in logs.text


class TestLimits:
    @pytest.mark.parametrize("kind", SmsKind)
    def test_a_number_gets_so_many_a_day_and_others_after_it(
        self, kind: SmsKind, clock: HeldClock, metrics: list[str]
    ):
        most = RULES[kind].to_number
        sent = [is_allowed(Sms(kind, NUMBER), f"{index}") for index in range(most + 3)]
        assert sent == [True] * most + [False] * 3
        assert metrics == ["SmsRefused"] * 3
        assert is_allowed(Sms(kind, number(1)), "another")
        clock.wait(DAY)
        assert is_allowed(Sms(kind, NUMBER), "tomorrow")

    def test_one_kind_uses_up_nothing_of_another(self):
        for index in range(RULES[SmsKind.RESET].to_number):
            assert is_allowed(Sms(SmsKind.RESET, NUMBER), f"{index}")
        for kind in set(SmsKind) - {SmsKind.RESET}:
            assert is_allowed(Sms(kind, NUMBER), kind)

    @pytest.mark.parametrize(("asker", "limit"), [(ACCOUNT, OF_ACCOUNT), (ADDRESS, OF_ADDRESS)])
    def test_an_asker_causes_so_many_a_day_to_any_numbers(self, asker: str, limit: Limit):
        for index in range(limit.times):
            assert is_allowed(Sms(SmsKind.VERIFY, number(index), asker), f"{index}")
        assert not is_allowed(Sms(SmsKind.VERIFY, NUMBER, asker), "one more")
        assert is_allowed(Sms(SmsKind.VERIFY, NUMBER, "198.51.100.9"), "of another asker")

    def test_where_its_owner_signed_in_a_number_has_a_count_that_strangers_do_not_use_up(self):
        for index in range(RULES[SmsKind.RESET].to_number):
            assert is_allowed(Sms(SmsKind.RESET, NUMBER, f"203.0.113.{index}"), f"{index}")
        assert not is_allowed(Sms(SmsKind.RESET, NUMBER, ADDRESS), "a stranger's")
        assert is_allowed(Sms(SmsKind.RESET, NUMBER, ADDRESS, known=True), "the owner's")

    def test_what_one_limit_refuses_uses_up_no_other(self, cloud: Cloud):
        for index in range(OF_ACCOUNT.times):
            assert is_allowed(Sms(SmsKind.VERIFY, number(index), ACCOUNT), f"{index}")
        before = counts(cloud)
        for index in range(2 * RULES[SmsKind.VERIFY].to_number):
            assert not is_allowed(Sms(SmsKind.VERIFY, NUMBER, ACCOUNT), f"again {index}")
        assert counts(cloud) == before, "neither the stranger's number nor the budget"
        assert is_allowed(Sms(SmsKind.VERIFY, NUMBER, ADDRESS), "the owner's")


class TestBudget:
    @pytest.mark.parametrize("kind", HELD_BACK)
    def test_what_may_wait_ends_at_its_share(self, kind: SmsKind, budget: Any, metrics: list[str]):
        budget(20)
        share = RULES[kind].share
        assert share is not None
        spend_budget(20 * share // 100 - 1)
        assert is_allowed(Sms(kind, NUMBER), "the last")
        assert metrics == []
        assert not is_allowed(Sms(kind, NUMBER), "one too many")
        assert metrics == ["SmsOverBudget", "SmsRefused"]

    @pytest.mark.parametrize("kind", ALWAYS)
    def test_tickets_and_codes_of_sign_ins_go_beyond_it_and_ring_the_alarm(
        self, kind: SmsKind, budget: Any, metrics: list[str]
    ):
        budget(3)
        spend_budget(3)
        assert metrics == []
        assert is_allowed(Sms(kind, NUMBER), "beyond")
        assert metrics == ["SmsOverBudget"]

    def test_a_day_of_registrations_leaves_the_rest_of_the_budget(self, budget: Any):
        budget(24)
        asked = [
            is_allowed(Sms(SmsKind.VERIFY, number(index), f"203.0.113.{index}"), f"{index}")
            for index in range(24)
        ]
        assert asked == [True] * 12 + [False] * 12
        for kind in set(SmsKind) - {SmsKind.VERIFY}:
            assert is_allowed(Sms(kind, NUMBER), kind)

    def test_what_it_refuses_uses_up_neither_number_nor_asker(self, budget: Any, cloud: Cloud):
        budget(1)
        spend_budget(1)
        before = counts(cloud)
        for index in range(2 * OF_ADDRESS.times):
            assert not is_allowed(Sms(SmsKind.VERIFY, NUMBER, ADDRESS), f"{index}")
        assert counts(cloud) == before

    def test_it_begins_anew_each_day(self, budget: Any, clock: HeldClock):
        budget(2)
        spend_budget(2)
        assert not is_allowed(Sms(SmsKind.NOTICE, NUMBER), "today")
        clock.wait(DAY)
        assert is_allowed(Sms(SmsKind.NOTICE, NUMBER), "tomorrow")


class TestComesAgain:
    def test_a_message_is_counted_once(self, cloud: Cloud):
        sms = Sms(SmsKind.VERIFY, NUMBER, ADDRESS)
        assert is_allowed(sms, "message")
        before = counts(cloud)
        assert len(before) == 3, "number, asker, budget"
        for _ in range(3 * RULES[SmsKind.VERIFY].to_number):
            assert is_allowed(sms, "message"), "it is counted already, and was not sent for sure"
        assert counts(cloud) == before

    def test_one_that_was_refused_is_refused_again_until_there_is_room(self, clock: HeldClock):
        for index in range(RULES[SmsKind.VERIFY].to_number):
            assert is_allowed(Sms(SmsKind.VERIFY, NUMBER), f"{index}")
        for _ in range(3):
            assert not is_allowed(Sms(SmsKind.VERIFY, NUMBER), "message")
        clock.wait(DAY)
        assert is_allowed(Sms(SmsKind.VERIFY, NUMBER), "message")

    def test_one_that_the_budget_refused_is_refused_again(self, budget: Any):
        budget(1)
        spend_budget(1)
        for _ in range(3):
            assert not is_allowed(Sms(SmsKind.NOTICE, NUMBER), "message")

    def test_a_death_before_the_budget_is_counted_costs_nobody_anything(
        self, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        sms = Sms(SmsKind.VERIFY, NUMBER, ADDRESS)
        with monkeypatch.context() as patch:
            patch.setattr(throttle, "spend", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                is_allowed(sms, "message")
        before = counts(cloud)
        assert is_allowed(sms, "message")
        assert counts(cloud) == before


def test_the_table_tells_no_number(cloud: Cloud):
    assert is_allowed(Sms(SmsKind.TICKET, NUMBER), "message")
    assert NUMBER not in str(cloud.items("guards"))
