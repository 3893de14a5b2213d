"""The main job from end to end: search, hold, pay, board, and see the bus move."""

import json
import urllib.request
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from typing import Any

import pytest

from infra.api import Api
from infra.local.outbox import mails_to, sms_to
from infra.sample.network import TripPlan
from tests.e2e.conftest import Platform, eventually
from tms.payments.momo.provider import charge_reference

FORGED_PHONE, SILENT_PHONE, DOUBLE_PHONE = "+250788000112", "+250788000106", "+250788000105"
REJECTED_PHONE, FOR_EVER_PHONE = "+250788000101", "+250788000111"


def test_a_passenger_buys_boards_and_is_seen_on_the_map(platform: Platform) -> None:
    passenger, (trip, driver) = platform.people["passenger"], platform.ride()
    day = trip.departure_at.date().isoformat()

    query = {"from": trip.route.stops[0].name, "to": trip.route.stops[-1].name, "date": day}
    found = platform.api.get("/search/trips", query).body["items"]
    booked = platform.bought(
        passenger, on=trip, contact={"email": "aline@mail.example", "phone": "+250788000777"}
    )
    ticket = passenger.get(f"/tickets/{booked['tickets'][0]['ticket_id']}").body
    path = f"/trips/{trip.trip_id}"
    scan = {"token": ticket["token"], "nonce": "door-0001", "scanned_at": datetime.now(UTC).isoformat()}

    assert trip.trip_id in {item["trip_id"] for item in found}
    assert ticket["status"] == "ISSUED"
    assert driver.post(f"{path}/boarding").body["status"] == "BOARDING"
    boarded = driver.post(f"{path}/scans", scan)
    assert (boarded.status, boarded.body["verdict"], boarded.body["seat"]) == (200, "ok", ticket["seat"])
    assert driver.post(f"{path}/scans", scan).body == boarded.body
    again = driver.post(f"{path}/scans", scan | {"nonce": "door-0002"}).body
    assert again["verdict"] == "already_boarded"
    assert again["boarded_before"]["nonce"] == "door-0001"
    assert passenger.get(f"/tickets/{ticket['ticket_id']}").body["status"] == "BOARDED"
    assert driver.post(f"{path}/departure").body["status"] == "DEPARTED"

    hours_ago = datetime.now(UTC) - timedelta(hours=2)  # the driver's phone had no network on the way
    on_the_way = seen_at(platform, driver, trip, 1, hours_ago)
    assert on_the_way["next_stop"]["station_id"] in {each.station_id for each in trip.route.stops[1:]}
    assert datetime.fromisoformat(on_the_way["eta"]) > datetime.now(UTC) - timedelta(minutes=1)
    early = driver.post(f"{path}/arrival")
    assert (early.status, early.body["code"]) == (409, "too_early")

    at_the_end = seen_at(platform, driver, trip, -1, datetime.now(UTC))
    assert at_the_end["next_stop"] is None
    assert eventually(lambda: driver.post(f"{path}/arrival").status, lambda status: status == 200) == 200
    assert driver.post(f"{path}/arrival").body["status"] == "ARRIVED"

    text = eventually(lambda: sms_to(platform.place, "+250788000777"), bool)[0]
    assert ticket["seat"] in text
    mail = eventually(lambda: mails_to(platform.place, "aline@mail.example"), bool)[0]
    assert f"Seat {ticket['seat']}" in json.dumps(mail)  # the outbox keeps no attachments


def seen_at(platform: Platform, driver: Api, trip: TripPlan, stop: int, at: datetime) -> Any:
    """Report the bus at a stop; return what anyone sees of it then."""
    place = trip.route.stops[stop]
    position = {
        "trip_id": trip.trip_id,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "recorded_at": at.isoformat(),
        "speed_mps": 14.5,
    }
    taken = driver.post("/positions", {"positions": [position]})
    assert (taken.status, taken.body["rejected"]) == (202, [])
    where = pytest.approx((place.latitude, place.longitude))
    return eventually(
        lambda: platform.api.get(f"/trips/{trip.trip_id}/position").body,
        lambda body: (body.get("latitude"), body.get("longitude")) == where,
    )


def test_journeys_that_do_not_overlap_share_one_seat(platform: Platform) -> None:
    buyer = platform.people["passenger"]
    first = platform.bought(buyer, 0, 1)
    seat = first["tickets"][0]["seat"]
    passengers = [{"name": "Jean Bosco", "phone": "+250788000002", "seat": seat}]

    overlapping = platform.hold(buyer, 0, 2, passengers=passengers)
    onward = platform.hold(buyer, 1, 2, passengers=passengers)

    assert (overlapping.status, overlapping.body["code"]) == (409, "seat_taken")
    assert (onward.status, onward.body["tickets"][0]["seat"]) == (201, seat)


def test_search_counts_the_seats_of_the_stretch(platform: Platform) -> None:
    day = platform.trip.departure_at.date().isoformat()
    stops = platform.trip.stops

    def free() -> int:
        query = {"from": stops[0].station_id, "to": stops[-1].station_id, "date": day}
        items = platform.api.get("/search/trips", query).body["items"]
        return next(int(item["seats_free"]) for item in items if item["trip_id"] == platform.trip.trip_id)

    before = free()
    assert platform.hold(platform.people["passenger"]).status == 201

    assert eventually(free, lambda count: count == before - 1) == before - 1


def test_a_guest_buys_without_an_account_and_owns_it_by_its_key(platform: Platform) -> None:
    booked = platform.bought(platform.people["guest"])
    path = f"/bookings/{booked['booking_id']}"

    assert booked["status"] == "CONFIRMED"
    assert platform.api.get(path).status == 404
    assert platform.api.as_guest(token_urlsafe(18)).get(path).status == 404
    assert platform.people["agent"].get(path).status == 200


@pytest.mark.parametrize("phone", [SILENT_PHONE, DOUBLE_PHONE], ids=["no callback", "callback twice"])
def test_a_payment_settles_once_however_the_provider_calls_back(platform: Platform, phone: str) -> None:
    buyer = platform.people["passenger"]
    held = platform.hold(buyer).body

    paid = platform.pay(buyer, held["booking_id"], phone).body
    settled = eventually(
        lambda: buyer.get(f"/payments/{paid['payment_id']}").body, lambda body: body["status"] != "PENDING"
    )

    assert settled["status"] == "SUCCEEDED"
    assert buyer.get(f"/bookings/{held['booking_id']}").body["status"] == "CONFIRMED"
    assert buyer.get(f"/tickets/{held['tickets'][0]['ticket_id']}").status == 200


def test_a_refused_payment_says_why_and_may_be_tried_again(platform: Platform) -> None:
    buyer = platform.people["passenger"]
    held = platform.hold(buyer).body

    refused = platform.pay(buyer, held["booking_id"], REJECTED_PHONE).body
    failed = eventually(
        lambda: buyer.get(f"/payments/{refused['payment_id']}").body, lambda body: body["status"] != "PENDING"
    )
    assert (failed["status"], failed["failure"]["code"]) == ("FAILED", "payer_rejected")
    assert buyer.get(f"/tickets/{held['tickets'][0]['ticket_id']}").status == 404

    assert platform.pay(buyer, held["booking_id"]).status == 202
    path = f"/bookings/{held['booking_id']}"
    assert eventually(lambda: buyer.get(path).body["status"], lambda status: status == "CONFIRMED")


def test_a_forged_callback_buys_nothing(platform: Platform) -> None:
    buyer = platform.people["passenger"]
    held = platform.hold(buyer).body
    paid = platform.pay(buyer, held["booking_id"], FORGED_PHONE).body

    hint = {"externalId": paid["payment_id"], "status": "SUCCESSFUL"}
    assert platform.api.post("/payments/callbacks/momo", hint).status == 204
    settled = eventually(
        lambda: buyer.get(f"/payments/{paid['payment_id']}").body, lambda body: body["status"] != "PENDING"
    )

    assert settled["status"] == "FAILED"
    assert buyer.get(f"/bookings/{held['booking_id']}").body["status"] == "HELD"


def test_a_payment_whose_end_is_not_known_is_asked_about_again_and_again(platform: Platform) -> None:
    buyer = platform.people["passenger"]
    held = platform.hold(buyer).body
    paid = platform.pay(buyer, held["booking_id"], FOR_EVER_PHONE).body
    reference = str(charge_reference(paid["payment_id"]))

    def asked() -> int:
        with urllib.request.urlopen(
            f"{platform.place.simulator_url}/_simulator/requests", timeout=10
        ) as answer:
            requests = json.load(answer)["requests"]
        return sum(each["method"] == "GET" and reference in each["path"] for each in requests)

    assert eventually(asked, lambda times: times >= 2, seconds=60) >= 2
    assert buyer.get(f"/payments/{paid['payment_id']}").body["status"] == "PENDING"


def test_the_qr_code_comes_as_png_and_svg(platform: Platform) -> None:
    buyer = platform.people["passenger"]
    ticket_id = platform.bought(buyer)["tickets"][0]["ticket_id"]

    png = buyer.get(f"/tickets/{ticket_id}/qr.png")
    svg = buyer.get(f"/tickets/{ticket_id}/qr.svg")

    assert (png.headers["content-type"], png.body[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert svg.headers["content-type"] == "image/svg+xml"
    assert b"<svg" in svg.body
    assert buyer.get(f"/tickets/{ticket_id}/qr.png", if_none_match=png.headers["etag"]).status == 304
