"""Names of accounts: claimed as people do, and looked up as the sign-in does."""

from tests.support.functions import call
from tms.accounts.identifiers import identifier_store


def register(**names: str) -> str:
    """Register somebody under an e-mail address or phone number; return the account's id."""
    body = {"full_name": "Aline Uwase", "password": "correct horse battery", **names}
    reply = call("accounts/register", body=body)
    assert reply.status == 201, reply.content
    made: str = reply.json["account_id"]
    return made


def claimant(name: str) -> str | None:
    """Return the account that a name is found for."""
    found = identifier_store.by_identifier(name)
    return found.account_id if found else None
