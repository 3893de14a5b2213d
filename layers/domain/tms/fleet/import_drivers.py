"""Use case: enter the licences of the drivers of a CSV file, and change those that are there."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tms.companies.driver_card import DriverCard
from tms.companies.members import MemberState
from tms.fleet import driver_store, update_driver
from tms.fleet.driver.columns import COLUMNS, MOST_LINES
from tms.fleet.driver.requests import LicenceChange, LicenceRequest
from tms.fleet.driver_cards import everyone, licence_numbers
from tms.fleet.drivers import Driver
from tms.fleet.enter_licence import enter
from tms.fleet.licence_changes import end_of, refuse_trips_after
from tms.fleet.own_drivers import trips_of
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.email_address import normal
from tms.kernel.errors import NotFound
from tms.kernel.http.reader import read
from tms.kernel.sheets import sheet
from tms.kernel.sheets.report import Action, Entry, ImportReport, Plan, carry_out, in_column
from tms.kernel.sheets.sheet import Line
from tms.kernel.text import quoted

if TYPE_CHECKING:
    from tms.fleet.driver.requests import DriversFile
    from tms.kernel.sheets.requests import ImportQuery


@dataclass(frozen=True)
class _Known:
    """What is on record of the drivers of a file.

    Attributes:
        cards: by e-mail address.
        drivers: licences and rotas by account, and `numbers` those of the licences.
    """

    cards: Mapping[str, Sequence[DriverCard]]
    drivers: Mapping[str, Driver]
    numbers: Mapping[str, str]


def import_drivers(caller: Caller, file: "DriversFile", query: "ImportQuery") -> ImportReport:
    """Enter or change the licences of a file's drivers, who work for the caller's company already.

    Each line is done on its own. A driver is known by the e-mail address, so a file that is sent again
    changes nothing more, also if an error broke off the first time.

    Raises:
        Invalid: `bad_csv`, `bad_header`, `too_many_lines`.
    """
    entries = [_entry(line) for line in sheet.read(file.csv, COLUMNS, MOST_LINES)]
    plan = partial(_plan, caller, _known(company_of(caller), {entry.key for entry in entries}))
    return carry_out(entries, plan, in_column, dry_run=query.dry_run)


def _entry(line: Line) -> Entry:
    address = line.cells["email"]
    with suppress(ValueError):  # an address of another form is no driver's, which is told
        address = normal(address)
    return Entry(address or f"line {line.number}", address, [line])


def _known(company: str, addresses: set[str]) -> _Known:
    cards: dict[str, list[DriverCard]] = {}
    for card in everyone(company):
        if card.email in addresses and card.state is not MemberState.INACTIVE:
            cards.setdefault(card.email, []).append(card)
    accounts = [card.account_id for alike in cards.values() for card in alike]
    return _Known(cards, driver_store.drivers_by_id(company, accounts), licence_numbers(accounts))


def _plan(caller: Caller, known: _Known, entry: Entry) -> Plan:
    """Decide about a driver.

    Raises:
        NotFound: `driver_not_found`.
        Invalid: `invalid_field`.
    """
    card = _card(known, entry)
    account_id, name = card.account_id, card.full_name
    given = {name: cell for name, cell in entry.lines[0].cells.items() if cell and name.startswith("licence")}
    driver = known.drivers.get(account_id)
    if not given:
        return Plan(Action.UNCHANGED, account_id, name)
    if driver is None:
        request = read(LicenceRequest, given)
        return Plan(
            Action.CREATE,
            account_id,
            name,
            write=partial(enter, caller, account_id, request),
            check=partial(_check, caller, account_id, request),
        )
    change = read(LicenceChange, given)
    if (
        change.licence_class in {None, driver.licence_class}
        and change.licence_expires_on in {None, driver.licence_expires_on}
        and change.licence_number in {None, known.numbers.get(account_id)}
    ):
        return Plan(Action.UNCHANGED, account_id, name)
    return Plan(
        Action.CHANGE,
        account_id,
        name,
        write=partial(update_driver.change, caller, account_id, change),
        check=partial(_check, caller, account_id, change),
    )


def _card(known: _Known, entry: Entry) -> DriverCard:
    """Return the driver whom an e-mail address means.

    Raises:
        NotFound: `driver_not_found`.
    """
    cards = known.cards.get(entry.key, [])
    if len(cards) == 1:
        return cards[0]
    detail = f"No driver of your company has the address {quoted(entry.name)}. Invite the driver first."
    if cards:
        detail = "Several drivers of your company gave this address. Enter the licence at the driver."
    raise NotFound("driver_not_found", detail, pointer="/email")


def _check(caller: Caller, account_id: str, request: LicenceRequest | LicenceChange) -> None:
    """Refuse a last day before trips that the driver has.

    Raises:
        NotFound: `company_not_found`.
        Conflict: `in_use`.
    """
    if request.licence_expires_on is not None:
        refuse_trips_after(trips_of(account_id), end_of(company_of(caller), request.licence_expires_on))
