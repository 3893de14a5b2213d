"""The function behind short links: it leads to the portal's page of a ticket, under every base."""

from urllib.parse import urljoin

import pytest

from tests.support.functions import Reply, call

BASES = ("https://book.tms.example", "http://127.0.0.1:4566/restapis/x/local/_user_request_")


def opened(code: str) -> Reply:
    return call("site/open_ticket", path={"code": code})


@pytest.mark.parametrize("base", BASES)
def test_a_short_link_leads_to_the_ticket_s_page_under_every_base(base: str):
    reply = opened("7KQD-92MF")
    assert (reply.status, reply.content) == (302, b"")
    assert urljoin(f"{base}/t/7KQD-92MF", reply.headers["location"]) == f"{base}/app/book/t/7KQD-92MF"


@pytest.mark.parametrize(
    "code", ["//evil.example", "../../console/", "https://evil.example/", "a b", "\r\nSet-Cookie: x=1", "é?#"]
)
def test_whatever_is_typed_stays_below_the_portal_s_page(code: str):
    reply = opened(code)
    whole = urljoin("https://book.tms.example/t/x", reply.headers["location"])
    assert whole.startswith("https://book.tms.example/app/book/t/")
    assert whole.removeprefix("https://book.tms.example/app/book/t/").count("/") == 0
    assert "set-cookie" not in reply.headers


def test_it_tells_nobody_whether_there_is_such_a_ticket():
    known, unknown = opened("7KQD-92MF"), opened("0000-0000")
    assert (known.status, known.content) == (unknown.status, unknown.content)
    assert known.headers["cache-control"] == "public, max-age=300"
