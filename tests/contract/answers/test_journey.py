"""Real answers of the functions keep what the OpenAPI document says of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support import network
from tests.support.accounts import account
from tests.support.answers import Contract
from tests.support.buying import wish
from tests.support.driving import STEPS, WHEN, board, drive
from tests.support.people import (
    ANONYMOUS,
    AS_GUEST,
    DRIVER,
    OTHER_DRIVER,
    OTHER_PASSENGER,
    OWNER,
    PASSENGER,
    key,
)
from tms.kernel.ids import new_id
from tms.trips import renew_day
from tms.trips.day_store import Day
from tms.trips.put_on_sale import put_on_sale

REGISTER = {"full_name": "Aline Uwase", "phone": "0788123456", "password": "correct horse battery"}
STRETCH = {"from": "Nyabugogo", "to": "Musanze"}


@pytest.fixture
def trip(cloud, clock):
    network.build()
    return network.publish()


@pytest.fixture
def booking(trip, contract, provider):
    """A held booking with the payment that is on its way."""
    hold = contract.call("bookings/hold_seats", body=wish(trip, "1A"), caller=PASSENGER, headers=key())
    body = {
        "booking_id": hold.json["booking_id"],
        "method": "momo",
        "payer": {"phone": "0788123456"},
    }
    payment = contract.call("payments/start_payment", body=body, caller=PASSENGER, headers=key())
    return hold.json | {"payment_id": payment.json["payment_id"]}


@pytest.fixture
def ticket(booking, contract, provider):
    """A ticket of the booking once it is paid."""
    provider.approve(booking["payment_id"])
    callback = {"externalId": booking["payment_id"], "status": "SUCCESSFUL"}
    assert contract.call("payments/receive_momo_callback", body=callback).status == 204
    path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
    return contract.call("tickets/get_ticket", path=path, caller=PASSENGER).json


class TestAccounts:
    def test_register_sign_in_and_look(self, cloud, contract: Contract):
        registered = contract.call("accounts/register", body=REGISTER)
        assert registered.status == 201
        account(phone="+250788999999")
        taken = {**REGISTER, "phone": "+250788999999"}
        assert contract.call("accounts/register", body=taken).code == "account_exists"
        login = {"identifier": "0788999999", "password": REGISTER["password"]}
        assert contract.call("auth/login", body=login).status == 200
        assert contract.call("auth/login", body={**login, "password": "x"}).code == "wrong_credentials"
        me = {**PASSENGER, "subject": registered.json["account_id"]}
        assert contract.call("accounts/get_me", caller=me).status == 200
        assert (
            contract.call("accounts/get_me", caller={**me, "subject": new_id("acc")}).code == "account_gone"
        )
        assert contract.call("auth/get_jwks").status == 200

    def test_sessions_are_renewed_listed_and_ended(self, cloud, contract: Contract):
        person = account(phone="+250788123456").account_id
        login = {"identifier": "0788123456", "password": REGISTER["password"]}
        token = contract.call("auth/login", body=login).json["refresh_token"]
        me = {**PASSENGER, "subject": person, "session": token.split(".")[1]}
        renewed = contract.call("auth/refresh", body={"refresh_token": token}).json["refresh_token"]
        assert contract.call("auth/refresh", body={"refresh_token": renewed}).status == 200
        assert contract.call("accounts/list_sessions", caller=me).json["items"][0]["current"]
        assert contract.call("auth/refresh", body={"refresh_token": token}).code == "session_over"
        path = {"session_id": me["session"]}
        assert contract.call("accounts/end_session", path=path, caller=me).code == "session_not_found"
        assert contract.call("accounts/logout", caller=me).status == 204
        assert contract.call("accounts/logout_all", caller=me).status == 204
        contract.call("auth/login", body=login)
        again = contract.call("accounts/list_sessions", caller=me).json["items"][0]["session_id"]
        assert contract.call("accounts/end_session", path={"session_id": again}, caller=me).status == 204

    def test_bodies_that_cannot_be_taken(self, cloud, contract: Contract):
        assert contract.call("accounts/register", raw="{").code == "malformed_json"
        assert contract.call("accounts/register", body={**REGISTER, "phone": "12"}).code == "invalid_field"
        html = {"Content-Type": "text/html"}
        assert contract.call("accounts/register", raw="<p>", headers=html).code == "not_json"
        assert contract.call("accounts/register", raw=" " * 300_000).code == "body_too_large"


class TestSearch:
    def test_stations_and_trips(self, trip, contract: Contract):
        assert contract.call("fleet/search_stations", query={"q": "ruhengeri"}).json["items"]
        found = contract.call("trips/search_trips", query={**STRETCH, "date": network.DAY})
        assert found.json["items"]
        nowhere = {"from": "Atlantis", "to": "Musanze"}
        assert contract.call("trips/search_trips", query=nowhere).code == "no_such_station"
        anywhere = contract.call("trips/search_trips", query={"to": "Musanze", "date": network.DAY})
        assert anywhere.json["from"] is None
        filtered = {**STRETCH, "date": network.DAY, "sort": "price", "amenities": "wifi", "max_price": "1"}
        assert contract.call("trips/search_trips", query=filtered).json["choices"]["companies"]
        assert contract.call("fleet/search_stations", query={"limit": "x"}).code == "invalid_field"

    def test_connections_and_days(self, trip, contract: Contract):
        onward = network.trip(
            2,
            network.LEAVES + timedelta(hours=3),
            stops=[
                replace(stop, arrival_at=at, departure_at=at)
                for stop, at in zip(
                    trip.stops[1:], (network.LEAVES + timedelta(hours=hours) for hours in (3, 4)), strict=True
                )
            ],
            fares={(0, 1): 2000},
        )
        put_on_sale(onward)
        renew_day.renew(Day(network.KIGALI.station_id, network.MUSANZE.station_id, network.LEAVES.date()))
        query = {"from": "Nyabugogo", "to": "Rubavu", "date": network.DAY}
        assert contract.call("trips/search_connections", query=query).json["items"]
        assert contract.call("trips/search_connections", query={**query, "cursor": "x"}).code == "bad_cursor"
        days = contract.call("trips/search_days", query={**STRETCH, "date": network.DAY})
        assert days.json["days"][0]["price_from"]
        assert contract.call("trips/search_days", query={**query, "date": "soon"}).code == "invalid_field"

    def test_what_the_client_has_already(self, trip, contract: Contract):
        first = contract.call("fleet/search_stations", query={"q": "huye"})
        known = {"If-None-Match": first.headers["etag"]}
        assert contract.call("fleet/search_stations", query={"q": "huye"}, headers=known).status == 304

    def test_the_seats_of_a_trip(self, trip, contract: Contract):
        path = {"trip_id": trip.trip_id}
        assert contract.call("bookings/get_seats", path=path, query=STRETCH).json["seats"]
        back = {"from": "Musanze", "to": "Nyabugogo"}
        assert contract.call("bookings/get_seats", path=path, query=back).code == "no_such_stretch"
        gone = {"trip_id": new_id("trp")}
        assert contract.call("bookings/get_seats", path=gone, query=STRETCH).code == "trip_not_on_sale"
        assert contract.call("bookings/get_seats", path={"trip_id": "1"}, query=STRETCH).code == "not_found"


class TestBooking:
    def test_a_passenger_holds_and_looks(self, booking, contract: Contract):
        path = {"booking_id": booking["booking_id"]}
        assert contract.call("bookings/get_booking", path=path, caller=PASSENGER).status == 200
        stranger = contract.call("bookings/get_booking", path=path, caller=OTHER_PASSENGER)
        assert stranger.code == "booking_not_found"

    def test_a_guest_holds_and_looks(self, trip, contract: Contract):
        hold = contract.call("bookings/hold_seats", body=wish(trip), caller=ANONYMOUS, headers=key())
        path = {"booking_id": hold.json["booking_id"]}
        looked = contract.call("bookings/get_booking", path=path, caller=ANONYMOUS, headers=AS_GUEST)
        assert looked.status == 200

    def test_holds_that_are_refused(self, trip, contract: Contract):
        def hold(*seats: str, caller=PASSENGER, headers=None):
            body = wish(trip, *seats)
            given = key() if headers is None else headers
            return contract.call("bookings/hold_seats", body=body, caller=caller, headers=given).code

        contract.call("bookings/hold_seats", body=wish(trip, "1A"), caller=PASSENGER, headers=key())
        assert hold("1A") == "seat_taken"
        assert hold("9Z") == "no_such_seat"
        assert hold("2A", "2A") == "seat_twice"
        assert hold(headers={}) == "idempotency_key_missing"
        assert hold(headers={"Idempotency-Key": "1"}) == "idempotency_key_invalid"
        nameless = {"Idempotency-Key": key()["Idempotency-Key"]}
        assert hold(caller=ANONYMOUS, headers=nameless) == "booking_key_missing"
        assert hold(caller=DRIVER) == "not_allowed"
        assert hold(caller=None) == "not_signed_in"


class TestPaymentAndTicket:
    def test_a_payment_and_a_ticket_as_they_stand(self, booking, ticket, contract: Contract):
        path = {"payment_id": booking["payment_id"]}
        assert (
            contract.call("payments/get_payment", path=path, caller=PASSENGER).json["status"] == "SUCCEEDED"
        )
        assert contract.call("payments/get_payment", path=path, caller=DRIVER).code == "not_allowed"

    @pytest.mark.parametrize("function", ["tickets/get_qr_png", "tickets/get_qr_svg"])
    def test_the_code_as_a_picture(self, ticket, contract: Contract, function):
        path = {"ticket_id": ticket["ticket_id"]}
        assert contract.call(function, path=path, caller=PASSENGER).status == 200
        assert contract.call(function, path=path, caller=OTHER_PASSENGER).code == "ticket_not_found"

    def test_a_scan_at_the_door(self, trip, ticket, contract: Contract, clock):
        board(trip, clock)
        path = {"trip_id": trip.trip_id}
        scan = {"token": ticket["token"], "nonce": "nonce-0001", "scanned_at": clock.moment.isoformat()}
        first = contract.call("tickets/scan_ticket", path=path, body=scan, caller=DRIVER)
        again = contract.call(
            "tickets/scan_ticket", path=path, body={**scan, "nonce": "nonce-0002"}, caller=DRIVER
        )
        assert (first.json["verdict"], again.json["verdict"]) == ("ok", "already_boarded")
        garbage = {**scan, "token": "no ticket", "nonce": "nonce-0003"}
        assert contract.call("tickets/scan_ticket", path=path, body=garbage, caller=DRIVER).status == 200


class TestUnderWay:
    def test_the_driver_moves_the_trip_on(self, trip, contract: Contract, clock):
        path = {"trip_id": trip.trip_id}
        early = {name: contract.call(f"trips/{name}", path=path, caller=DRIVER).code for name in STEPS}
        assert list(early.values()) == ["too_early", "wrong_trip_state", "wrong_trip_state"]
        assert contract.call("trips/open_boarding", path=path, caller=OTHER_DRIVER).code == "not_the_driver"
        for name in STEPS:
            clock.set(WHEN[name](trip))
            assert contract.call(f"trips/{name}", path=path, caller=DRIVER).status == 200

    def test_staff_undo_a_step(self, trip, contract: Contract, clock):
        board(trip, clock)
        path, body = {"trip_id": trip.trip_id}, {"status": "BOARDING", "reason": "The wrong trip."}
        other = contract.call("trips/undo_step", path=path, body={**body, "status": "ARRIVED"}, caller=OWNER)
        assert other.code == "wrong_trip_state"
        undone = contract.call("trips/undo_step", path=path, body=body, caller=OWNER)
        assert undone.json["status"] == "PUBLISHED"

    def test_a_bus_that_has_reported_nothing(self, trip, contract: Contract):
        path = {"trip_id": trip.trip_id}
        assert contract.call("tracking/get_trip_position", path=path).code == "no_position"

    def test_the_driver_reports_positions_until_the_trip_is_over(self, trip, contract: Contract, clock):
        def fix(moment):
            at = {"latitude": -1.9, "longitude": 30, "recorded_at": moment.isoformat()}
            return {"trip_id": trip.trip_id, **at}

        board(trip, clock)
        body = {"positions": [fix(clock.moment), fix(clock.moment - timedelta(days=2))]}
        taken = contract.call("tracking/post_positions", body=body, caller=DRIVER)
        assert (taken.status, taken.json["accepted"], len(taken.json["rejected"])) == (202, 1, 1)
        drive(trip, clock, "record_departure", "record_arrival")
        over = contract.call("tracking/post_positions", body=body, caller=DRIVER).json["rejected"]
        assert [each["code"] for each in over] == ["trip_not_running"] * 2


class TestWeb:
    def test_the_document_is_served_as_it_is_kept(self, contract: Contract):
        served = contract.call("web/get_openapi")
        assert served.json == contract.document
        assert served.headers["cache-control"] == "public, max-age=300"

    def test_the_page_is_served_with_a_policy_that_lets_only_itself_run(self, contract: Contract):
        page = contract.call("web/get_docs")
        policy = page.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'sha256-")
        assert "unsafe" not in policy
        assert page.headers["x-content-type-options"] == "nosniff"

    def test_the_page_is_light_and_fetches_nothing_from_elsewhere(self, contract: Contract):
        page = contract.call("web/get_docs").content
        assert len(page) < 40_000
        assert b"http://" not in page
        assert b"https://" not in page
        assert b"<noscript>" in page
