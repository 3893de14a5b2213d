"""Door for fleet: the names, addresses and phones of a company's drivers."""

from collections.abc import Iterable

from tms.accounts.for_companies.people import cards_of
from tms.companies.driver_card import DriverCard
from tms.companies.members import Member


def with_names(members: Iterable[Member]) -> list[DriverCard]:
    """Return at most 100 members with names and addresses of their accounts, in order, in one read."""
    people = list(members)
    cards = cards_of(member.account_id for member in people)
    found = []
    for member in people:
        card = cards.get(member.account_id)
        name, email, phone = (card.full_name, card.email, card.phone) if card else (None, None, None)
        found.append(DriverCard(member.account_id, name, email, phone, member.state))
    return found
