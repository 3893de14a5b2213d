"""POST /auth/login: sign in by e-mail address or phone number."""

from tms.auth import signing_in
from tms.auth.requests import LoginRequest
from tms.auth.views import SignedIn
from tms.kernel.http import Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/login",
    public=True,
    body=LoginRequest,
    sealed=True,
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
    summary="Sign in",
)
def login(request: LoginRequest, gateway: Gateway) -> SignedIn:
    """Sign in as a passenger, driver or device. Staff sign in in two steps, which the refusal names."""
    return signing_in.sign_in(request, gateway.source_ip)
