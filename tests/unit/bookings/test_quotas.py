"""By what unpaid seats are counted."""

import pytest

from tests.support.people import COMPANY
from tms.bookings.booking import Contact
from tms.bookings.holder import holder_for
from tms.bookings.quotas import (
    ACCOUNT,
    ACCOUNTS_FROM,
    CONTACT,
    GUESTS_FROM,
    GUESTS_OF_TRIP,
    SELLER,
    Holder,
    Tally,
    holder_of,
)
from tms.kernel.access.caller import guest, with_roles
from tms.kernel.access.limit import Quota
from tms.kernel.access.request_context import RequestContext, entered
from tms.kernel.privacy import blind_index

HOLDERS = [
    Holder("guest", "abc", ("c1", "c2")),
    Holder("guest", "abc"),
    Holder("guest", "", ("c1",)),
    Holder("account", "abc"),
    Holder("account"),
    Holder("seller"),
]


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda each: each.text)
def test_a_booking_keeps_its_holder_as_a_short_text(holder: Holder):
    assert holder_of(holder.text) == holder


@pytest.mark.parametrize(
    ("holder", "counts"),
    [
        (HOLDERS[0], [(CONTACT, "c1"), (CONTACT, "c2"), (GUESTS_OF_TRIP, "abc#trp_1"), (GUESTS_FROM, "abc")]),
        (HOLDERS[2], [(CONTACT, "c1")]),
        (HOLDERS[3], [(ACCOUNT, "acc_1"), (ACCOUNTS_FROM, "abc")]),
        (HOLDERS[4], [(ACCOUNT, "acc_1")]),
        (HOLDERS[5], [(SELLER, "acc_1")]),
    ],
)
def test_its_kind_says_what_counts(holder: Holder, counts: list[tuple[Quota, str]]):
    assert list(holder.tallies("acc_1", "trp_1")) == [Tally(*each) for each in counts]


@pytest.fixture
def index_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blind_index, "_keys", lambda: [{"kid": "1", "key": "c2VjcmV0"}])


@pytest.mark.usefixtures("index_keys")
def test_addresses_and_contacts_are_kept_as_keyed_hashes():
    contact = Contact("aline@mail.example", "+250788123456")
    with entered(RequestContext("x", source_ip="192.0.2.1")):
        holder = holder_for(guest("k"), contact)
    assert [len(each) for each in (holder.network, *holder.contacts)] == [12, 12, 12]
    assert len({holder.network, *holder.contacts}) == 3
    assert not {"192", "aline", "788"} & set(holder.text.split("."))


@pytest.mark.usefixtures("index_keys")
def test_staff_are_counted_by_their_account_alone():
    with entered(RequestContext("x", source_ip="192.0.2.1")):
        assert holder_for(with_roles("acc_1", {"agent"}, COMPANY), Contact("a@b.example")) == Holder("seller")


@pytest.mark.parametrize(
    ("seen", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("", ""),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
    ],
)
def test_the_network_of_an_address(seen: str, network: str):
    assert RequestContext("x", source_ip=seen).network == network
