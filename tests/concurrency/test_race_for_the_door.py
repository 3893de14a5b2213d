"""Scanners at several doors that read the same ticket at the same moment."""

from collections import Counter
from functools import partial
from typing import Any

import pytest

from tests.support import trips
from tests.support.books import audit
from tests.support.crowd import Crowd
from tests.support.sales import Sale
from tests.support.wired_provider import WiredProvider
from tms.kernel.clock import now
from tms.kernel.http.reader import read
from tms.payments import start_payment
from tms.tickets import get_ticket, scan_ticket
from tms.tickets import store as tickets_store
from tms.tickets.requests import ScanRequest
from tms.tickets.scan import Scan
from tms.tickets.ticket import TicketStatus
from tms.tickets.views import ScanView


@pytest.fixture
def sale(monkeypatch: pytest.MonkeyPatch) -> Sale:
    provider = WiredProvider()
    monkeypatch.setattr(start_payment, "momo", lambda: provider)
    sale = Sale(provider)
    for step in (Sale.publish, Sale.hold, Sale.pay, Sale.approve, Sale.check, Sale.board):
        step(sale)
    return sale


def scanner(sale: Sale, nonce: str) -> partial[ScanView]:
    ticket_id = sale.hold().tickets[0].ticket_id
    token = get_ticket.get_ticket(sale.caller, ticket_id).token
    body = {"token": token, "nonce": nonce, "scanned_at": now().isoformat()}
    driver = trips.driver(sale.trip)
    return partial(scan_ticket.scan_ticket, driver, sale.trip.trip_id, read(ScanRequest, body))


def test_a_ticket_boards_one_of_many_scanners(crowd: Crowd, sale: Sale) -> None:
    answers = crowd.do([scanner(sale, f"scanner-{number:02}") for number in range(40)], 10)

    assert Counter(answer.verdict for answer in answers) == {"ok": 1, "already_boarded": 39}
    [first] = {answer.boarded_before for answer in answers if answer.boarded_before}
    ticket, scans = tickets_store.find_with_scans(sale.hold().tickets[0].ticket_id)
    assert ticket is not None
    assert ticket.status is TicketStatus.BOARDED
    assert ticket.boarding is not None
    assert len(scans) == 40, "every scan is on record"
    [boarded] = [scan for scan in scans if scan.verdict == "ok"]
    assert boarded.nonce == ticket.boarding.nonce
    assert first.scanned_by == sale.trip.driver_id
    audit(sale.trip)


def test_one_scan_sent_many_times_at_once_is_one_answer(crowd: Crowd, sale: Sale) -> None:
    answers = crowd.do([scanner(sale, "same-scan")] * 40, 10)

    assert answers == [answers[0]] * 40
    assert answers[0].verdict == "ok"


def test_scans_sent_twice_at_once_are_judged_once_each(crowd: Crowd, sale: Sale) -> None:
    scanners = [scanner(sale, f"scanner-{number:02}") for number in range(20)]

    answers = crowd.do([each for each in scanners for _ in "ab"], 10)

    assert Counter(answer.verdict for answer in answers) == {"ok": 2, "already_boarded": 38}


def test_a_scan_that_loses_first_to_another_scanner_and_then_to_its_own_repeat_is_answered(
    sale: Sale, monkeypatch: pytest.MonkeyPatch
) -> None:
    board, keep_scan = tickets_store.board, tickets_store.keep_scan
    late = scanner(sale, "sent-twice")

    def board_later(ticket_id: str, scan: Scan, *more: Any) -> bool:
        monkeypatch.setattr(tickets_store, "board", board)
        assert scanner(sale, "another-door")().verdict == "ok"
        return board(ticket_id, scan, *more)

    def keep_later(ticket_id: str, scan: Scan) -> bool:
        monkeypatch.setattr(tickets_store, "keep_scan", keep_scan)
        assert late().verdict == "already_boarded"
        return keep_scan(ticket_id, scan)

    monkeypatch.setattr(tickets_store, "board", board_later)
    monkeypatch.setattr(tickets_store, "keep_scan", keep_later)

    assert late().verdict == "already_boarded"
