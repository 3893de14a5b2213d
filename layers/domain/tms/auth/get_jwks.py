"""Use case: publish the public keys of access tokens, tickets and encrypted bodies."""

import json
from dataclasses import dataclass

from tms.auth.views import Jwks
from tms.kernel.settings import from_environment


@dataclass(frozen=True)
class Settings:
    """The JWKS document, as text."""

    jwks: str


settings = from_environment(Settings)


def get_jwks() -> Jwks:
    """Return the public keys that came with the deployment."""
    return Jwks(json.loads(settings().jwks)["keys"])
