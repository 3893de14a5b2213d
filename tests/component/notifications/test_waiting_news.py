"""Those who wait for seats are told of an offer, and that none came, in their language; each once."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support import accounts
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import run
from tests.support.network import build, publish
from tests.support.outbox import mails, tell, texts
from tests.support.people import ANONYMOUS, AS_GUEST, PASSENGER
from tests.support.waiting import entry_with_offer, fill, join, lapse, leave, see, tell_line
from tms.bookings import on_waiting_due
from tms.trips.trip import Trip

Sent = Callable[[], tuple[list[Any], list[tuple[str, str]]]]

LINK = "https://api.tms.example/v1/app/book/waiting/"


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    build()
    return publish()


@pytest.fixture
def sent(cloud: Cloud, function_name: Any) -> Sent:
    """Let mails and SMS go out; return all that went."""

    def send() -> tuple[list[Any], list[tuple[str, str]]]:
        queues = tell(cloud)
        for function in ("mail", "sms"):
            function_name(f"on_{function}")
            assert run(f"notifications/on_{function}", queues[function]) == []
        return mails(), texts()

    return send


def test_an_offer_is_told_with_its_end_and_a_link(trip: Trip, cloud: Cloud, sent: Sent):
    entry = entry_with_offer(trip, cloud)
    ((mail,), ((number, text),)) = sent()
    assert mail["To"] == "keza@mail.example"
    body = mail.get_content()
    until = see(entry)["offer"]["hold_expires_at"][11:16]
    assert LINK + entry["entry_id"] in body
    assert "Nyabugogo - Musanze" in body
    assert "RWF 3,500" in body
    assert f"Pay before {until}" in body
    assert number == "+250788123457"
    assert text.startswith("Seats for you: 22.11. 08:00 Nyabugogo-Musanze")
    assert text.endswith(f"Pay before {until}: {LINK}{entry['entry_id']}")
    assert len(text) <= 160


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "Places pour vous"), ("rw", "Mwabonye imyanya"), ("sw", "Mmepata viti")],
)
def test_it_is_told_in_the_language_of_the_entry(
    trip: Trip, cloud: Cloud, language: str, words: str, sent: Sent
):
    entry_with_offer(trip, cloud, language=language)
    _, ((_, text),) = sent()
    assert text.startswith(words)


def test_an_account_without_a_contact_is_told_at_its_own_addresses(trip: Trip, cloud: Cloud, sent: Sent):
    accounts.account(account_id=PASSENGER["subject"], email="aline@mail.example", phone="+250788999000")
    entry_with_offer(trip, cloud, contact={})
    ((mail,), ((number, _),)) = sent()
    assert (mail["To"], number) == ("aline@mail.example", "+250788999000")


def test_a_guest_without_a_contact_is_told_by_the_first_passenger_s_phone(
    trip: Trip, cloud: Cloud, sent: Sent
):
    entry_with_offer(trip, cloud, caller=ANONYMOUS, contact={})
    none, ((number, _),) = sent()
    assert (none, number) == ([], "+250788000100")


def test_an_offer_that_is_over_is_told_no_more(trip: Trip, cloud: Cloud, clock: HeldClock):
    entry = entry_with_offer(trip, cloud)
    queues = tell(cloud)
    lapse(see(entry)["offer"], clock)
    tell_line(cloud)
    assert run("notifications/on_mail", queues["mail"]) == []
    assert mails() == []


def test_nobody_is_told_who_has_left(trip: Trip, cloud: Cloud, sent: Sent):
    entry = entry_with_offer(trip, cloud, caller=ANONYMOUS)
    leave(entry, ANONYMOUS, **AS_GUEST)
    assert sent() == ([], [])


def test_a_missed_offer_is_told_by_mail_alone(trip: Trip, cloud: Cloud, clock: HeldClock, sent: Sent):
    entry = entry_with_offer(trip, cloud)
    sent()
    lapse(see(entry)["offer"], clock)
    tell_line(cloud)
    found, ((_, only),) = sent()
    assert found[-1]["Subject"].startswith("Your seats went to the next in line")
    assert only.startswith("Seats for you")


def test_those_who_got_nothing_are_told(trip: Trip, cloud: Cloud, clock: HeldClock, sent: Sent):
    fill(trip)
    join(trip)
    clock.set(trip.stops[0].departure_at)
    on_waiting_due.settle_what_is_due(lambda: 60)
    (mail,), ((_, text),) = sent()
    assert mail["Subject"] == "No seats came free: Nyabugogo - Musanze, 22.11.2026"
    assert text == "Sorry, no seats came free: 22.11. 08:00 Nyabugogo-Musanze. You have paid nothing."


def test_three_sms_a_day_go_to_one_number(trip: Trip, cloud: Cloud, sent: Sent):
    for number in range(4):
        other = publish(number + 10)
        entry_with_offer(other, cloud, contact={"phone": "+250788123457"})
    _, texted = sent()
    assert len(texted) == 3
