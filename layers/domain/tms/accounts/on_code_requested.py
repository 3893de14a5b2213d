"""Use case: make and send what a message of the queue `Codes` asks for: a code, an invitation or a notice.

A message may come twice, and the function may die between any two steps. Each time a new code or invitation
replaces the former one before it is sent: of those that arrive for one message, the newest works. A message
is counted once, however often it comes: it is known again by its hash.
"""

import hashlib

from tms.accounts import invitation_store, store
from tms.accounts.account import Account, account_context, kind_of
from tms.accounts.codes import code_store, words
from tms.accounts.codes.code import INDEX_KIND, Kept, Purpose, hashed_text, is_due, new_code
from tms.accounts.codes.queue import SEALED_FOR, CodeWanted, InvitationWanted, Notice, parse
from tms.accounts.codes.words import Words
from tms.accounts.identifiers import identifier_store
from tms.accounts.limits import CODE_LIFE_SECONDS
from tms.accounts.sessions.known_askers import known_as
from tms.kernel.access import throttle
from tms.kernel.access.limit import Limit
from tms.kernel.clock import epoch
from tms.kernel.errors import TooManyRequests
from tms.kernel.logging import count, logger
from tms.kernel.messaging import sms_allowance
from tms.kernel.messaging.mail import send_mail
from tms.kernel.messaging.sms import send_text
from tms.kernel.messaging.sms_allowance import Sms
from tms.kernel.messaging.sms_rules import SmsKind
from tms.kernel.privacy import blind_index
from tms.kernel.privacy.vault import unseal


def on_code_requested(text: str) -> None:
    """Send what a message asks for, if it is due.

    Raises:
        ValueError, KeyError, TypeError: it is not a message of ours.
    """
    message, mark = parse(text), hashlib.sha256(text.encode()).hexdigest()
    if isinstance(message, CodeWanted):
        _send_code(message, mark)
    elif isinstance(message, InvitationWanted):
        _send_invitation(message)
    else:
        _send_notice(message, mark)


def _send_code(wanted: CodeWanted, mark: str) -> None:
    if wanted.asked_at < (epoch() - CODE_LIFE_SECONDS) * 1000:
        return _drop_code("it was asked for long ago")
    identifier = unseal(wanted.identifier, SEALED_FOR)
    account = identifier_store.by_identifier(identifier)
    if account is None or not is_due(wanted.purpose, account, identifier):
        return _drop_code("nobody is due one there")
    known = _known(wanted, identifier, account)
    asker = known or wanted.asker
    if not _admitted(wanted, identifier, asker, mark, known=known is not None):
        _share(wanted, account, asker, Kept("", wanted.asked_at, wanted.challenge, asker=asker))
        return _drop_code("too many were sent there")
    code = new_code()
    hashed = hashed_text(account, wanted.purpose, identifier, wanted.challenge, code)
    digest = blind_index.index(INDEX_KIND, hashed)
    kept = Kept(digest, wanted.asked_at, wanted.challenge, kind=kind_of(identifier), asker=asker)
    if not code_store.keep(account.account_id, wanted.purpose, kept, epoch()):
        return _drop_code("a newer one was asked for")
    _share(wanted, account, asker)
    _send(identifier, words.words_of_code(wanted.purpose, code))
    count("CodesSent")
    return None


def _known(wanted: CodeWanted, identifier: str, account: Account) -> str | None:
    """Return the name of an asker that the account knows; None for a stranger.

    Only for a verified identifier may the asker be known: a pending one may be a stranger's.
    """
    if not account.has_verified(identifier):
        return None
    return known_as(account.account_id, wanted.asker, wanted.device, epoch())


def _share(wanted: CodeWanted, account: Account, asker: str, without_code: Kept | None = None) -> None:
    """Let what one asker asked for fit together if it is for a new password.

    Args:
        without_code: a challenge for which no code is sent, because its asker asked too often.
    """
    if wanted.purpose is not Purpose.RESET:
        return
    if without_code is not None:
        code_store.keep(account.account_id, wanted.purpose, without_code, epoch())
    code_store.share(account.account_id, asker, epoch())


def _admitted(wanted: CodeWanted, identifier: str, asker: str, mark: str, *, known: bool) -> bool:
    """Count the code; False if there were too many. A code of a sign-in was counted when it was asked for."""
    keys: dict[Limit, str] = {}
    if wanted.purpose is not Purpose.SIGN_IN:
        keys = code_store.keys_of(wanted.purpose, identifier, asker, known=known)
    if kind_of(identifier) == "phone":
        sms = Sms(SmsKind(wanted.purpose), identifier, asker, known)
        return sms_allowance.is_allowed(sms, mark, keys)
    try:
        throttle.spend_once(mark, keys)
    except TooManyRequests:
        return False
    return True


def _send_invitation(wanted: InvitationWanted) -> None:
    address = unseal(wanted.address, SEALED_FOR)
    account = store.by_id(wanted.account_id)
    if account is None or address not in account.identifiers:
        return _drop_invitation("the account has another address")
    token = invitation_store.new_token(account.account_id)
    if not invitation_store.keep(account.account_id, token, asked_at=wanted.asked_at, at=epoch()):
        return _drop_invitation("a newer one was asked for")
    text = words.invitation_mail(token, invitation_store.LIFE_DAYS, wanted.company, wanted.roles)
    send_mail(address, words.invitation_subject(wanted.company), text)
    count("InvitationsSent")
    return None


def _send_notice(notice: Notice, mark: str) -> None:
    identifier = unseal(notice.identifier, account_context(notice.account_id))
    if kind_of(identifier) == "email" or sms_allowance.is_allowed(Sms(SmsKind.NOTICE, identifier), mark):
        _send(identifier, words.NOTICE)


def _send(identifier: str, message: Words) -> None:
    if kind_of(identifier) == "email":
        send_mail(identifier, message.subject, message.mail)
    else:
        send_text(identifier, message.sms)
        count("SmsSent")


def _drop_code(why: str) -> None:
    logger.info("no code is sent", extra={"why": why})
    count("CodesDropped")


def _drop_invitation(why: str) -> None:
    logger.info("no invitation is sent", extra={"why": why})
    count("InvitationsDropped")
