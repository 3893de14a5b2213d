"""The ticket keys of this environment, and tokens that are signed and checked with them."""

from dataclasses import dataclass

from tms.kernel.secrets import secret
from tms.kernel.settings import from_environment
from tms.tickets.keys import Keyring
from tms.tickets.ticket import Ticket
from tms.tickets.token import TicketClaims, issue, verify


@dataclass(frozen=True)
class Settings:
    """Where the keys of tickets are."""

    ticket_keys_parameter: str


settings = from_environment(Settings)


def keyring() -> Keyring:
    """Return the keys that sign and check tickets."""
    return Keyring.parse(secret(settings().ticket_keys_parameter))


def token_of(ticket: Ticket) -> str:
    """Return the text of a ticket's QR code."""
    return issue(ticket.claims, keyring())


def tokens_of(ticket: Ticket) -> list[str]:
    """Return the texts that a ticket's QR code may have: one under each key of the ring."""
    ring = keyring()
    return [issue(ticket.claims, Keyring(key, ring.keys)) for key in ring.keys.values()]


def claims_in(token: str) -> TicketClaims:
    """Return what a genuine token says.

    Raises:
        TokenError: it is not genuine; see `token.verify`.
    """
    return verify(token, keyring())
