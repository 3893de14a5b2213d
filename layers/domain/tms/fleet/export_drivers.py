"""Use case: give the licences of a company's drivers as CSV."""

from tms.companies.members import MemberState
from tms.fleet import driver_store
from tms.fleet.driver.columns import COLUMNS, row_of
from tms.fleet.driver_cards import everyone, licence_numbers
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.sheets import sheet


def export_drivers(caller: Caller) -> str:
    """Return the drivers of the caller's company by e-mail address, as a file that an import takes again.

    Drivers without a licence on record are there too, so that theirs can be filled in. Those that were
    deactivated are not, nor those whose account was deleted.
    """
    company = company_of(caller)
    cards = [card for card in everyone(company) if card.email and card.state is not MemberState.INACTIVE]
    accounts = [card.account_id for card in cards]
    drivers, numbers = driver_store.drivers_by_id(company, accounts), licence_numbers(accounts)
    in_order = sorted(cards, key=lambda card: card.email or "")
    rows = (row_of(each, drivers.get(each.account_id), numbers.get(each.account_id)) for each in in_order)
    return sheet.written(COLUMNS, rows)
