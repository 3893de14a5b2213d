"""Use case: send an invitation that was asked for. The queue is that of one-time codes."""

from tms.auth import code_queue, invitation_store, invitations, store
from tms.auth.codes import Wanted
from tms.kernel.clock import epoch
from tms.kernel.logging import count, logger
from tms.notifications.mails import send_mail


def send(wanted: Wanted) -> None:
    """Send the invitation that a message of the queue asks for, if the address still is the account's."""
    address = code_queue.name_of(wanted)
    account = store.by_id(wanted.account)
    if account is None or address not in account.claims:
        return _dropped("the account has another address")
    token = invitations.new_token(account.account_id)
    if not invitation_store.keep(account.account_id, token, asked_at=wanted.asked_at, at=epoch()):
        return _dropped("a newer one was asked for")
    send_mail(address, invitations.SUBJECT, invitations.words(token))
    count("InvitationsSent")
    return None


def _dropped(why: str) -> None:
    logger.info("no invitation is sent", extra={"why": why})
    count("InvitationsDropped")
