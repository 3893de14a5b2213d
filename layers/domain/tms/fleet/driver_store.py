"""The licences and rotas of drivers in the fleet table. A licence's number is sealed, in its own item."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from tms.fleet.drivers import Absence, Driver
from tms.fleet.records import DriverRecord, LicenceRecord
from tms.kernel.queries import read_partition
from tms.kernel.store import Record, Transaction

ABSENT = Record.pk.does_not_exist()
DRIVER, LICENCE = "driver", "licence"


def find_driver(company: str, account_id: str) -> Driver | None:
    """Return the licence and rota of a member, as they are now; None if there is no licence on record."""
    return drivers_by_id(company, [account_id]).get(account_id)


def drivers_by_id(company: str, account_ids: Iterable[str]) -> dict[str, Driver]:
    """Return licences and rotas by the account, as they are now; at most one read."""
    keys = [(f"COMPANY#{company}", f"DRIVER#{account_id}") for account_id in sorted(set(account_ids))]
    if not keys:
        return {}
    found = map(_driver, DriverRecord.batch_get(keys, consistent_read=True))
    return {driver.account_id: driver for driver in found}


def drivers_of(company: str) -> list[Driver]:
    """Return the licences and rotas of a company's drivers by their account, as they are now."""
    records = read_partition({"DRIVER": DriverRecord}, f"COMPANY#{company}", consistent=True)
    return [_driver(record) for record in records if isinstance(record, DriverRecord)]


def sealed_licence(account_id: str) -> str | None:
    """Return the sealed number of a driver's licence."""
    try:
        return LicenceRecord.get(f"DRIVER#{account_id}", "LICENCE", consistent_read=True).number
    except LicenceRecord.DoesNotExist:
        return None


def sealed_licences(account_ids: Iterable[str]) -> dict[str, str]:
    """Return the sealed numbers of drivers' licences by the account, as they are now; at most one read."""
    keys = [(f"DRIVER#{account_id}", "LICENCE") for account_id in sorted(set(account_ids))]
    found = LicenceRecord.batch_get(keys, consistent_read=True) if keys else ()
    return {record.pk.removeprefix("DRIVER#"): record.number for record in found}


def put_driver(
    transaction: Transaction,
    before: Driver | None,
    after: Driver,
) -> None:
    """Add to `transaction`: the licence and rota of a driver, new or with the next revision.

    Args:
        before: None if there was none.

    Raises (at the commit):
        ConditionFailed: `DRIVER`, a trip was given to the driver meanwhile, or it is not as `before`.
    """
    if before is None:
        record = driver_key(after)
        record.document, record.revision, record.plans = _document(after), after.revision, after.plans
        transaction.put(DRIVER, record, ABSENT)
        return
    same = (DriverRecord.revision == before.revision) & (DriverRecord.plans == before.plans)
    transaction.update(
        DRIVER,
        driver_key(before),
        [DriverRecord.document.set(_document(after)), DriverRecord.revision.set(before.revision + 1)],
        same,
    )


def put_licence(transaction: Transaction, driver: Driver, sealed: str) -> None:
    """Add to `transaction`: the sealed number of a driver's licence."""
    record = LicenceRecord(f"DRIVER#{driver.account_id}", "LICENCE", number=sealed, company=driver.company_id)
    transaction.put(LICENCE, record)


def delete_driver(transaction: Transaction, driver: Driver) -> None:
    """Add to `transaction`: no licence and rota of a driver without trips are on record any more.

    Raises (at the commit):
        ConditionFailed: `DRIVER`, a trip was given to the driver meanwhile, or it is not as it was read.
    """
    same = (DriverRecord.revision == driver.revision) & (DriverRecord.plans == driver.plans)
    transaction.delete(DRIVER, driver_key(driver), same)
    transaction.delete(LICENCE, LicenceRecord(f"DRIVER#{driver.account_id}", "LICENCE"))


def erase_driver(account_id: str) -> None:
    """Delete the licence, the suspension and the absences of an account, also if it has trips.

    It may be done again, or break off and be begun anew.
    """
    try:
        licence = LicenceRecord.get(f"DRIVER#{account_id}", "LICENCE", consistent_read=True)
    except LicenceRecord.DoesNotExist:
        return
    DriverRecord(f"COMPANY#{licence.company}", f"DRIVER#{account_id}").delete()
    licence.delete()  # the last one, because it tells the company


def licence_context(account_id: str) -> str:
    """Return the context under which the number of a driver's licence is sealed."""
    return f"driver/{account_id}"


def driver_key(driver: Driver) -> DriverRecord:
    """Return a record with the keys of a driver alone."""
    return DriverRecord(f"COMPANY#{driver.company_id}", f"DRIVER#{driver.account_id}")


def _document(driver: Driver) -> dict[str, Any]:
    return {
        "licence_class": driver.licence_class,
        "licence_expires_on": driver.licence_expires_on.isoformat(),
        "licence_ends_at": driver.licence_ends_at,
        "suspended": driver.suspended,
        "absences": [asdict(absence) for absence in driver.absences],
    }


def _driver(record: DriverRecord) -> Driver:
    document: Mapping[str, Any] = record.document
    return Driver(
        account_id=record.sk.removeprefix("DRIVER#"),
        company_id=record.pk.removeprefix("COMPANY#"),
        licence_class=document["licence_class"],
        licence_expires_on=date.fromisoformat(document["licence_expires_on"]),
        licence_ends_at=document["licence_ends_at"],
        suspended=document["suspended"],
        absences=tuple(Absence(**each) for each in document["absences"]),
        revision=int(record.revision),
        plans=int(record.plans),
    )
