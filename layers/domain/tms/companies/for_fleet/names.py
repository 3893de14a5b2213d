"""Door for fleet: the names and phones of a company's drivers."""

from collections.abc import Iterable

from tms.accounts.for_companies.people import cards_of
from tms.companies.driver_card import DriverCard
from tms.companies.members import Member


def with_names(members: Iterable[Member]) -> list[DriverCard]:
    """Return members with the names and phones of their accounts, in the same order, in one read."""
    people = list(members)
    cards = cards_of(member.account_id for member in people)
    return [
        DriverCard(
            member.account_id,
            cards[member.account_id].full_name if member.account_id in cards else None,
            cards[member.account_id].phone if member.account_id in cards else None,
            member.state,
        )
        for member in people
    ]
