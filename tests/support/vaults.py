"""A vault without KMS, for processes that share a database and nothing else."""

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tms.kernel.privacy import vault

SHARED = AESGCM(b"one key for all of the processes")


def share() -> None:
    """Let this process seal and open with the key that all of them have."""
    vars(vault)["_keys"] = lambda: [{"kid": "shared", "wrapped": ""}]
    vars(vault)["_unwrap"] = lambda _: SHARED
