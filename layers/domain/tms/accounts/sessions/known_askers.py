"""Askers that an account knows: its devices, by their tokens, and the network addresses it signed in from.

A known asker has counts of its own of wrong passwords and codes. So strangers, on however many addresses, use
up none of its tries.
"""

from tms.accounts.sessions import device_store, known_address_store


def known_as(account_id: str, source_ip: str, device: str, at: int) -> str | None:
    """Return the name under which an asker has counts of its own: its device, else its network address.

    The same is read for an account that does not exist, and for a token that is not the account's.

    Args:
        device: the hash of the device token that came with the request; empty without one.

    Returns:
        None for a stranger.
    """
    address_is_known = known_address_store.is_known(account_id, source_ip, at)
    if device and device_store.is_known(account_id, device, at):
        return f"device#{device}"
    return source_ip if address_is_known else None
