"""A driver as colleagues see one: pure."""

from dataclasses import dataclass

from tms.companies.members import MemberState

DRIVER = "driver"
"""The role of a member that drives."""


@dataclass(frozen=True, slots=True)
class DriverCard:
    """A member of a company with the role driver.

    Attributes:
        full_name, email, phone: of the account, an address or number that is pending if none is verified;
            None once it was deleted, and for an account without one.
        state: of the membership.
    """

    account_id: str
    full_name: str | None
    email: str | None
    phone: str | None
    state: MemberState
