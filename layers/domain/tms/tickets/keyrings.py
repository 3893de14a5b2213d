"""The ring of ticket keys of this environment."""

from dataclasses import dataclass

from tms.kernel.secrets import secret
from tms.kernel.settings import from_environment
from tms.tickets.keys import Keyring


@dataclass(frozen=True)
class Settings:
    """Where the keys of tickets are."""

    ticket_keys_parameter: str


settings = from_environment(Settings)


def keyring() -> Keyring:
    """Return the keys that sign and check tickets."""
    return Keyring.parse(secret(settings().ticket_keys_parameter))
