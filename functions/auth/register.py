"""POST /auth/register: create a passenger's account."""

from tms.auth import registering
from tms.auth.requests import RegisterRequest
from tms.auth.views import Registered
from tms.kernel.http import Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/register",
    public=True,
    body=RegisterRequest,
    sealed=True,
    returns=Registered,
    status=201,
    errors={409: ("account_exists",), 429: ("too_many_attempts",)},
    summary="Create a passenger's account",
)
def register(request: RegisterRequest, gateway: Gateway) -> Registered:
    """Register."""
    return registering.register(request, gateway.source_ip)
