"""The account with which this environment issues passes for Google Wallet, if it has one."""

from dataclasses import dataclass

from tms.kernel.errors import NotFound
from tms.kernel.secrets import find_secret
from tms.kernel.settings import from_environment
from tms.tickets.formats.google_wallet import WalletAccount


@dataclass(frozen=True)
class Settings:
    """Where the account's key is."""

    google_wallet_parameter_if_set: str


settings = from_environment(Settings)


def wallet_account() -> WalletAccount:
    """Return the account.

    Raises:
        NotFound: `google_wallet_not_offered`: none was configured.
        KeyError: what was configured lacks a part.
    """
    stored = find_secret(settings().google_wallet_parameter_if_set)
    if stored is None:
        raise NotFound(
            "google_wallet_not_offered",
            "Google Wallet is not offered here. Keep the PDF instead.",
        )
    return WalletAccount.of(stored)
