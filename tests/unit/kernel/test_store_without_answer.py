"""A call of a table that gets no answer is told as what it is, for a retry to be offered."""

import pytest
from botocore.exceptions import ReadTimeoutError
from pynamodb.exceptions import PutError, TransactWriteError

from tms.kernel.store import Record, Transaction, write_if

NO_ANSWER = ReadTimeoutError(endpoint_url="https://dynamodb.example")


def test_of_a_single_write():
    def unanswered() -> None:
        raise PutError("Failed to put item", NO_ANSWER)

    with pytest.raises(PutError):
        write_if(unanswered)


def test_of_a_transaction(monkeypatch: pytest.MonkeyPatch):
    def unanswered(*_: object, **__: object) -> None:
        raise TransactWriteError("Failed to write transaction items", NO_ANSWER)

    monkeypatch.setattr("tms.kernel.dynamodb.connection", lambda: None)
    monkeypatch.setattr("tms.kernel.store.TransactWrite", unanswered)
    transaction = Transaction()
    transaction.delete("thing", Record("THING#1", "THING"))
    with pytest.raises(TransactWriteError):
        transaction.commit()
