"""POST /auth/verify/resend: another code to confirm an e-mail address or phone number."""

from tms.accounts.requests import AnotherCodeRequest
from tms.accounts.resend_code import resend_code
from tms.accounts.views import CodeAsked
from tms.kernel.http.app import Gateway, service_app

app = service_app("auth")


@app.post(
    "/auth/verify/resend",
    public=True,
    jwe=True,
    body=AnotherCodeRequest,
    returns=CodeAsked,
    status=202,
    errors={429: ("too_many_attempts",)},
    rate=10,
    summary="Send another code to confirm with",
)
def handle(request: AnotherCodeRequest, gateway: Gateway) -> CodeAsked:
    """Ask for another code. The answer is the same whether there is such an account or not.

    At most one code in thirty seconds goes to an address or number, and five in an hour.
    """
    return resend_code(request, gateway.source_ip)
