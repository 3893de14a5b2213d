"""Use case: send an invitation that was asked for. The queue is that of one-time codes."""

from tms.accounts import store
from tms.accounts.codes import request_code
from tms.accounts.codes.code import Wanted
from tms.accounts.invitations import invitation, invitation_store
from tms.kernel.clock import epoch
from tms.kernel.logging import count, logger
from tms.kernel.messaging.mail import send_mail


def send(wanted: Wanted) -> None:
    """Send the invitation that a message of the queue asks for, if the address still is the account's."""
    address = request_code.name_of(wanted)
    account = store.by_id(wanted.account)
    if account is None or address not in account.claims:
        return _dropped("the account has another address")
    token = invitation.new_token(account.account_id)
    if not invitation_store.keep(account.account_id, token, asked_at=wanted.asked_at, at=epoch()):
        return _dropped("a newer one was asked for")
    send_mail(address, invitation.SUBJECT, invitation.words(token))
    count("InvitationsSent")
    return None


def _dropped(why: str) -> None:
    logger.info("no invitation is sent", extra={"why": why})
    count("InvitationsDropped")
