"""Many who need the short code of a ticket at the same moment: the stream, a mail, an SMS, and repeats."""

from functools import partial

import pytest

from tests.support.crowd import Crowd
from tests.support.sales import Sale
from tests.support.wired_provider import WiredProvider
from tms.payments import start_payment
from tms.tickets import code_store


@pytest.fixture
def ticket_ids(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    provider = WiredProvider()
    monkeypatch.setattr(start_payment, "momo", lambda: provider)
    sale = Sale(provider)
    for step in (Sale.publish, Sale.hold, Sale.pay, Sale.approve, Sale.check):
        step(sale)
    return [ticket.ticket_id for ticket in sale.hold().tickets]


def test_all_who_need_a_code_at_once_get_the_same(crowd: Crowd, ticket_ids: list[str]) -> None:
    answers = crowd.do([partial(code_store.codes_of, ticket_ids)] * 40, 10)

    assert answers == [answers[0]] * 40
    assert answers[0].keys() == set(ticket_ids)
    assert len(set(answers[0].values())) == len(ticket_ids)


def test_each_code_finds_its_ticket_and_no_other_code_is_left(crowd: Crowd, ticket_ids: list[str]) -> None:
    crowd.do([partial(code_store.codes_of, ticket_ids)] * 40, 10)

    for ticket_id, code in code_store.codes_of(ticket_ids).items():
        found = code_store.find_by_code(code)
        assert found is not None
        assert (found.ticket_id, found.code) == (ticket_id, code)
