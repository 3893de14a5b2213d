"""GET /.well-known/jwks.json: the public keys of access tokens, tickets and encrypted bodies."""

from tms.auth.get_jwks import get_jwks
from tms.auth.views import Jwks
from tms.kernel.http.app import service_app

app = service_app("auth")


@app.get("/.well-known/jwks.json", public=True, returns=Jwks, max_age=300, summary="Public keys (RFC 7517)")
def handle() -> Jwks:
    """Publish the public keys."""
    return get_jwks()
