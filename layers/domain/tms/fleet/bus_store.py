"""The buses of companies in the fleet table."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from tms.fleet.buses import Bus, BusState, Outage, OutageKind
from tms.fleet.layout import compact, from_compact
from tms.fleet.records import BusRecord, HomeRecord, PlateRecord
from tms.kernel.queries import read_partition
from tms.kernel.store import Record, Transaction

ABSENT = Record.pk.does_not_exist()
BUS, HOME, PLATE = "bus", "home", "plate"


def find_bus(company: str, bus_id: str) -> Bus | None:
    """Return a bus of a company, as it is now."""
    try:
        record = BusRecord.get(f"COMPANY#{company}", f"BUS#{bus_id}", consistent_read=True)
    except BusRecord.DoesNotExist:
        return None
    return _bus(record)


def buses_of(company: str) -> list[Bus]:
    """Return a company's buses by their plate, as they are now."""
    records = read_partition({"BUS": BusRecord}, f"COMPANY#{company}", consistent=True)
    buses = [_bus(record) for record in records if isinstance(record, BusRecord)]
    return sorted(buses, key=lambda bus: bus.plate)


def is_taken(plate: str) -> bool:
    """Tell whether a bus of any company has a number plate, as it is now."""
    try:
        PlateRecord.get(_plate_key(plate), "PLATE", consistent_read=True)
    except PlateRecord.DoesNotExist:
        return False
    return True


def add_bus(transaction: Transaction, bus: Bus) -> None:
    """Add to `transaction`: a new bus.

    Raises (at the commit):
        ConditionFailed: `HOME`, the bus was made before; `PLATE`, another bus has the plate.
    """
    transaction.put(HOME, HomeRecord(f"HOME#{bus.bus_id}", "HOME", company=bus.company_id), ABSENT)
    transaction.put(BUS, _record(bus), ABSENT)
    transaction.put(PLATE, _plate_record(bus), ABSENT)


def change_bus(transaction: Transaction, before: Bus, after: Bus) -> None:
    """Add to `transaction`: what is different of a bus, with the next revision.

    Raises (at the commit):
        ConditionFailed: `BUS`, a trip was given the bus meanwhile, or it is no longer as `before`; `PLATE`,
            another bus has the plate.
    """
    same = (BusRecord.revision == before.revision) & (BusRecord.plans == before.plans)
    transaction.update(
        BUS,
        bus_key(before),
        [BusRecord.document.set(_document(after)), BusRecord.revision.set(before.revision + 1)],
        same,
    )
    if before.plate != after.plate:
        transaction.delete("old plate", _plate_record(before))
        transaction.put(PLATE, _plate_record(after), ABSENT)


def delete_bus(transaction: Transaction, bus: Bus) -> None:
    """Add to `transaction`: a bus that no trip has is deleted. Its company stays known, see `home_of`.

    Raises (at the commit):
        ConditionFailed: `BUS`, a trip was given the bus meanwhile, or it is no longer as it was read.
    """
    same = (BusRecord.revision == bus.revision) & (BusRecord.plans == bus.plans)
    transaction.delete(BUS, bus_key(bus), same)
    transaction.delete("old plate", _plate_record(bus))


def home_of(identifier: str) -> str | None:
    """Return the company that a bus or a station belongs to, or did before it was deleted."""
    try:
        return HomeRecord.get(f"HOME#{identifier}", "HOME").company
    except HomeRecord.DoesNotExist:
        return None


def bus_key(bus: Bus) -> BusRecord:
    """Return a record with the keys of a bus alone."""
    return BusRecord(f"COMPANY#{bus.company_id}", f"BUS#{bus.bus_id}")


def _plate_record(bus: Bus) -> PlateRecord:
    return PlateRecord(_plate_key(bus.plate), "PLATE", bus_id=bus.bus_id)


def _plate_key(plate: str) -> str:
    return f"PLATE#{plate.replace(' ', '')}"


def _document(bus: Bus) -> dict[str, Any]:
    return {
        "plate": bus.plate,
        "bus_class": bus.bus_class,
        "amenities": list(bus.amenities),
        "layout": compact(bus.layout),
        "state": bus.state.value,
        "outages": [asdict(outage) for outage in bus.outages],
        "carriage": [bus.lap_children, bus.extra_luggage],
    }


def _record(bus: Bus) -> BusRecord:
    record = bus_key(bus)
    record.document = _document(bus)
    record.revision, record.plans = bus.revision, bus.plans
    record.request_hash, record.created_at = bus.request_hash, bus.created_at
    return record


def _bus(record: BusRecord) -> Bus:
    document: Mapping[str, Any] = record.document
    lap_children, extra_luggage = document.get("carriage", (None, None))
    outages = [Outage(**each | {"kind": OutageKind(each["kind"])}) for each in document["outages"]]
    return Bus(
        bus_id=record.sk.removeprefix("BUS#"),
        company_id=record.pk.removeprefix("COMPANY#"),
        plate=document["plate"],
        bus_class=document["bus_class"],
        amenities=tuple(document["amenities"]),
        layout=from_compact(document["layout"]),
        state=BusState(document["state"]),
        outages=tuple(outages),
        revision=int(record.revision),
        plans=int(record.plans),
        request_hash=record.request_hash,
        created_at=int(record.created_at),
        lap_children=lap_children,
        extra_luggage=extra_luggage,
    )
