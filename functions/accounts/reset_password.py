"""POST /auth/password/reset: set a new password with the code that was sent."""

from tms.accounts.requests import ResetRequest
from tms.accounts.reset_password import reset_password
from tms.kernel.http.app import Answer, Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/password/reset",
    public=True,
    body=ResetRequest,
    jwe=True,
    status=204,
    errors={401: ("wrong_code",), 403: ("account_suspended",), 429: ("too_many_attempts",)},
    rate=10,
    summary="Set a new password by code",
)
def handle(request: ResetRequest, gateway: Gateway) -> Answer:
    """Set a new password. All sessions end; the account signs in with the new password."""
    reset_password(request, gateway.source_ip)
    return Answer()
