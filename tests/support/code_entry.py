"""Somebody enters a one-time code: it is tried and, if it is right, used up."""

from tms.accounts import store
from tms.accounts.account import kind_of
from tms.accounts.codes import code_store
from tms.accounts.codes.check_code import check, wrong_code
from tms.accounts.codes.code import Purpose


def enter(account_id: str, purpose: Purpose, name: str, code: str, challenge: str = "") -> None:
    """Use up a right code that went to `name`; see `check`.

    Raises:
        Unauthorized: `wrong_code`, also where somebody else has just used it.
    """
    tried = check(store.by_id(account_id), purpose, name, code, challenge, source_ip="192.0.2.1")
    if not code_store.take(account_id, purpose, tried.digest, challenge, kind_of(name)):
        raise wrong_code()
