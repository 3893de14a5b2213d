"""What drivers are told of their trips, and planners of a driver who leaves."""

from datetime import timedelta
from typing import Any

import pytest

from tests.component.kernel.test_queues import message
from tests.component.notifications.test_trip_news import news, told
from tests.support.accounts import account
from tests.support.buying import expect
from tests.support.cancelling import cancel
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import enrol
from tests.support.driving import board, depart
from tests.support.fleet import bought, hired
from tests.support.fleet import bus as a_bus
from tests.support.functions import call, run
from tests.support.network import build, publish
from tests.support.outbox import mails, texts
from tests.support.people import AGENT, COMPANY, DRIVER, OTHER_DRIVER, OWNER, SUPERVISOR
from tests.support.planning import LEAVES, equip, hire, incorporate, mapped, plan, wanted
from tests.support.swapping import swap
from tests.support.world import enrol as enrol_with_account
from tms.fleet.buses import Bus
from tms.fleet.layout import drawn
from tms.kernel.events.catalogue import PLATFORM, AccountDeleted
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


class TestDrivers:
    """A driver who is given a trip, or from whom one is taken, is on the road: told by mail and by SMS."""

    @pytest.fixture(autouse=True)
    def _hired(self, trip: Trip) -> None:
        incorporate()
        for number, person in enumerate((DRIVER, OTHER_DRIVER)):
            account(
                "driver",
                account_id=person["subject"],
                email=f"driver{number}@mail.example",
                phone=f"+25078800000{number}",
                company=COMPANY,
            )
            enrol(person)
            hired(account_id=person["subject"])

    @pytest.fixture
    def idle(self) -> Bus:
        build()
        mapped()
        return bought("RAC 100 A")

    def hand_over(self, trip_id: str, **more: Any) -> None:
        body = {"driver_id": OTHER_DRIVER["subject"], **more}
        path = {"trip_id": trip_id}
        expect(200, call("trips/update_trip", path=path, body=body, caller=SUPERVISOR))

    @pytest.mark.parametrize("steps", [None, board, depart])
    def test_of_a_trip_on_sale_both_are_told(
        self, trip: Trip, steps: Any, cloud: Cloud, clock: HeldClock, function_name: Any
    ):
        if steps is not None:
            steps(trip, clock)
        self.hand_over(trip.trip_id)
        found = told(cloud, function_name)
        label = "2026-11-22 08:00 Nyabugogo - Rubavu, RAB 123 C"
        assert {(mail["To"], mail["Subject"].strip()) for mail in mails()} == {
            ("driver1@mail.example", f"You drive another trip: {label}"),
            ("driver0@mail.example", f"Your trip has another driver: {label}"),
        }
        assert sorted(texts()) == [
            ("+250788000000", f"You do not drive this trip any more: {label}"),
            ("+250788000001", f"You drive this trip now, in place of another driver: {label}"),
        ]
        assert run("notifications/on_trip_news", found) == []
        function_name("on_sms")
        assert run("notifications/on_sms", cloud.messages("Sms")) == []
        assert len(texts()) == 2, "the same news again is a repeat"

    def test_the_former_one_is_told_the_trip_as_it_was(self, idle: Bus, cloud: Cloud, function_name: Any):
        planned = expect(201, plan(wanted(idle, LEAVES, publish=True)))["trip_id"]
        news(cloud)
        self.hand_over(planned, departure_at="2026-11-23T07:00")
        told(cloud, function_name)
        assert [text.partition(": ")[2][:16] for _, text in sorted(texts())] == [
            "2026-11-23 06:00",
            "2026-11-23 07:00",
        ]

    def test_of_a_draft_nobody_is_told(self, idle: Bus, cloud: Cloud, function_name: Any):
        planned = expect(201, plan(wanted(idle, LEAVES)))["trip_id"]
        self.hand_over(planned)
        assert told(cloud, function_name)["Records"] == []
        assert (mails(), texts()) == ([], [])

    def test_with_another_bus_it_is_told_once(self, trip: Trip, cloud: Cloud, function_name: Any):
        wide = bought("RAC 200 B", layout=drawn("D...+", "xx.xx"))
        expect(200, swap(trip.trip_id, wide, driver_id=OTHER_DRIVER["subject"]))
        told(cloud, function_name)
        assert sorted(text.partition(":")[0] for _, text in texts()) == [
            "You do not drive this trip any more",
            "You drive this trip with another bus",
        ]

    def test_a_cancellation_is_told_the_driver(self, trip: Trip, cloud: Cloud, function_name: Any):
        expect(200, cancel(trip.trip_id))
        told(cloud, function_name)
        [mail], [(number, text)] = mails(), texts()
        assert (mail["To"], number) == ("driver0@mail.example", "+250788000000")
        assert text.startswith("This trip is cancelled, you do not drive it: 2026-11-22 08:00 Nyabugogo")


class TestADriverWhoDeletesTheAccount:
    def left(self, cloud: Cloud, function_name: Any, company_id: str = COMPANY) -> None:
        data = AccountDeleted(company_id, DRIVER["subject"])
        assert run("notifications/on_trip_news", {"Records": [message(data)]}) == []
        function_name("on_mail")
        assert run("notifications/on_mail", cloud.messages("Mail")) == []

    @pytest.fixture
    def planned(self, cloud: Cloud, clock: HeldClock) -> None:
        equip()
        hire()
        for number, person in enumerate((SUPERVISOR, OWNER, AGENT)):
            enrol_with_account(person, number)
        for days in (0, 1):
            expect(201, plan(wanted(a_bus(), LEAVES + timedelta(days=days))))

    @pytest.mark.usefixtures("planned")
    def test_those_that_operate_trips_are_told_which_have_no_driver(self, cloud: Cloud, function_name: Any):
        self.left(cloud, function_name)
        people = sorted(f"{each['subject'].lower()}@mail.example" for each in (SUPERVISOR, OWNER))
        assert sorted(mail["To"] for mail in mails()) == people
        subject = "Trips without a driver: 2 trips, the first one 2026-11-23 06:00 Nyabugogo - Rubavu"
        assert {mail["Subject"].strip() for mail in mails()} == {subject}

    @pytest.mark.usefixtures("planned")
    def test_nobody_is_told_of_trips_that_are_over_or_of_a_passenger(
        self, cloud: Cloud, clock: HeldClock, function_name: Any
    ):
        self.left(cloud, function_name, PLATFORM)
        clock.wait(3 * 24 * 3600)
        self.left(cloud, function_name)
        assert mails() == []
