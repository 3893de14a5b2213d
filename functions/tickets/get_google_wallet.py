"""GET /tickets/{ticket_id}/google-wallet: the link that saves the ticket in Google Wallet."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets import get_google_wallet
from tms.tickets.views import WalletLink

app = service_app("tickets")


@app.get(
    "/tickets/{ticket_id}/google-wallet",
    allow=Permission.TICKET_READ,
    guests=True,
    of_others=True,
    returns=WalletLink,
    errors={404: ("ticket_not_found", "google_wallet_not_offered"), 409: ("ticket_void",)},
    summary="Ticket for Google Wallet",
)
def handle(caller: Caller, ticket_id: str) -> WalletLink:
    """Sign the link."""
    return get_google_wallet.get_google_wallet(caller, ticket_id)
