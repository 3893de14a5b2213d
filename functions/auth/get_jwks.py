"""GET /.well-known/jwks.json: the public keys of access tokens, tickets and encrypted bodies."""

import json
from dataclasses import dataclass

from tms.accounts.views import Jwks
from tms.kernel.http.app import service_app
from tms.kernel.settings import from_environment


@dataclass(frozen=True)
class Settings:
    """The JWKS document, as text."""

    jwks: str


settings = from_environment(Settings)
app = service_app("auth")


@app.get("/.well-known/jwks.json", public=True, returns=Jwks, max_age=300, summary="Public keys (RFC 7517)")
def handle() -> Jwks:
    """Publish the public keys."""
    return Jwks(json.loads(settings().jwks)["keys"])
