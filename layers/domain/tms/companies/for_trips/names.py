"""Door for trips: the names of a company's people."""

from collections.abc import Iterable

from tms.accounts.for_companies.people import cards_of

MOST_CARDS = 100
"""How many accounts are read at once."""


def names_of(account_ids: Iterable[str]) -> dict[str, str]:
    """Return the names of people by their account; a deleted account has none."""
    wanted = sorted(set(account_ids))
    names: dict[str, str] = {}
    for start in range(0, len(wanted), MOST_CARDS):
        cards = cards_of(wanted[start : start + MOST_CARDS])
        names |= {account_id: card.full_name for account_id, card in cards.items()}
    return names
