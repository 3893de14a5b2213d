"""POST /auth/staff/verify: the second of the two steps in which staff sign in, the code."""

from tms.auth.requests import StaffVerifyRequest
from tms.auth.staff_verify import staff_verify
from tms.auth.views import SignedIn
from tms.kernel.http.app import Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/staff/verify",
    public=True,
    jwe=True,
    body=StaffVerifyRequest,
    returns=SignedIn,
    errors={
        401: ("wrong_code",),
        403: ("account_suspended", "company_suspended", "membership_ended"),
        429: ("too_many_attempts",),
    },
    rate=20,
    summary="Sign in as staff: code",
)
def handle(request: StaffVerifyRequest, gateway: Gateway) -> SignedIn:
    """Sign in. A code works for ten minutes and five tries, once."""
    return staff_verify(request, gateway.source_ip)
