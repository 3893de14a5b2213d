"""POST /auth/register: create a passenger's account."""

from tms.accounts.register import register
from tms.accounts.requests import RegisterRequest
from tms.accounts.views import Registered
from tms.kernel.http.app import Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/register",
    public=True,
    body=RegisterRequest,
    jwe=True,
    returns=Registered,
    status=201,
    errors={409: ("account_exists",), 429: ("too_many_attempts",)},
    rate=10,
    summary="Create a passenger's account",
)
def handle(request: RegisterRequest, gateway: Gateway) -> Registered:
    """Create an account. A code goes to the phone number, else to the e-mail address."""
    return register(request, gateway.source_ip)
