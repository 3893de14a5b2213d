"""Callers, permissions and roles: who may do what, told without a database."""

import pytest

from tms.kernel.caller import Caller, guest, guest_subject
from tms.kernel.permissions import ROLES, Permission, granted

BUYING = {
    Permission.BOOK,
    Permission.PAY,
    Permission.BOOKING_READ,
    Permission.PAYMENT_READ,
    Permission.TICKET_READ,
}
DRIVING = {Permission.TRIP_DRIVE, Permission.POSITION_REPORT}


def test_what_each_role_may_do():
    assert set(granted(frozenset({"guest"}))) == BUYING
    assert set(granted(frozenset({"passenger"}))) == BUYING | {Permission.ACCOUNT_READ}
    assert set(granted(frozenset({"driver"}))) == DRIVING | {Permission.ACCOUNT_READ, Permission.TICKET_SCAN}
    assert not BUYING & granted(frozenset({"inspector", "driver", "platform_admin"}))


def test_finance_looks_at_bookings_and_payments_and_travels_on_nobodys_ticket():
    reading = {Permission.BOOKING_READ, Permission.PAYMENT_READ}
    assert granted(frozenset({"finance"})) == reading | {
        Permission.ACCOUNT_READ,
        Permission.BOOKING_READ_COMPANY,
    }


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"driver"}))
def test_only_drivers_drive(role: str):
    assert not DRIVING & ROLES[role]


@pytest.mark.parametrize("role", ["guest", "passenger", "driver", "platform_admin", "inspector"])
def test_the_bookings_of_a_company_are_for_its_office(role: str):
    assert Permission.BOOKING_READ_COMPANY not in ROLES[role]


def test_roles_add_up_and_unknown_ones_give_nothing():
    both = Caller("acc_1", frozenset({"passenger", "driver"}))
    assert both.can(Permission.BOOK)
    assert both.can(Permission.TRIP_DRIVE)
    assert not granted(frozenset({"root", ""}))


def test_a_guest_is_known_by_the_booking_key_alone():
    one, same, other = guest("key-1"), guest("key-1"), guest("key-2")
    assert one.subject == same.subject == guest_subject("key-1")
    assert one.subject != other.subject
    assert "key-1" not in one.subject
    assert one.is_guest
    assert one.can(Permission.BOOK)


@pytest.mark.parametrize("key", [None, ""])
def test_who_shows_nothing_is_anonymous(key: str | None):
    assert guest(key).subject == "anonymous"
    assert guest(key).is_guest


def test_an_account_is_no_guest():
    assert not Caller("acc_01", frozenset({"passenger"})).is_guest


def test_staff_work_for_their_own_company_and_others_for_none():
    staff = Caller("acc_1", frozenset({"agent"}), "co_1")
    assert staff.works_for("co_1")
    assert not staff.works_for("co_2")
    assert not Caller("acc_1", frozenset({"agent"})).works_for("")
