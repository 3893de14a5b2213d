"""POST /auth/login: sign in by e-mail address or phone number."""

from tms.auth.login import login
from tms.auth.requests import LoginRequest
from tms.auth.views import SignedIn
from tms.kernel.http.app import Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/login",
    public=True,
    body=LoginRequest,
    jwe=True,
    returns=SignedIn,
    errors={
        401: ("wrong_credentials",),
        403: (
            "account_suspended",
            "account_unverified",
            "company_suspended",
            "membership_ended",
            "staff_sign_in",
        ),
        429: ("too_many_attempts",),
    },
    rate=20,
    summary="Sign in",
)
def handle(request: LoginRequest, gateway: Gateway) -> SignedIn:
    """Sign in as a passenger, driver or device. Staff sign in in two steps, which the refusal names."""
    return login(request, gateway.source_ip)
