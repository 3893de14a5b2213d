"""Known network addresses: those from which an account signed in lately, as keyed hashes."""

from tms.accounts.limits import REMEMBERED_SECONDS
from tms.accounts.records import KnownRecord
from tms.kernel.privacy import blind_index
from tms.kernel.store import whole_or_none

INDEX_KIND = "address"
"""The kind of a network address to the blind index."""


def known_address(account_id: str, source_ip: str, at: int) -> KnownRecord:
    """Return the item that says: the account signed in from a network address at `at` (epoch seconds)."""
    index = blind_index.index(INDEX_KIND, _indexed(account_id, source_ip))
    return KnownRecord(*_key(account_id, index), expires=at + REMEMBERED_SECONDS)


def is_known(account_id: str, source_ip: str, at: int) -> bool:
    """Tell whether the account signed in from this network address in the 90 days before `at`.

    The item may lie under any key of the ring. The same is read if there is none.
    """
    indexes = blind_index.indexes(INDEX_KIND, _indexed(account_id, source_ip))
    found = [_is_found(account_id, index, at) for index in indexes]
    return any(found)


def _is_found(account_id: str, index: str, at: int) -> bool:
    try:
        record = KnownRecord.get(*_key(account_id, index))
    except KnownRecord.DoesNotExist:
        return False
    return (whole_or_none(record.expires) or 0) > at


def _indexed(account_id: str, source_ip: str) -> str:
    return f"{account_id}/{source_ip}"


def _key(account_id: str, index: str) -> tuple[str, str]:
    return f"ACCOUNT#{account_id}", f"KNOWN#{index}"
