"""Callers, permissions and roles: who may do what, told without a database."""

import pytest

from tms.kernel.access.caller import guest, guest_subject, with_roles
from tms.kernel.access.permissions import (
    COMPANY_ROLES,
    DESCRIPTIONS,
    ROLES,
    Permission,
    granted,
    is_staff,
    read_scope,
    write_scope,
)

BUYING = {
    Permission.BOOK,
    Permission.PAY,
    Permission.BOOKING_READ,
    Permission.PAYMENT_READ,
    Permission.TICKET_READ,
}
OWN_ACCOUNT = {Permission.ACCOUNT_READ, Permission.ACCOUNT_UPDATE}
STAFF = OWN_ACCOUNT | {Permission.COMPANY_READ}
DRIVING = {Permission.TRIP_DRIVE, Permission.POSITION_REPORT}


def test_what_each_role_may_do():
    assert set(granted(frozenset({"guest"}))) == BUYING
    assert granted({"passenger"}) == BUYING | OWN_ACCOUNT
    assert granted({"driver"}) == DRIVING | STAFF | {Permission.TICKET_SCAN}
    assert not BUYING & granted(frozenset({"inspector", "driver", "platform_admin"}))


def test_finance_looks_at_bookings_and_payments_and_travels_on_nobodys_ticket():
    reading = {Permission.BOOKING_READ, Permission.PAYMENT_READ}
    of_the_company = {Permission.BOOKING_READ_COMPANY, Permission.FLEET_READ, Permission.TRIP_READ_COMPANY}
    of_the_company |= {Permission.TRIP_RECONCILE, Permission.PROMO_READ}
    assert granted({"finance"}) == reading | STAFF | of_the_company


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"driver", "owner"}))
def test_only_drivers_drive(role: str):
    assert not DRIVING & ROLES[role]


def test_an_owner_can_give_everything_that_somebody_in_a_company_can_hold():
    for role in COMPANY_ROLES:
        assert ROLES[role] <= ROLES["owner"], role
    assert Permission.COMPANY_SUSPEND not in ROLES["owner"]


def test_a_device_cannot_change_its_own_sign_in():
    assert Permission.ACCOUNT_UPDATE not in ROLES["pos_device"]


def test_every_permission_is_held_by_some_role_and_told_in_words():
    assert frozenset().union(*ROLES.values()) == set(Permission) == set(DESCRIPTIONS)


@pytest.mark.parametrize(
    ("roles", "staff"),
    [
        ({"passenger"}, False),
        ({"driver"}, False),
        ({"pos_device"}, False),
        ({"agent"}, True),
        ({"platform_admin"}, True),
        ({"driver", "agent"}, True),
        ({"rol_01J00000000000000000000000"}, True),
    ],
)
def test_who_signs_in_in_two_steps(roles: set[str], staff: bool):
    assert is_staff(roles) is staff


def test_a_scope_is_read_as_it_was_written():
    for held in ROLES.values():
        assert read_scope(write_scope(held)) == held
    assert read_scope("") == frozenset()


@pytest.mark.parametrize("role", ["guest", "passenger", "driver", "platform_admin", "inspector"])
def test_the_bookings_of_a_company_are_for_its_office(role: str):
    assert Permission.BOOKING_READ_COMPANY not in ROLES[role]


def test_roles_add_up_and_unknown_ones_give_nothing():
    both = with_roles("acc_1", frozenset({"passenger", "driver"}))
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
    assert not with_roles("acc_01", frozenset({"passenger"})).is_guest


def test_staff_work_for_their_own_company_and_others_for_none():
    staff = with_roles("acc_1", frozenset({"agent"}), "co_1")
    assert staff.works_for("co_1")
    assert not staff.works_for("co_2")
    assert not with_roles("acc_1", frozenset({"agent"})).works_for("")
