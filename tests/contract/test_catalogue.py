"""The catalogue of events: what producers make, consumers read, and queues ask for nothing else."""

import re
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any, get_type_hints

import boto3
import pytest

from tests.support.buying import (
    callback,
    exchange,
    expect,
    give_back,
    hold,
    pay,
    quote,
    quote_exchange,
    sell,
)
from tests.support.cancelling import cancel
from tests.support.clocks import NOW, HeldClock
from tests.support.cloud import Cloud
from tests.support.company import enrol
from tests.support.driving import STEPS, drive, undo
from tests.support.fleet import bought, hired
from tests.support.functions import call, run
from tests.support.network import publish
from tests.support.people import COMPANY, DRIVER, OTHER_DRIVER, PASSENGER, SUPERVISOR, key, person
from tests.support.provider import FakeProvider
from tests.support.swapping import swap
from tests.support.template import consumers, subscriptions
from tests.support.waiting import fill, join, let_go
from tms.accounts import on_change as accounts
from tms.bookings import on_change as bookings
from tms.bookings.offer_seats import offer_seats
from tms.bookings.on_seats import renew
from tms.bookings.settle_offer import strike_out
from tms.kernel.clock import freeze
from tms.kernel.events.batch import Change
from tms.kernel.events.catalogue import TYPES, Payload, type_of
from tms.kernel.events.cloud_events import event_of, parse
from tms.payments import on_change as payments
from tms.payments.check_refund import check_refund
from tms.payments.on_trip_cancelled import cancel_bookings
from tms.payments.provider import ChargeStatus
from tms.platform import on_change as audited
from tms.tickets import on_change as tickets
from tms.tickets.store import ask_to_resend
from tms.trips import on_change as trips
from tms.trips.trip import Trip

AT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
VALUES: dict[Any, Any] = {str: "text", int: 7, bool: True}


def payload(kind: type[Payload]) -> Payload:
    return kind(**{field.name: VALUES[get_type_hints(kind)[field.name]] for field in fields(kind)})


@pytest.mark.parametrize(("name", "kind"), TYPES.items())
def test_each_payload_comes_back_as_it_was_sent(name: str, kind: type[Payload]):
    sent = event_of("change", "service", "thing", AT, payload(kind))
    assert sent.type == name
    assert parse(sent.to_json()) == sent


def test_every_payload_class_has_one_name_of_thing_and_deed():
    assert len(set(TYPES.values())) == len(TYPES)
    assert set(TYPES.values()) == set(Payload.__subclasses__())
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", name) for name in TYPES)
    assert {type_of(payload(kind)) for kind in TYPES.values()} == set(TYPES)


PERSONAL = {"name", "full_name", "phone", "email", "passenger", "contact", "booking_key", "token"}


@pytest.mark.parametrize("kind", TYPES.values())
def test_no_payload_holds_personal_data(kind: type[Payload]):
    assert not PERSONAL & {field.name for field in fields(kind)}


STATES: tuple[str, ...] = (
    "DRAFT",
    "PUBLISHED",
    "BOARDING",
    "DEPARTED",
    "ARRIVED",
    "RECONCILED",
    "HELD",
    "CONFIRMED",
    "EXPIRED",
    "PENDING",
)
STATES += (
    "CANCELLED",
    "EXCHANGED",
    "SUCCEEDED",
    "FAILED",
    "REFUNDING",
    "REFUNDED",
    "ISSUED",
    "BOARDED",
    "VOID",
)
THING = {
    "company_id": "co_1",
    "exchanged_for": "b2",
    "booking_id": "b",
    "trip_id": "t",
    "payment_id": "p",
    "reason": "r",
    "driver_id": "d",
}


def translations(service: Any, kind: str) -> set[str]:
    """Everything that the service tells of any change of status of its thing."""
    told = set()
    for before in (None, *STATES):
        for after in STATES:
            item = {"pk": f"{kind}#1", "sk": kind, **THING, "hold_expires_at": 1, "status": after}
            change = Change("c", "MODIFY", AT, {**item, "status": before} if before else {}, item)
            told |= {parse(event.to_json()).type for event in service.events_of(change)}
    beside = {trips: facts, payments: refunds, bookings: of_customers}.get(service, set)
    return told | swaps(service, kind) | beside()


def swaps(service: Any, kind: str) -> set[str]:
    """Everything that the service tells of a swap of the bus: it is begun, and it is done."""
    before = {"pk": f"{kind}#1", "sk": kind, **THING, "status": "CONFIRMED", "bus_id": "n", "driver_id": "d"}
    during = {**before, "swap_id": "s", "former_bus_id": "o", "former_driver_id": "d"}
    after = {**during, "swaps": 1}
    steps = [Change("c", "MODIFY", AT, old, new) for old, new in ((before, during), (during, after))]
    return {event.type for change in steps for event in service.events_of(change)}


def facts() -> set[str]:
    """Everything that is told of trips beside their state."""
    card = '{"departure_at": "2026-11-22T08:00+02:00", "origin": "A", "destination": "B", "plate": "P"}'
    trip = {"pk": "TRIP#1", "sk": "TRIP", **THING, "status": "PUBLISHED", "card": card}
    incident = {"pk": "TRIP#1", "sk": "INCIDENT#1", **THING, "kind": "road"}
    broken, late = {**trip, "broken_at": 1}, {**trip, "delays": "[60, 60]"}
    changes: list[tuple[Any, Any]] = [
        ({}, incident),
        (trip, broken),
        (broken, trip),
        (trip, late),
        (late, trip),
        (trip, {**trip, "driver_id": "another"}),
    ]
    return {
        parse(event.to_json()).type
        for old, new in changes
        for event in trips.events_of(Change("c", "MODIFY" if old else "INSERT", AT, old, new))
    }


def refunds() -> set[str]:
    """Everything that is told of a part of a payment that goes back."""
    owed = {"pk": "PAYMENT#1", "sk": "REFUND#1", **THING, "amount": 1, "status": "REFUNDING"}
    changes: list[tuple[Any, Any]] = [({}, owed), (owed, {**owed, "status": "REFUNDED"})]
    return {
        parse(event.to_json()).type
        for old, new in changes
        for event in payments.events_of(Change("c", "MODIFY" if old else "INSERT", AT, old, new))
    }


def of_customers() -> set[str]:
    """Everything that is told of bookings beside their state."""
    return cancelled_tickets() | sold_out() | renamed()


def renamed() -> set[str]:
    """Everything that is told of a booking that has another passenger, or was sealed anew or erased."""
    paid = {"pk": "BOOKING#1", "sk": "BOOKING", **THING, "status": "CONFIRMED", "document": "{}"}
    sealed = {**paid, "document": "{1}", "resealed": 1}
    assert bookings.events_of(Change("c", "MODIFY", AT, paid, sealed)) == []
    another = {**paid, "document": "{2}", "changes": 1}
    return {event.type for event in bookings.events_of(Change("c", "MODIFY", AT, paid, another))}


def sold_out() -> set[str]:
    """Everything that is told of a trip's seats when the last one of a stretch is sold."""
    free = {"pk": "TRIP#1", "sk": "AVAILABILITY", "company_id": "co_1"}
    free["seats"] = '{"closes":[1795950000],"until":{"1A":[0]}}'
    sold = {**free, "seats": '{"closes":[1795950000],"until":{"1A":[9999999999]}}'}
    change = Change("c", "MODIFY", AT, free, sold)
    return {parse(event.to_json()).type for event in bookings.events_of(change)}


def cancelled_tickets() -> set[str]:
    """Everything that is told of tickets that a customer cancels, some of a booking or all."""
    paid = {"pk": "BOOKING#1", "sk": "BOOKING", **THING, "status": "CONFIRMED"}
    part = {**paid, "given_back": '[["quo_1",1,["tkt_1"],7]]'}
    rest = {**paid, "given_back": '[["quo_1",1,["tkt_1"],7],["quo_2",2,[],7]]', "status": "CANCELLED"}
    return {
        parse(event.to_json()).type
        for old, new in ((paid, part), (part, rest))
        for event in bookings.events_of(Change("c", "MODIFY", AT, old, new))
    }


def deletions() -> set[str]:
    """Everything that the accounts' service tells; it knows no status, a profile is there or deleted."""
    here = {"pk": "ACCOUNT#1", "sk": "PROFILE"}
    gone = {**here, "deleted_at": 1}
    changes = [Change("c", "MODIFY", AT, old, new) for old, new in (({}, here), (here, gone), (gone, gone))]
    return {event.type for change in changes for event in accounts.events_of(change)}


def entries() -> set[str]:
    """Everything that the bookings' service tells of an entry of the waiting list."""
    entry = {"pk": "WAITING#1", "sk": "WAITING", **THING, "document": '{"offer":["b","t",1]}'}
    states = ("WAITING", "OFFERED", "TAKEN", "MISSED", "LEFT", "ENDED")
    changes = [
        Change("c", "MODIFY", AT, {**entry, "status": old}, {**entry, "status": new})
        for old in states
        for new in states
    ]
    told = {event.type for change in changes for event in bookings.events_of(change)}
    assert told == {name for name in TYPES if name.startswith("waiting.")}
    return told


def resends() -> set[str]:
    """Everything that the tickets' service tells of a ticket that is asked for again, twice."""
    ticket = {"pk": "TICKET#1", "sk": "TICKET", **THING, "status": "ISSUED"}
    once, twice = ({**ticket, "resend_at": at, "resend_to": "contact"} for at in (1, 2))
    changes = [Change("c", "MODIFY", AT, old, new) for old, new in ((ticket, once), (once, twice))]
    told = [event.type for change in changes for event in tickets.events_of(change)]
    assert len(told) == 2
    return set(told)


def records() -> set[str]:
    """Everything that is told of an audit record, of a change and of what is none."""
    kept = {"pk": "co_1", "sk": "aud_1", "target": "bus_1"}
    actions = ("bus.taken_out", "staff.signed_in", "booking.held")
    changes = [Change("c", "INSERT", AT, {}, {**kept, "action": action}) for action in actions]
    told = [event.type for change in changes for event in audited.events_of(change)]
    assert len(told) == 1
    return set(told)


def test_an_account_is_deleted_once():
    assert deletions() == {"account.deleted"}


FOR_ONE_PERSON = {"booking.delayed", "staff.alerted"}
"""What the consumer of a trip's news makes of it; it is played below."""

SERVICES = [(bookings, "BOOKING"), (payments, "PAYMENT"), (tickets, "TICKET"), (trips, "TRIP")]


@pytest.mark.parametrize(("service", "kind"), SERVICES)
def test_a_service_tells_nothing_but_types_of_its_own_thing(service: Any, kind: str):
    told = translations(service, kind)
    assert told
    assert told <= {name for name in TYPES if name.startswith(kind.lower() + ".")}


def test_every_type_has_somebody_who_makes_it():
    told = set.union(*(translations(*service) for service in SERVICES))
    assert told | deletions() | resends() | records() | entries() | FOR_ONE_PERSON == set(TYPES)


def test_queues_ask_for_types_that_exist():
    asked = {queue: policy["type"] for queue, policy in subscriptions().items()}
    assert set(asked) == {
        "Mail",
        "SalesChanged",
        "Sms",
        "TripNews",
        "HoldsDue",
        "PeopleChanged",
        "SeatsFreed",
        "SwapsBegun",
        "PaymentChecks",
        "CancelledTrips",
        "Arrivals",
        "Erasures",
    }
    assert {name for types in asked.values() for name in types} <= set(TYPES)


def test_each_consumer_takes_all_that_its_queue_lets_in(
    cloud: Cloud, provider: FakeProvider, clock: HeldClock
):
    """Producers make the events of a sale, a refusal, a late payment, a drive; the topic sorts them."""
    trip = publish(driver_id=DRIVER["subject"])
    sold = sell(trip, provider, "1A", to="Rubavu")
    ask_to_resend(sold["tickets"][0]["ticket_id"], "contact", 1)
    _rename(sold["tickets"][0]["ticket_id"])
    failed = pay(hold(trip, "1B"))
    provider.decline(failed["payment_id"])
    callback(failed)
    _pay_late(trip, provider)
    _give_back(sell(trip, provider, "2B"), provider)
    _cancel(publish(2), provider)
    _exchange(sell(publish(4), provider, "1A"), publish(5))
    _wait(publish(6), publish(7))
    _late_and_broken(trip)
    expect(200, swap(trip.trip_id, bought("RAC 100 A")))
    _hand_over(publish(3, driver_id=OTHER_DRIVER["subject"]))
    drive(trip, clock, *STEPS)
    expect(200, undo(trip, "ARRIVED"))
    renew(f"TRIP#{trip.trip_id}")
    _delete_account()
    for table in STREAMS:
        assert run(f"{table}/on_change", cloud.changes(table)) == []
    for queue, policy in sorted(subscriptions().items(), key=lambda each: each[0] != "TripNews"):
        taken = cloud.messages(queue)
        types = {parse(record["body"]).type for record in taken["Records"]}
        assert types == set(policy["type"]), f"not every kind for {queue} was played, so nothing is proved"
        assert run(consumers()[queue], taken) == [], queue


@pytest.mark.parametrize("queue", sorted(subscriptions()))
def test_a_consumer_sends_back_what_its_filter_should_have_kept_out(
    queue: str, cloud: Cloud, clock: HeldClock
):
    trip = publish(driver_id=DRIVER["subject"])
    drive(trip, clock, "open_boarding")
    run("trips/on_change", cloud.changes("trips"))
    told = [(parse(record["body"]).type, record) for record in cloud.messages("all")["Records"]]
    assert {kind for kind, _ in told} >= {"trip.published", "trip.boarding"}
    strange = [record for kind, record in told if kind not in subscriptions()[queue]["type"]]
    assert strange, "its filter lets all of them in, so nothing is proved"
    assert run(consumers()[queue], {"Records": strange}) == [record["messageId"] for record in strange]


STREAMS = ("trips", "bookings", "payments", "tickets", "accounts")


def _late_and_broken(trip: Trip) -> None:
    """Somebody that operates trips says that one is late, and then that its bus broke down."""
    enrol(SUPERVISOR)
    path, body = {"trip_id": trip.trip_id}, {"minutes": 5, "reason": "The road is closed."}
    expect(200, call("trips/delay_trip", path=path, body=body, caller=SUPERVISOR))
    told = {"words": "The engine is too hot."}
    reply = call("trips/report_breakdown", path=path, body=told, caller=SUPERVISOR, headers=key())
    expect(201, reply)


def _hand_over(trip: Trip) -> None:
    """A trip is given to another driver."""
    driver = person("driver", COMPANY, "third driver")
    hired(account_id=driver["subject"])
    enrol(driver)
    body = {"driver_id": driver["subject"]}
    path = {"trip_id": trip.trip_id}
    expect(200, call("trips/update_trip", path=path, body=body, caller=SUPERVISOR))


def _rename(ticket_id: str) -> None:
    """Another person travels."""
    body = {"name": "Keza Mutoni"}
    expect(200, call("tickets/change_passenger", path={"ticket_id": ticket_id}, body=body, caller=PASSENGER))


def _delete_account() -> None:
    accounts_table = boto3.resource("dynamodb").Table("accounts")
    profile = {"pk": "ACCOUNT#acc_1", "sk": "PROFILE"}
    accounts_table.put_item(Item=profile)
    accounts_table.put_item(Item={**profile, "deleted_at": 1})


def _give_back(booking: Any, provider: FakeProvider) -> None:
    """A customer cancels a booking, and the refund is made."""
    (refund,) = expect(200, give_back(booking, expect(200, quote(booking))))["refunds"]
    check_refund(booking["payment_id"], refund["refund_id"], provider)
    provider.end_refund(refund["refund_id"], ChargeStatus.SUCCEEDED)
    check_refund(booking["payment_id"], refund["refund_id"], provider)


def _cancel(trip: Trip, provider: FakeProvider) -> None:
    """A trip that was sold is cancelled."""
    sell(trip, provider, "1A")
    expect(200, cancel(trip.trip_id))
    assert cancel_bookings(trip.trip_id) == 0


def _exchange(booking: Any, to: Trip) -> None:
    """A customer takes another trip at the same price."""
    offer = expect(200, quote_exchange(booking, to))
    expect(200, exchange(booking, offer))


def _wait(trip: Trip, other: Trip) -> None:
    """Somebody waits for seats and is offered some; somebody else gets none."""
    full = fill(trip)
    join(trip)
    let_go(full)
    assert offer_seats(trip.trip_id) == 0
    fill(other)
    join(other)
    strike_out(other.trip_id)


def _pay_late(trip: Any, provider: FakeProvider) -> None:
    """Money for a hold that ended, whose seat was sold meanwhile: it goes back."""
    with freeze(NOW):
        late = pay(hold(trip, "2A"))
    with freeze(NOW + timedelta(minutes=11)):
        sell(trip, provider, "2A")
        provider.approve(late["payment_id"])
        callback(late)
        provider.end_refund(late["payment_id"], ChargeStatus.SUCCEEDED)
    with freeze(NOW + timedelta(minutes=12)):
        callback(late)
