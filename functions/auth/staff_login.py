"""POST /auth/staff/login: the first of the two steps in which staff sign in, the password."""

from tms.auth.requests import LoginRequest
from tms.auth.staff_login import staff_login
from tms.auth.views import Challenged
from tms.kernel.http.app import Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/staff/login",
    public=True,
    jwe=True,
    body=LoginRequest,
    returns=Challenged,
    errors={
        401: ("wrong_credentials",),
        403: (
            "account_suspended",
            "account_unverified",
            "company_suspended",
            "membership_ended",
            "not_staff",
        ),
        429: ("too_many_attempts",),
    },
    rate=20,
    summary="Sign in as staff: password",
)
def handle(request: LoginRequest, gateway: Gateway) -> Challenged:
    """Begin to sign in. A code goes to the account's e-mail address; it works only with the challenge."""
    return staff_login(request, gateway.source_ip)
