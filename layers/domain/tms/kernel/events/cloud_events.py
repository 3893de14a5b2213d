"""Domain events: CloudEvents 1.0 envelopes around the catalogue's payloads."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from tms.kernel.clock import rfc3339
from tms.kernel.events.catalogue import TYPES, Payload, type_of
from tms.kernel.ids import derived_id


class UnknownEvent(ValueError):
    """An envelope whose type or payload is not in the catalogue."""


@dataclass(frozen=True)
class CloudEvent:
    """One thing that happened (CloudEvents 1.0, JSON format).

    Attributes:
        id: `evt_...`; the same change always gives the same id, by which consumers know repeats.
        source: the service, as `/tms/bookings`.
        subject: identifier of the thing that it happened to.
        data: the payload, an instance of a class in `tms.kernel.events.catalogue`.
    """

    id: str
    source: str
    subject: str
    time: datetime
    data: Payload

    @property
    def type(self) -> str:
        """Name of the event, as `booking.confirmed`."""
        return type_of(self.data)

    def to_json(self) -> str:
        """Write the envelope."""
        return json.dumps(
            {
                "specversion": "1.0",
                "id": self.id,
                "type": self.type,
                "source": self.source,
                "subject": self.subject,
                "time": rfc3339(self.time),
                "datacontenttype": "application/json",
                "data": asdict(self.data),
            },
            separators=(",", ":"),
        )


def event_of(change: str, source: str, subject: str, time: datetime, data: Payload) -> CloudEvent:
    """Return the event that follows from a change of a table.

    Args:
        change: identifies the change: the stream record's event id. The event's id is made of it and the
            type.
    """
    return CloudEvent(derived_id("evt", change, type_of(data)), f"/tms/{source}", subject, time, data)


def parse(text: str) -> CloudEvent:
    """Read an envelope.

    Raises:
        UnknownEvent: the type is not in the catalogue, or the payload has other fields.
    """
    raw: dict[str, Any] = json.loads(text)
    payload = TYPES.get(raw.get("type", ""))
    if payload is None:
        raise UnknownEvent(f"no event type {raw.get('type')!r}")
    if {field.name for field in fields(payload)} != raw["data"].keys():
        raise UnknownEvent(f"{raw['type']} has the fields {sorted(raw['data'])}")
    time = datetime.fromisoformat(raw["time"])
    return CloudEvent(raw["id"], raw["source"], raw["subject"], time, payload(**raw["data"]))
