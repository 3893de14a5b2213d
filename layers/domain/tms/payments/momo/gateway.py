"""The Mobile Money provider as this environment reaches it, one client per container."""

from dataclasses import dataclass
from functools import cache

from tms.kernel.secrets import secret
from tms.kernel.settings import from_environment
from tms.payments.momo.provider import Momo, MomoCredentials


@dataclass(frozen=True)
class Settings:
    """Where the provider is, and how we prove who we are."""

    momo_url: str
    momo_credentials_parameter: str


settings = from_environment(Settings)


@cache
def momo() -> Momo:
    """Return the client of the provider's API."""
    return Momo(settings().momo_url, MomoCredentials(**secret(settings().momo_credentials_parameter)))
