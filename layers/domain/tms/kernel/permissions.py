"""Permissions, and the built-in roles that are sets of them."""

from enum import StrEnum


class Permission(StrEnum):
    """What a route may ask of its caller; the text is what tokens, roles and audit records carry."""

    ACCOUNT_READ = "account:read"
    BOOK = "bookings:create"
    BOOKING_READ = "bookings:read"
    BOOKING_READ_COMPANY = "bookings:read_company"
    PAY = "payments:create"
    PAYMENT_READ = "payments:read"
    TICKET_READ = "tickets:read"
    TICKET_SCAN = "tickets:scan"
    TRIP_DRIVE = "trips:drive"
    POSITION_REPORT = "positions:report"


_BUYER = frozenset(
    {
        Permission.BOOK,
        Permission.BOOKING_READ,
        Permission.PAY,
        Permission.PAYMENT_READ,
        Permission.TICKET_READ,
    }
)
_STAFF = _BUYER | {Permission.ACCOUNT_READ, Permission.BOOKING_READ_COMPANY}

ROLES: dict[str, frozenset[Permission]] = {
    "guest": _BUYER,
    "passenger": _BUYER | {Permission.ACCOUNT_READ},
    "driver": frozenset(
        {
            Permission.ACCOUNT_READ,
            Permission.TICKET_SCAN,
            Permission.TRIP_DRIVE,
            Permission.POSITION_REPORT,
        }
    ),
    "inspector": frozenset({Permission.ACCOUNT_READ, Permission.TICKET_SCAN}),
    "finance": frozenset(
        {
            Permission.ACCOUNT_READ,
            Permission.BOOKING_READ,
            Permission.BOOKING_READ_COMPANY,
            Permission.PAYMENT_READ,
        }
    ),
    "agent": _STAFF | {Permission.TICKET_SCAN},
    "supervisor": _STAFF | {Permission.TICKET_SCAN},
    "owner": _STAFF | {Permission.TICKET_SCAN},
    "platform_admin": frozenset({Permission.ACCOUNT_READ}),
}
"""The built-in roles. `guest` is whoever shows no token on a route that guests may use."""


def granted(roles: frozenset[str]) -> frozenset[Permission]:
    """Return what `roles` allow together; an unknown role allows nothing."""
    return frozenset().union(*(ROLES.get(role, frozenset()) for role in roles))
