"""Use case: make a one-time code that somebody asked for, keep its hash, and send it.

A message may come twice, and the function may die between any two steps. Each time a new code takes the place
of the last one before it is sent: of the codes that arrived for one wish, the newest works.
"""

from tms.accounts.account import Account
from tms.accounts.codes import code_limits, code_store, request_code
from tms.accounts.codes.code import (
    INDEX_KIND,
    LIFE_SECONDS,
    Kept,
    Purpose,
    Wanted,
    is_due,
    meaning,
    new_code,
    parse,
)
from tms.accounts.codes.code_messages import REPLACED, Words, words_of
from tms.accounts.identifiers import identifier_store
from tms.accounts.identifiers.identifier import kind_of
from tms.accounts.invitations import send_invitation
from tms.accounts.records import context
from tms.accounts.sessions import known_address_store
from tms.kernel.clock import epoch
from tms.kernel.errors import TooManyRequests
from tms.kernel.logging import count, logger
from tms.kernel.messaging.mail import send_mail
from tms.kernel.messaging.sms import send_text
from tms.kernel.privacy import blind_index
from tms.kernel.privacy.vault import unseal


def send_wanted(message: str) -> None:
    """Send the code that a message of the queue asks for, if it is due."""
    wanted = parse(message)
    if wanted.purpose is Purpose.REPLACED:
        return _send(unseal(wanted.name, context(wanted.account)), REPLACED)
    if wanted.purpose is Purpose.INVITE:
        return send_invitation.send(wanted)
    if wanted.asked_at < (epoch() - LIFE_SECONDS) * 1000:
        return _dropped("it was asked for long ago")
    name = request_code.name_of(wanted)
    account = identifier_store.by_login(name)
    if account is None or not is_due(wanted.purpose, account, name):
        return _dropped("nobody is due one there")
    if not _admitted(wanted, name, account):
        return _dropped("too many were sent there")
    code = new_code()
    meant = meaning(account, wanted.purpose, name, wanted.challenge, code)
    kept = Kept(blind_index.index(INDEX_KIND, meant), wanted.asked_at, wanted.challenge)
    if not code_store.keep(account.account_id, wanted.purpose, kept, epoch()):
        return _dropped("a newer one was asked for")
    _send(name, words_of(wanted.purpose, code))
    count("CodesSent")
    return None


def _admitted(wanted: Wanted, name: str, account: Account) -> bool:
    """Count the code, except where whoever asked for it was told already that there were too many.

    Who asks for a code to a name that waits is known nowhere: the name may be a stranger's.
    """
    if wanted.purpose is Purpose.SIGN_IN:
        return True
    known = account.goes_by(name) and known_address_store.is_known(account.account_id, wanted.asker, epoch())
    try:
        code_limits.admit_name(wanted.purpose, name, wanted.asker, known=known)
    except TooManyRequests:
        return False
    return True


def _send(name: str, words: Words) -> None:
    if kind_of(name) == "email":
        send_mail(name, words.subject, words.mail)
    else:
        send_text(name, words.sms)


def _dropped(why: str) -> None:
    logger.info("no code is sent", extra={"why": why})
    count("CodesDropped")
