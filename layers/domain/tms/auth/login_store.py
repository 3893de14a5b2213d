"""Accounts by the names that people sign in with, which are kept as blind indexes.

A claim of a name is one item under each key of the ring, so that it is found whichever key comes first.
"""

from collections.abc import Iterator

from tms.auth import store
from tms.auth.accounts import UNVERIFIED_SECONDS, Account
from tms.auth.names import kind_of
from tms.auth.records import FREE, AccountRecord, LoginRecord, context, login_of
from tms.kernel import blind
from tms.kernel.store import ConditionFailed, Record, Transaction, whole_or_none
from tms.kernel.vault import seal

LOGIN = "login "
"""How the label of a name's write begins in a transaction; the name's blind index follows."""


class LoginTaken(Exception):
    """Somebody has proven to have this e-mail address or phone number."""


def create(account: Account) -> None:
    """Write a new account with its names, all or nothing. A name that nobody has proven is taken over.

    Raises:
        LoginTaken: a name belongs to another account.
    """
    transaction = Transaction()
    create_into(transaction, account)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        raise LoginTaken from failure


def create_into(transaction: Transaction, account: Account) -> None:
    """Add a new account with its names to `transaction`: `account`, and `LOGIN` + index for each name."""
    transaction.put("account", store.record_of(account), Record.pk.does_not_exist())
    for name, verified in account.claims.items():
        expires = None if verified else account.created_at + UNVERIFIED_SECONDS
        for index in blind.indexes(kind_of(name), name):
            login = login_of(index, account.account_id, verified=verified, expires=expires)
            transaction.put(LOGIN + index, login, FREE)


def by_login(name: str) -> Account | None:
    """Return the account that claims `name` (normalised), if any; as much is read where there is none."""
    account = store.by_id(claimant(blind.index(kind_of(name), name)) or store.NOBODY)
    if account is None:
        seal(name, context(store.NOBODY))  # the vault's key is unwrapped for nobody too, which takes time
    return account


def claimant(index: str) -> str | None:
    """Return the id of the account that claims the name of this blind index, if any."""
    try:
        return LoginRecord.get(f"LOGIN#{index}", "LOGIN", consistent_read=True).account_id
    except LoginRecord.DoesNotExist:
        return None


def reindex() -> Iterator[int]:
    """Write the claims that some key of the ring lacks; yield for each account how many were written.

    What is copied is the first key's claim, on the condition that it still stands: whoever changes a name
    meanwhile does it under every key. So it may be broken off and begun again.
    """
    for record in AccountRecord.scan(AccountRecord.sk == "PROFILE"):
        account = store.account_of(record)
        yield sum(_complete(account.account_id, name) for name in account.claims)


def _complete(account_id: str, name: str) -> int:
    first, *others = blind.indexes(kind_of(name), name)
    try:
        claim = LoginRecord.get(f"LOGIN#{first}", "LOGIN", consistent_read=True)
    except LoginRecord.DoesNotExist:
        return 0
    if claim.account_id != account_id:
        return 0
    return sum(_copy(claim, index) for index in others if claimant(index) != account_id)


def _copy(claim: LoginRecord, index: str) -> bool:
    transaction = Transaction()
    stands = (LoginRecord.account_id == claim.account_id) & (LoginRecord.verified == claim.verified)
    transaction.check("claim", LoginRecord(claim.pk, claim.sk), stands)
    expires = whole_or_none(claim.expires)
    copy = login_of(index, claim.account_id, verified=claim.verified, expires=expires)
    transaction.put("copy", copy, FREE)
    try:
        transaction.commit()
    except ConditionFailed:
        return False
    return True
