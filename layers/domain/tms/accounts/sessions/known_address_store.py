"""Network addresses from which an account signed in lately, as keyed hashes."""

from tms.accounts.records import KnownRecord
from tms.kernel.privacy import blind_index
from tms.kernel.store import whole_or_none

REMEMBERED_SECONDS = 90 * 24 * 3600
INDEX_KIND = "address"


def note(account_id: str, source_ip: str, at: int) -> KnownRecord:
    """Return the note that an account signed in from an address at `at` (epoch seconds)."""
    index = blind_index.index(INDEX_KIND, _meaning(account_id, source_ip))
    return KnownRecord(*_key(account_id, index), expires=at + REMEMBERED_SECONDS)


def is_known(account_id: str, source_ip: str, at: int) -> bool:
    """Tell whether the account signed in from this address in the last 90 days.

    It may be noted under any key of the ring, and as much is read where it is not.
    """
    indexes = blind_index.indexes(INDEX_KIND, _meaning(account_id, source_ip))
    noted = [_is_noted(account_id, index, at) for index in indexes]
    return any(noted)


def _is_noted(account_id: str, index: str, at: int) -> bool:
    try:
        record = KnownRecord.get(*_key(account_id, index))
    except KnownRecord.DoesNotExist:
        return False
    return (whole_or_none(record.expires) or 0) > at


def _meaning(account_id: str, source_ip: str) -> str:
    return f"{account_id}/{source_ip}"


def _key(account_id: str, index: str) -> tuple[str, str]:
    return f"ACCOUNT#{account_id}", f"KNOWN#{index}"
