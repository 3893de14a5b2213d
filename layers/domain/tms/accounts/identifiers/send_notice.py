"""Use case: let a notice be sent that was written; see `notice_store`."""

from tms.accounts.codes import code_queue
from tms.accounts.codes.code import Purpose, Wanted
from tms.kernel.events.batch import Change


def tell(change: Change) -> None:
    """Post the notice that a change of the accounts' table wrote, if it did; its name stays sealed.

    A change that is delivered twice is told twice.
    """
    notice = change.new
    if change.kind != "INSERT" or not notice["sk"].startswith("NOTICE#"):
        return
    account_id = notice["pk"].removeprefix("ACCOUNT#")
    at = int(change.at.timestamp() * 1000)
    code_queue.post(Wanted(Purpose.REPLACED, notice["name"], at, account=account_id))
