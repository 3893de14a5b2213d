"""Permissions, and the built-in roles, which are sets of permissions."""

from collections.abc import Iterable
from enum import StrEnum


class Permission(StrEnum):
    """What a route may require of its caller; tokens, roles and audit records hold the text."""

    ACCOUNT_READ = "account:read"
    ACCOUNT_UPDATE = "account:update"
    BOOK = "bookings:create"
    BOOKING_READ = "bookings:read"
    BOOKING_READ_COMPANY = "bookings:read_company"
    BOOKING_CHANGE_COMPANY = "bookings:change_company"
    PAY = "payments:create"
    PAYMENT_READ = "payments:read"
    TICKET_READ = "tickets:read"
    TICKET_SCAN = "tickets:scan"
    TRIP_DRIVE = "trips:drive"
    TRIP_UNDO = "trips:undo"
    TRIP_READ_COMPANY = "trips:read_company"
    TRIP_PLAN = "trips:plan"
    TRIP_OPERATE = "trips:operate"
    TRIP_RECONCILE = "trips:reconcile"
    FLEET_READ = "fleet:read"
    FLEET_MANAGE = "fleet:manage"
    PROMO_READ = "promo_codes:read"
    PROMO_MANAGE = "promo_codes:manage"
    POSITION_REPORT = "positions:report"
    STAFF_READ = "staff:read"
    STAFF_MANAGE = "staff:manage"
    ROLE_READ = "roles:read"
    ROLE_MANAGE = "roles:manage"
    AUDIT_READ = "audit:read"
    COMPANY_READ = "company:read"
    COMPANY_UPDATE = "company:update"
    COMPANY_MANAGE = "companies:manage"
    COMPANY_SUSPEND = "companies:suspend"
    STATION_MANAGE = "stations:manage"


DESCRIPTIONS: dict[Permission, str] = {
    Permission.ACCOUNT_READ: "See one's own account and sessions, and end them",
    Permission.ACCOUNT_UPDATE: "Change one's own name, ways to sign in and password, or delete the account",
    Permission.BOOK: "Hold seats",
    Permission.BOOKING_READ: "See one's own bookings",
    Permission.BOOKING_READ_COMPANY: "See the company's bookings, payments and tickets",
    Permission.BOOKING_CHANGE_COMPANY: "Cancel and exchange the company's bookings, and rename passengers",
    Permission.PAY: "Pay for bookings",
    Permission.PAYMENT_READ: "See payments",
    Permission.TICKET_READ: "See tickets and their codes",
    Permission.TICKET_SCAN: "Check tickets at the door",
    Permission.TRIP_DRIVE: "Open boarding, depart and arrive with one's own trips",
    Permission.TRIP_UNDO: "Take back a step of a trip that its driver took by mistake",
    Permission.TRIP_READ_COMPANY: "See the company's trips and timetables, drafts too",
    Permission.TRIP_PLAN: "Make timetables and trips, edit them, and put trips on sale or take them off it",
    Permission.TRIP_OPERATE: "Delay and cancel trips, swap buses and drivers, and stand in for a driver",
    Permission.TRIP_RECONCILE: "Close the books of trips that have arrived",
    Permission.FLEET_READ: "See the company's stations, routes with their fares, buses and drivers",
    Permission.FLEET_MANAGE: "Enter and change the company's stations, routes, fares, buses and drivers",
    Permission.PROMO_READ: "See the company's promo codes and their budgets",
    Permission.PROMO_MANAGE: "Make, change and pause the company's promo codes",
    Permission.POSITION_REPORT: "Report the bus's positions",
    Permission.STAFF_READ: "See the company's staff",
    Permission.STAFF_MANAGE: "Invite, edit and deactivate the company's staff",
    Permission.ROLE_READ: "See the company's roles",
    Permission.ROLE_MANAGE: "Make, change and delete the company's own roles",
    Permission.AUDIT_READ: "Read the audit records",
    Permission.COMPANY_READ: "See the company's profile, policy and branches",
    Permission.COMPANY_UPDATE: "Change the company's profile, policy and branches",
    Permission.COMPANY_MANAGE: "Put companies on record, see them all, and set their commission",
    Permission.COMPANY_SUSPEND: "Suspend and reinstate companies",
    Permission.STATION_MANAGE: "Make, change and delete the stations that all companies share",
}
"""What each permission allows, in words for people."""

OWN_ACCOUNT = frozenset({Permission.ACCOUNT_READ, Permission.ACCOUNT_UPDATE})
"""The permissions of every person with an account; signing out needs them."""

_BUYER = frozenset(
    {
        Permission.BOOK,
        Permission.BOOKING_READ,
        Permission.PAY,
        Permission.PAYMENT_READ,
        Permission.TICKET_READ,
    }
)
_STAFF = OWN_ACCOUNT | {Permission.COMPANY_READ}
_SELLER = (
    _BUYER
    | _STAFF
    | {Permission.BOOKING_READ_COMPANY, Permission.BOOKING_CHANGE_COMPANY, Permission.TICKET_SCAN}
)
_PLATFORM = frozenset({Permission.COMPANY_SUSPEND, Permission.COMPANY_MANAGE, Permission.STATION_MANAGE})
"""The permissions that no company can give."""

ROLES: dict[str, frozenset[Permission]] = {
    "guest": _BUYER,
    "passenger": _BUYER | OWN_ACCOUNT,
    "driver": _STAFF | {Permission.TICKET_SCAN, Permission.TRIP_DRIVE, Permission.POSITION_REPORT},
    "inspector": _STAFF | {Permission.TICKET_SCAN, Permission.TRIP_READ_COMPANY},
    "finance": _STAFF
    | {
        Permission.BOOKING_READ,
        Permission.BOOKING_READ_COMPANY,
        Permission.PAYMENT_READ,
        Permission.FLEET_READ,
        Permission.PROMO_READ,
        Permission.TRIP_READ_COMPANY,
        Permission.TRIP_RECONCILE,
    },
    "agent": _SELLER | {Permission.FLEET_READ, Permission.TRIP_READ_COMPANY},
    "supervisor": _SELLER
    | {
        Permission.STAFF_READ,
        Permission.ROLE_READ,
        Permission.FLEET_READ,
        Permission.FLEET_MANAGE,
        Permission.PROMO_READ,
        Permission.PROMO_MANAGE,
        Permission.TRIP_UNDO,
        Permission.TRIP_READ_COMPANY,
        Permission.TRIP_PLAN,
        Permission.TRIP_OPERATE,
        Permission.TRIP_RECONCILE,
    },
    "owner": frozenset(Permission) - _PLATFORM,
    "pos_device": _BUYER | {Permission.ACCOUNT_READ, Permission.TICKET_SCAN},
    "platform_admin": OWN_ACCOUNT | _PLATFORM | {Permission.AUDIT_READ},
}
"""The built-in roles. `guest` is a caller without a token on a route that guests may use.

An owner holds every permission that a company can give, because people give only what they hold.
"""

COMPANY_ROLES = frozenset({"driver", "inspector", "finance", "agent", "supervisor", "owner", "pos_device"})
"""The built-in roles that a company gives to its people and devices."""

WITHOUT_SECOND_FACTOR = frozenset({"passenger", "driver", "pos_device"})
"""Roles that sign in by password alone and stay signed in; all other roles are staff's."""


def granted(roles: Iterable[str]) -> frozenset[Permission]:
    """Return the permissions of built-in `roles` together; an unknown role has none."""
    return frozenset().union(*(ROLES.get(role, frozenset()) for role in roles))


def is_staff(roles: Iterable[str]) -> bool:
    """Tell whether one of these roles is staff's, so that signing in needs a second factor."""
    return not WITHOUT_SECOND_FACTOR.issuperset(roles)


def read_scope(text: str) -> frozenset[Permission]:
    """Return the permissions in a token's `scope`: words with spaces between (RFC 9068)."""
    return frozenset(Permission(word) for word in text.split() if word in _KNOWN)


def write_scope(permissions: Iterable[Permission]) -> str:
    """Return `permissions` as a token's `scope`."""
    return " ".join(sorted(permissions))


_KNOWN = frozenset(permission.value for permission in Permission)
