"""POST /auth/verify: confirm an e-mail address or phone number with the code that went there."""

from tms.accounts.requests import VerifyRequest
from tms.accounts.verify import verify
from tms.kernel.http.app import Answer, Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/verify",
    public=True,
    jwe=True,
    body=VerifyRequest,
    status=204,
    errors={401: ("wrong_code",), 403: ("account_suspended",), 429: ("too_many_attempts",)},
    rate=20,
    summary="Confirm an e-mail address or phone number",
)
def handle(request: VerifyRequest, gateway: Gateway) -> Answer:
    """Confirm an address or number. A code works for ten minutes and five tries, once."""
    verify(request, gateway.source_ip)
    return Answer()
