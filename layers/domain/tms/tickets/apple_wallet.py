"""The certificate with which this environment signs passes for Apple Wallet, if it has one."""

from dataclasses import dataclass

from tms.kernel.errors import NotFound
from tms.kernel.secrets import find_secret
from tms.kernel.settings import from_environment
from tms.tickets.formats.apple_pass import PassCertificate


@dataclass(frozen=True)
class Settings:
    """Where the certificate is."""

    apple_wallet_parameter_if_set: str


settings = from_environment(Settings)


def pass_certificate() -> PassCertificate:
    """Return the certificate.

    Raises:
        NotFound: `apple_wallet_not_offered`: none was configured.
        KeyError: what was configured lacks a part.
    """
    stored = find_secret(settings().apple_wallet_parameter_if_set)
    if stored is None:
        raise NotFound("apple_wallet_not_offered", "Apple Wallet is not offered here. Keep the PDF instead.")
    return PassCertificate.of(stored)
