"""After whole journeys no table, event or log has a name, phone, address or booking key in the clear."""

import json
from typing import Any
from unittest.mock import Mock

import boto3
import pytest
from botocore.exceptions import ClientError
from moto.ses.models import ses_backends
from moto.sns.models import sns_backends

from tests.support.accounts import account
from tests.support.buying import callback, expect, hold, look
from tests.support.clocks import HeldClock
from tests.support.cloud import ACCOUNT, REGION, STREAMED, Cloud
from tests.support.driving import board
from tests.support.functions import call, run
from tests.support.logs import Logs
from tests.support.network import build, publish
from tests.support.people import ANONYMOUS, AS_GUEST, BOOKING_KEY, DRIVER, PASSENGER, Person, key
from tests.support.provider import FakeProvider
from tms.accounts.codes import request_code
from tms.accounts.codes.code import Purpose
from tms.kernel.http.reader import read
from tms.kernel.idempotency import hash_of
from tms.kernel.messaging import mail as mails
from tms.kernel.messaging import sms as texts
from tms.kernel.privacy import vault
from tms.payments.requests import PaymentRequest
from tms.trips.trip import Trip

ESPERANCE = {"name": "Espérance Uwamahoro", "phone": "+250788555001"}
FABRICE = {"name": "Fabrice Ndayisenga", "phone": "+250788555002"}
CONTACT = {"email": "esperance@mail.example", "phone": "+250788555003"}
PAYER = "+250788555004"
SPOKEN = [*ESPERANCE.values(), *FABRICE.values(), *CONTACT.values(), PAYER]


def everything_kept() -> str:
    """Every item of every table, as it stands."""
    dynamodb = boto3.client("dynamodb")
    tables = dynamodb.list_tables()["TableNames"]
    return json.dumps({name: dynamodb.scan(TableName=name)["Items"] for name in tables}, ensure_ascii=False)


def travel(trip: Trip, provider: FakeProvider, caller: Person, *seats: str) -> tuple[dict[str, Any], str]:
    """Hold seats, fail to pay, pay; returns the booking as it was answered and the hash of the payment."""
    wished = [{**who, "seat": seat} for who, seat in zip((ESPERANCE, FABRICE), seats, strict=False)]
    booking = hold(trip, caller=caller, passengers=wished, contact=CONTACT)
    body = {"booking_id": booking["booking_id"], "method": "momo", "payer": {"phone": PAYER}}
    for approved in (False, True):
        headers = key()
        payment = expect(202, call("payments/start_payment", body=body, caller=caller, headers=headers))
        again = expect(202, call("payments/start_payment", body=body, caller=caller, headers=headers))
        assert again["payment_id"] == payment["payment_id"]
        (provider.approve if approved else provider.decline)(payment["payment_id"])
        assert callback(payment).status == 204
    assert look(booking, caller, **AS_GUEST)["status"] == "CONFIRMED"
    return booking, hash_of(read(PaymentRequest, body))


@pytest.mark.usefixtures("clock")
def test_nothing_personal_is_kept_in_the_clear(
    cloud: Cloud,
    provider: FakeProvider,
    clock: HeldClock,
    logs: Logs,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    build()
    trip = publish()
    owned, first_hash = travel(trip, provider, PASSENGER, "1A", "1B")
    _, second_hash = travel(trip, provider, ANONYMOUS, "2A")
    secret = [*SPOKEN, BOOKING_KEY, first_hash, second_hash]

    changes = {table: cloud.changes(table) for table in STREAMED}
    for table, records in changes.items():
        assert run(f"{table}/on_change", records) == []
    told = cloud.messages("all")
    assert run("notifications/on_mail", cloud.messages("Mail")) == []
    monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", "sms")  # each remembers by itself what it has sent
    assert run("notifications/on_sms", cloud.messages("Sms")) == []

    ticket_id = owned["tickets"][0]["ticket_id"]
    ticket = expect(200, call("tickets/get_ticket", path={"ticket_id": ticket_id}, caller=PASSENGER))
    path = {"trip_id": trip.trip_id}
    board(trip, clock)
    scan = {"token": ticket["token"], "nonce": "nonce-0001", "scanned_at": clock.moment.isoformat()}
    seen = expect(200, call("tickets/scan_ticket", path=path, body=scan, caller=DRIVER))

    assert ticket["passenger"] == seen["passenger"] == ESPERANCE  # who has to know them does
    assert [each["passenger"] for each in owned["tickets"]] == [ESPERANCE, FABRICE]
    mails = [sent.raw_data for sent in ses_backends[ACCOUNT][REGION].sent_messages]
    assert any(CONTACT["email"] in mail for mail in mails)
    texts = sns_backends[ACCOUNT][REGION].sms_messages.values()
    assert {number for number, _ in texts} == {CONTACT["phone"]}

    out, err = capfd.readouterr()
    places = {
        "tables": everything_kept(),
        "streams": json.dumps(changes, ensure_ascii=False, default=str),
        "events": json.dumps(told, ensure_ascii=False),
        "logs": logs.text + out + err,
    }
    assert len(places["tables"]) > len(places["events"]) > 1000
    found = [(place, each) for place, text in places.items() for each in secret if each in text]
    assert found == []


@pytest.mark.parametrize(("kind", "name"), [("email", "aline@mail.example"), ("phone", "+250788123456")])
def test_a_message_that_is_refused_leaves_its_recipient_out_of_the_log(
    kind: str,
    name: str,
    cloud: Cloud,
    logs: Logs,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    account(**{f"new_{kind}": name})
    said = ClientError({"Error": {"Code": "Refused", "Message": f"{name} is not verified"}}, "Send")
    refusing = Mock(send_raw_email=Mock(side_effect=said), publish=Mock(side_effect=said))
    for module in (mails, texts):
        monkeypatch.setattr(module, "client", lambda _: refusing)
    request_code.ask(Purpose.VERIFY, name)
    assert len(run("accounts/on_code_requested", cloud.messages("Codes"))) == 1
    out, err = capfd.readouterr()
    told = logs.text + out + err
    assert "NotSent: Refused" in told
    assert name not in told


@pytest.mark.usefixtures("clock", "cloud")
def test_a_sealed_value_copied_into_another_booking_does_not_open():
    build()
    trip = publish()
    mine, theirs = hold(trip, "1A"), hold(trip, "1B", passengers=[ESPERANCE])
    table = boto3.resource("dynamodb").Table("bookings")

    def item(booking: dict[str, Any]) -> dict[str, Any]:
        where = {"pk": f"BOOKING#{booking['booking_id']}", "sk": "BOOKING"}
        found: dict[str, Any] = table.get_item(Key=where)["Item"]
        return found

    swapped = {**item(mine), "customer": item(theirs)["customer"]}
    table.put_item(Item=swapped)
    path = {"booking_id": mine["booking_id"]}
    look(mine)  # who only looks at it never opens what the customer told
    document = json.loads(swapped["document"])
    document["places"][0][2] = json.loads(item(theirs)["document"])["places"][0][2]
    table.put_item(Item={**swapped, "document": json.dumps(document)})
    refused = call("bookings/get_booking", path=path, caller=PASSENGER)
    assert refused.status == 500
    assert ESPERANCE["name"] not in str(refused.content)
    with pytest.raises(vault.Unreadable):
        vault.unseal(document["places"][0][2], f"ticket/{mine['tickets'][0]['ticket_id']}")
