"""The verdict of a scan: one rule online and offline, on the published scans and on any facts."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.tickets.keys import Keyring, PublicKeys
from tms.tickets.token import Forged, Malformed, TicketClaims, TokenError, UnknownKey, verify, verify_offline
from tms.tickets.verdict import (
    WORDS,
    Absence,
    Boarding,
    Colour,
    KnownTicket,
    ScannedTrip,
    Verdict,
    judge,
)

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "tickets.json").read_text())
TEXTS = {vector["name"]: vector["text"] for vector in VECTORS["tokens"]}
RING = Keyring.parse(VECTORS["ring"])
PUBLIC = PublicKeys.parse(VECTORS["jwks"])

TRIPS = ["trp_01KAJ5T000000000000000000A", "trp_01KAJ5T000000000000000000B"]
CLAIMS = TicketClaims("tkt_01KAJ5T0000000000000000001", TRIPS[0], "4A", 0, 3, valid_until=1_000)
RECORD = KnownTicket(TRIPS[0], "4A", 0, 3, void=False, paid=True)
TRIP = ScannedTrip(TRIPS[0])
BOARDING = Boarding("nonce-1", 900, "acc_driver")
OFFLINE_VERDICTS = {
    Verdict.OK,
    Verdict.FORGED,
    Verdict.EXPIRED,
    Verdict.WRONG_TRIP,
    Verdict.ALREADY_BOARDED,
    Verdict.TOO_EARLY,
    Verdict.TRIP_OVER,
}

routes = st.sampled_from([None, "rte_1", "rte_2"])
days = st.sampled_from([None, date(2027, 1, 15), date(2027, 1, 16)])
doors = st.none() | st.integers(997, 1_003)
trips = st.builds(ScannedTrip, st.sampled_from(TRIPS), routes, days, doors, doors)
records = st.builds(
    KnownTicket,
    trip_id=st.sampled_from(TRIPS),
    seat=st.sampled_from(["4A", "5B"]),
    first_leg=st.just(0),
    last_leg=st.integers(2, 3),
    void=st.booleans(),
    paid=st.booleans(),
    route_id=routes,
    service_date=days,
)
presented_tickets = st.sampled_from([CLAIMS, CLAIMS, CLAIMS, Forged(), Malformed(), UnknownKey()])
scan_times = st.integers(998, 1_002)
boardings = st.sampled_from([None, BOARDING])


def dated(fields: dict[str, Any]) -> dict[str, Any]:
    day = fields.get("service_date")
    return {**fields, "service_date": day and date.fromisoformat(day)}


def verdict_of(
    presented: TicketClaims | TokenError, scan: dict[str, Any], record: KnownTicket | Absence
) -> Verdict:
    return judge(
        presented,
        trip=ScannedTrip(**dated(scan["trip"])),
        record=record,
        scanned_at=scan["scanned_at"],
        boarding=scan["boarding"] and Boarding(**scan["boarding"]),
    ).verdict


@pytest.mark.parametrize("scan", VECTORS["scans"], ids=lambda scan: scan["name"])
class TestVectors:
    def test_server_gives_the_published_verdict(self, scan):
        presented: TicketClaims | TokenError
        try:
            presented = verify(TEXTS[scan["token"]], RING)
        except TokenError as error:
            presented = error
        missing = scan["record"] == "missing"
        record = Absence.MISSING if missing else KnownTicket(**dated(scan["record"]))
        assert verdict_of(presented, scan, record) == scan["online"]

    def test_phone_gives_the_published_verdict(self, scan):
        presented: TicketClaims | TokenError
        try:
            presented = verify_offline(TEXTS[scan["token"]], PUBLIC)
        except TokenError as error:
            presented = error
        assert verdict_of(presented, scan, Absence.OFFLINE) == scan["offline"]


def test_published_scans_show_every_verdict():
    assert {scan["online"] for scan in VECTORS["scans"]} == set(Verdict)
    assert {scan["offline"] for scan in VECTORS["scans"]} == OFFLINE_VERDICTS


@given(presented_tickets, trips, records, scan_times, boardings)
def test_who_is_refused_offline_is_refused_online(presented, trip, record, scanned_at, boarding):
    online = judge(presented, trip=trip, record=record, scanned_at=scanned_at, boarding=boarding)
    offline = judge(presented, trip=trip, record=Absence.OFFLINE, scanned_at=scanned_at, boarding=boarding)
    assert offline.verdict in OFFLINE_VERDICTS
    if offline.verdict is not Verdict.OK:
        assert online.verdict is not Verdict.OK


@given(presented_tickets, st.sampled_from(TRIPS), scan_times, boardings)
def test_a_record_with_nothing_to_add_changes_nothing(presented, trip_id, scanned_at, boarding):
    trip = ScannedTrip(trip_id)
    online = judge(presented, trip=trip, record=RECORD, scanned_at=scanned_at, boarding=boarding)
    offline = judge(presented, trip=trip, record=Absence.OFFLINE, scanned_at=scanned_at, boarding=boarding)
    assert online == offline


@given(presented_tickets, trips, st.one_of(records, st.sampled_from(Absence)), scan_times, boardings)
def test_only_a_sound_ticket_of_this_trip_is_let_in(presented, trip, record, scanned_at, boarding):
    judgement = judge(presented, trip=trip, record=record, scanned_at=scanned_at, boarding=boarding)
    assert (judgement.words.colour is Colour.GREEN) == (judgement.verdict is Verdict.OK)
    if judgement.verdict is Verdict.OK:
        assert presented is CLAIMS
        assert trip.trip_id == CLAIMS.trip_id
        assert scanned_at <= CLAIMS.valid_until
        assert trip.boards_from is None or scanned_at >= trip.boards_from
        assert trip.over_since is None or scanned_at < trip.over_since
        assert boarding is None
        told = record is Absence.OFFLINE or record == replace(
            RECORD, route_id=record.route_id, service_date=record.service_date
        )
        assert told


def test_a_second_boarding_names_the_first_and_no_other_verdict_does():
    again = judge(CLAIMS, trip=TRIP, record=RECORD, scanned_at=950, boarding=BOARDING)
    assert again.boarding == BOARDING
    cancelled = judge(CLAIMS, trip=TRIP, record=replace(RECORD, void=True), scanned_at=950, boarding=BOARDING)
    assert cancelled.boarding is None


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_words_of_its_own(verdict):
    words = WORDS[verdict]
    assert words.action.endswith(".")
    assert [other for other in Verdict if WORDS[other].title == words.title] == [verdict]
