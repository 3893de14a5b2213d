"""Mail and SMS: who is told what, with codes that a scanner reads, and each event once."""

import json
from html.parser import HTMLParser
from typing import Any

import boto3
import pytest

from tests.support import accounts, pictures
from tests.support.buying import callback, expect, hold, pay, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import SENDER, Cloud, sqs_record
from tests.support.functions import call, run
from tests.support.logs import Logs
from tests.support.network import publish
from tests.support.outbox import mails, tell, texts
from tests.support.people import AGENT, ANONYMOUS, PASSENGER
from tests.support.provider import FakeProvider
from tms.kernel import aws, settings
from tms.kernel.clock import now
from tms.kernel.events.catalogue import PaymentPending
from tms.kernel.events.cloud_events import event_of
from tms.payments.payment import HEARD_SECONDS
from tms.payments.provider import ChargeStatus
from tms.privacy.on_account_deleted import erase_bookings_of
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


class _Scripts(HTMLParser):
    """The data in a page's scripts, as JSON, and the text beside them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Any] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and self.get_starttag_text() == '<script type="application/ld+json">':
            self.found.append(json.loads(data))
        else:
            self.text += data


class TestMail:
    def test_a_buyer_gets_the_tickets_of_the_booking(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        booking = sell(trip, provider, "1A", "2B")
        assert run("notifications/on_mail", tell(cloud)["mail"]) == []
        (mail,) = mails()
        assert (mail["From"], mail["To"]) == (SENDER, "aline@mail.example")
        assert "Nyabugogo - Musanze" in mail["Subject"]
        body = mail.get_body()
        assert body is not None
        assert "Seat 2B: Passenger 1, RWF 3,500" in body.get_content()
        attached = {part.get_filename(): part.get_content() for part in mail.iter_attachments()}
        assert set(attached) == {"ticket-1A.png", "ticket-2B.png"}
        for place in booking["tickets"]:
            path = {"ticket_id": place["ticket_id"]}
            ticket = expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))
            assert pictures.read(attached[f"ticket-{place['seat']}.png"]) == ticket["token"]

    def test_programs_read_the_journey_of_each_ticket(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        people = [{"name": "</script><b>Aline & Co", "phone": "+250788000000", "seat": "1A"}]
        booking = sell(trip, provider, passengers=people)
        run("notifications/on_mail", tell(cloud)["mail"])
        (mail,) = mails()
        page = mail.get_body(("html",))
        assert page is not None
        read = _Scripts(page.get_content())
        assert "<b>" not in page.get_content()
        assert "</script><b>Aline & Co" in read.text
        ((told,),) = read.found
        assert told["@type"] == "BusReservation"
        assert told["reservationNumber"] == booking["booking_id"][-8:]
        assert told["reservationStatus"] == "https://schema.org/ReservationConfirmed"
        assert told["underName"]["name"] == "</script><b>Aline & Co"
        journey = told["reservationFor"]
        assert (journey["departureBusStop"]["name"], journey["arrivalBusStop"]["name"]) == (
            "Nyabugogo",
            "Musanze",
        )
        assert journey["departureTime"] == booking["departure_at"]
        path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
        ticket = expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))
        assert told["reservedTicket"]["ticketToken"] == f"qrCode:{ticket['token']}"
        assert told["reservedTicket"]["ticketedSeat"]["seatNumber"] == "1A"

    def test_a_payer_whose_payment_failed_is_told_why(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        payment = pay(hold(trip))
        provider.decline(payment["payment_id"])
        callback(payment)
        run("notifications/on_mail", tell(cloud)["mail"])
        (mail,) = mails()
        body = mail.get_body()
        assert body is not None
        assert "declined on the phone" in body.get_content()
        assert list(mail.iter_attachments()) == []

    def test_without_an_address_in_the_booking_it_goes_to_the_account_s(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        account()
        sell(trip, provider, contact={})
        run("notifications/on_mail", tell(cloud)["mail"])
        assert mails()[0]["To"] == "aline@account.example"

    @pytest.mark.parametrize("caller", [PASSENGER, ANONYMOUS])
    def test_without_any_address_there_is_no_mail(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, caller: dict[str, str]
    ):
        booking = hold(trip, caller=caller, contact={})
        payment = pay(booking, caller)
        provider.approve(payment["payment_id"])
        callback(payment)
        assert run("notifications/on_mail", tell(cloud)["mail"]) == []
        assert mails() == []


class TestErased:
    def test_of_a_booking_that_was_erased_nobody_is_told(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, logs: Logs, function_name: Any
    ):
        account()
        sell(trip, provider, "1A")
        waiting = tell(cloud)
        erase_bookings_of(PASSENGER["subject"])
        for function, queue in (("on_mail", "mail"), ("on_sms", "sms")):
            function_name(function)
            assert run(f"notifications/{function}", waiting[queue]) == []
        assert (mails(), texts()) == ([], [])
        assert len(logs.said("the booking was erased")) == 2


class TestSms:
    def test_a_buyer_gets_the_confirmation(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        booking = sell(trip, provider, "1A")
        assert run("notifications/on_sms", tell(cloud)["sms"]) == []
        ((number, text),) = texts()
        assert number == "+250788123456"
        assert "seat 1A" in text
        assert booking["booking_id"][-8:] in text
        assert len(text) <= 160

    def test_it_goes_to_the_contact_else_the_account_else_the_first_passenger(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        sell(trip, provider, "1A", contact={"phone": "+250788777777"})
        sell(trip, provider, "1B", contact={})
        account()
        sell(trip, provider, "2A", contact={})
        run("notifications/on_sms", tell(cloud)["sms"])
        told = {text.split("seat ")[1][:2]: number for number, text in texts()}
        # who owns 1B is asked only when the message is sent, and has an account by then
        assert told == {"1A": "+250788777777", "1B": "+250788555555", "2A": "+250788555555"}

    def test_a_contact_abroad_gets_the_mail_alone_and_the_log_says_so(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, logs: Logs, function_name: Any
    ):
        sell(trip, provider, "1A", contact={"email": "aline@mail.example", "phone": "+881631234567"})
        queues = tell(cloud)
        for function in ("sms", "mail"):
            function_name(function)
            assert run(f"notifications/on_{function}", queues[function]) == []
        assert texts() == []
        assert len(mails()) == 1
        (line,) = logs.said("no SMS is sent")
        assert (line["why"], line["sms"]) == ("no SMS goes to this country", "ticket")

    def test_beyond_the_day_s_budget_tickets_are_sent_and_refunds_are_not(
        self,
        trip: Trip,
        provider: FakeProvider,
        cloud: Cloud,
        clock: HeldClock,
        monkeypatch: pytest.MonkeyPatch,
    ):
        monkeypatch.setenv("SMS_DAILY_BUDGET", "1")
        settings.forget()
        booking = hold(trip, "1A")
        first = pay(booking)
        provider.decline(first["payment_id"])
        callback(first)
        second = pay(booking)
        clock.wait(HEARD_SECONDS)
        for payment in (second, first):
            provider.approve(payment["payment_id"])
            callback(payment)
        provider.end_refund(first["payment_id"], ChargeStatus.SUCCEEDED)
        data = PaymentPending("co", first["payment_id"], first["booking_id"])
        event = event_of("change", "payments", first["payment_id"], now(), data)
        assert run("payments/on_check_due", {"Records": [sqs_record(event.to_json())]}) == []
        sell(trip, provider, "1B", contact={"phone": "+250788777777"})
        waiting = tell(cloud)["sms"]
        kinds = [json.loads(record["body"])["type"] for record in waiting["Records"]]
        assert sorted(kinds) == ["booking.confirmed", "booking.confirmed", "payment.refunded"]
        assert run("notifications/on_sms", waiting) == []
        assert sorted(number for number, _ in texts()) == ["+250788123456", "+250788777777"]
        assert all(text.startswith("Paid.") for _, text in texts())

    def test_without_account_or_contact_the_first_passenger_is_told(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        sell(trip, provider, "1A", contact={})
        run("notifications/on_sms", tell(cloud)["sms"])
        assert texts()[0][0] == "+250788000000"


class TestSoldAtTheCounter:
    @pytest.fixture(autouse=True)
    def agent(self, trip: Trip) -> None:
        accounts.account(
            "agent",
            account_id=AGENT["subject"],
            email="agent@ikirere.example",
            phone="+250788444444",
            company=AGENT["company"],
        )

    def test_without_contact_the_first_passenger_s_phone_is_told_and_nobody_gets_a_mail(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        sell(trip, provider, "1A", contact={}, caller=AGENT)
        queues = tell(cloud)
        run("notifications/on_sms", queues["sms"])
        run("notifications/on_mail", queues["mail"])
        assert [number for number, _ in texts()] == ["+250788000000"]
        assert mails() == []

    def test_a_failed_payment_is_not_told_to_the_agent_either(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        payment = pay(hold(trip, caller=AGENT, contact={}), AGENT)
        provider.decline(payment["payment_id"])
        callback(payment)
        queues = tell(cloud)
        run("notifications/on_sms", queues["sms"])
        run("notifications/on_mail", queues["mail"])
        assert texts() == []
        assert mails() == []


class TestOnce:
    @pytest.mark.parametrize(("function", "sent"), [("on_mail", mails), ("on_sms", texts)])
    def test_an_event_delivered_twice_is_told_once(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, function: str, sent: Any
    ):
        sell(trip, provider)
        queue = tell(cloud)[function.removeprefix("on_")]
        for _ in range(2):
            assert run(f"notifications/{function}", queue) == []
        twice = {
            "Records": [sqs_record(record["body"], f"again-{n}") for n in "12" for record in queue["Records"]]
        }
        assert run(f"notifications/{function}", twice) == []
        assert len(sent()) == 1

    def test_mail_and_sms_of_one_event_do_not_hide_each_other(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, function_name: Any
    ):
        sell(trip, provider)
        queues = tell(cloud)
        for function in ("mail", "sms"):
            function_name(function)
            run(f"notifications/on_{function}", queues[function])
        assert (len(mails()), len(texts())) == (1, 1)

    def test_one_that_could_not_be_sent_comes_again_alone_and_is_sent_then(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        first = sell(trip, provider, "1A", contact={"phone": "+250788777771"})
        sell(trip, provider, "1B", contact={"phone": "+250788777772"})
        queue = tell(cloud)["sms"]
        real = aws.client("sns")

        class Faulty:
            def publish(self, **message: Any) -> Any:
                if message["PhoneNumber"] == "+250788777771":
                    raise TimeoutError
                return real.publish(**message)

        with monkeypatch.context() as patch:
            patch.setattr("tms.kernel.messaging.sms.client", lambda _: Faulty())
            failed = run("notifications/on_sms", queue)
        again = [record for record in queue["Records"] if record["messageId"] in failed]
        assert len(again) == 1
        assert first["booking_id"] in again[0]["body"]
        assert run("notifications/on_sms", {"Records": again}) == []
        assert sorted(number for number, _ in texts()) == ["+250788777771", "+250788777772"]

    def test_an_event_of_a_booking_that_is_gone_comes_again(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        booking = sell(trip, provider)
        queue = tell(cloud)["mail"]
        key = {"pk": {"S": f"BOOKING#{booking['booking_id']}"}, "sk": {"S": "BOOKING"}}
        boto3.client("dynamodb").delete_item(TableName="bookings", Key=key)
        assert run("notifications/on_mail", queue) == [queue["Records"][0]["messageId"]]
        assert mails() == []


def account() -> None:
    """Give the passenger an account with an address and a number."""
    accounts.account(account_id=PASSENGER["subject"], email="aline@account.example", phone="+250788555555")
