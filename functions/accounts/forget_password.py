"""POST /auth/password/forgot: ask for a code that allows a new password."""

from tms.accounts.forget_password import forget_password
from tms.accounts.requests import ForgotRequest
from tms.accounts.views import ResetAsked
from tms.kernel.http.app import Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/password/forgot",
    public=True,
    body=ForgotRequest,
    jwe=True,
    returns=ResetAsked,
    status=202,
    errors={429: ("too_many_attempts",)},
    rate=10,
    summary="Ask for a code for a new password",
)
def handle(request: ForgotRequest, gateway: Gateway) -> ResetAsked:
    """Ask for a code. The answer is the same whether there is such an account or not."""
    return forget_password(request, gateway.source_ip)
