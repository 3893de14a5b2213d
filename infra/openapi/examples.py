"""Example values of fields, and the examples of whole bodies that are made of them.

The example of a field stands in the docstring of its class, where a cold start pays nothing for it:

Example:
        reason: The licence has run out.
        roles: ["agent", "inspector"]

A value is JSON, or else the text as it stands. The example of an identifier, `thing_id`, serves all other
classes and paths as well. Other names that several classes share have their example in `WORDS`. A field that
holds another class needs no example, and an optional field without one is null.
"""

import json
from collections.abc import Mapping
from typing import Any

from infra.terminal import Stop

Json = dict[str, Any]

WORDS: Mapping[str, Any] = {
    "access_token": "eyJhbGciOiJFZERTQSIsImtpZCI6ImEifQ.eyJzdWIiOiJhY2NfLi4uIn0.c2lnbmF0dXJl",
    "account_id": "acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D",
    "amount": 3500,
    "arrival_at": "2026-12-01T08:30:00+02:00",
    "bearing": 312.0,
    "booking_id": "bkg_01KB3V7A5M8N2B4V6C9X1Z3Q7W",
    "challenge": "acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D.u3nq5O2mYQ8wq0X7Jr1kTzv4bH6sLdPcAfGiEjKmNoU",
    "code": "482915",
    "company": "Sunbird Kivu Lines",
    "company_id": "co_4GJW83KSGZ34VPWJXZR40RFTVK",
    "created_at": "2026-11-30T17:31:12+00:00",
    "departure_at": "2026-12-01T06:30:00+02:00",
    "email": "aline.uwase@example.com",
    "entry_id": "wle_01KB3V7C2D4F6H8J0K2M4N6P8R",
    "extra": ["staff:read"],
    "extra_luggage": 1,
    "free_luggage": 1,
    "from": "Kigali-Nyabugogo",
    "from.name": "Kigali-Nyabugogo",
    "full_name": "Aline Uwase",
    "identifier": "aline.uwase@example.com",
    "lap_child": None,
    "lap_children": 2,
    "latitude": -1.6414,
    "limit": 10,
    "longitude": 29.8608,
    "method": "momo",
    "needs_seat": True,
    "next_stop.name": "Musanze",
    "next_stop.station_id": "stn_5PBT82D5F05KJJFY60CK5A3TT1",
    "nonce": "5f0c1a7e9b3d",
    "page": "console/board",
    "password": "correct horse battery",
    "payment_id": "pay_01KB3V7T2H6J9K4M8P1R5T7W0Y",
    "permissions": ["account:read", "account:update", "tickets:scan"],
    "phone": "+250788123456",
    "piece_price": 500,
    "recorded_at": "2026-12-01T07:21:30+02:00",
    "revoked": [],
    "role": "rol_01KB3V6T9Q2W8E4R7Y5P0A1S3D",
    "scanned_at": "2026-12-01T06:12:09+02:00",
    "seat": "1A",
    "seats_free": 27,
    "session_id": "ses_01KB3V6Z3X5C7V9B1N2M4Q6W8E",
    "source_ip": "192.0.2.1",
    "speed_mps": 16.5,
    "station_id": "stn_5HB8A5K9QKMHMC3Y2XX7RGMDDJ",
    "ticket_id": "tkt_01KB3V7A5Z6Y8X2W4V7T9S1R3Q",
    "to": "Musanze",
    "to.name": "Musanze",
    "to.station_id": "stn_5PBT82D5F05KJJFY60CK5A3TT1",
    "trip_id": "trp_7G15T0MY4WN8S49P2MT57JJKMH",
    "refresh_token": (
        "acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D.ses_01KB3V6Z3X5C7V9B1N2M4Q6W8E."
        "u3nq5O2mYQ8wq0X7Jr1kTzv4bH6sLdPcAfGiEjKmNoU.b8WfXy1ZpQe3RtLk9VhJd0McSg2NaUi5OoTz7BqYx4E"
    ),
    "token": (
        "W50RALU6B JD708GZ1-6ARYIDUDOFU6UE6BFANLTV8NWAF0A/-9RL6000400 ND9/GS5RGJO:6PZ4J/X04N4GGVSCOG+92AB8+0N"
        "AUVM0B+9S8CPA79JGMNB03LEYI.TDL.9:-65U66FIVY1+SO 2QTP32OPCFE%69T:M-*CVQGN50H1R2PVL6C*XA"
    ),
}
"""Examples of names that several classes and paths share.

`holder.field` is the example of a field of the object in the field `holder`.
"""


def read_examples(section: str) -> Json:
    """Return the examples in a docstring's section `Example:`, by field.

    Args:
        section: its lines, without their indent; a line that is indented goes on with the one before.
    """
    found: Json = {}
    for line in section.replace("\n    ", " ").strip().splitlines():
        name, _, value = line.partition(": ")
        try:
            found[name] = json.loads(value)
        except ValueError:
            found[name] = value
    return found


class Examples:
    """The examples of all definitions of a document.

    Args:
        definitions: JSON schemas of classes, by name.
        own: examples of fields from the docstrings, by class and field.
    """

    def __init__(self, definitions: Json, own: Mapping[str, Json]) -> None:
        self._definitions = definitions
        self._own = own

        ids = {name: value for each in own.values() for name, value in each.items() if name.endswith("_id")}
        self._words = {**ids, **WORDS}

    def add_to_schemas(self) -> None:
        """Add the example of each field to its schema."""
        for name, definition in self._definitions.items():
            for field, schema in definition.get("properties", {}).items():
                example = self._own.get(name, {}).get(field, self._words.get(field))
                if example is not None and not _reference(schema):
                    schema["examples"] = [example]

    def of_parameter(self, name: str) -> str:
        """Return the example of a parameter of a path.

        Raises:
            Stop: it has none.
        """
        if name not in self._words:
            raise Stop(
                f"Give {name} an example: in the docstring of its view if it is an id, else in {__name__}."
            )
        return str(self._words[name])

    def of(self, name: str, holder: str = "") -> Any:
        """Return the example of a whole object.

        Args:
            name: of its definition.
            holder: the field that holds the object.

        Raises:
            Stop: a field has no example.
        """
        definition = self._definitions[name]
        if "enum" in definition:
            return definition["enum"][0]
        return {
            field: self._of_field(name, holder, field, schema)
            for field, schema in definition["properties"].items()
        }

    def _of_field(self, name: str, holder: str, field: str, schema: Json) -> Any:
        inner = _reference(schema)
        composed = inner is not None and "properties" in self._definitions[inner]
        found = [
            examples[key]
            for examples, key in (
                (WORDS, f"{holder}.{field}"),
                (self._own.get(name, {}), field),
                (self._words, field),
            )
            if key in examples and (not composed or examples[key] is None)
        ]
        if found:
            return found[0]
        if inner is not None:
            return self.of(inner, field)
        of_items = _reference(schema.get("items", {}))
        if of_items is not None:
            return [self.of(of_items, field)]
        if {"type": "null"} in schema.get("anyOf", ()):
            return None
        raise Stop(
            f"Give {field} an example: a line `{field}: ...` under `Example:` in the docstring of {name}."
        )


def _reference(schema: Json) -> str | None:
    """Return the name of the definition that a schema refers to, perhaps beside null."""
    for each in (schema, *schema.get("anyOf", ())):
        if "$ref" in each:
            return str(each["$ref"]).rpartition("/")[2]
    return None
