"""Example values: one per name of a field, and the examples of whole bodies that are made of them."""

from collections.abc import Mapping
from typing import Any

from infra.problems import Stop

Json = dict[str, Any]

_QR_TEXT = (
    "W50RALU6B JD708GZ1-6ARYIDUDOFU6UE6BFANLTV8NWAF0A/-9RL6000400 ND9/GS5RGJO:6PZ4J/X04N4GGVSCOG+92AB8+0N"
    "AUVM0B+9S8CPA79JGMNB03LEYI.TDL.9:-65U66FIVY1+SO 2QTP32OPCFE%69T:M-*CVQGN50H1R2PVL6C*XA"
)

SAMPLES: Mapping[str, Any] = {
    "account_id": "acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D",
    "booking_id": "bkg_01KB3V7A5M8N2B4V6C9X1Z3Q7W",
    "company_id": "co_4GJW83KSGZ34VPWJXZR40RFTVK",
    "payment_id": "pay_01KB3V7T2H6J9K4M8P1R5T7W0Y",
    "station_id": "stn_5HB8A5K9QKMHMC3Y2XX7RGMDDJ",
    "ticket_id": "tkt_01KB3V7A5Z6Y8X2W4V7T9S1R3Q",
    "trip_id": "trp_7G15T0MY4WN8S49P2MT57JJKMH",
    "externalId": "pay_01KB3V7T2H6J9K4M8P1R5T7W0Y",
    "access_token": "eyJhbGciOiJFZERTQSIsImtpZCI6ImEifQ.eyJzdWIiOiJhY2NfLi4uIn0.c2lnbmF0dXJl",
    "refresh_token": (
        "acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D.ses_01KB3V6Z3X5C7V9B1N2M4Q6W8E."
        "u3nq5O2mYQ8wq0X7Jr1kTzv4bH6sLdPcAfGiEjKmNoU.b8WfXy1ZpQe3RtLk9VhJd0McSg2NaUi5OoTz7BqYx4E"
    ),
    "session_id": "ses_01KB3V6Z3X5C7V9B1N2M4Q6W8E",
    "started_at": "2026-11-28T06:12:09+00:00",
    "last_used_at": "2026-11-30T17:30:00+00:00",
    "source_ip": "192.0.2.1",
    "current": True,
    "token_type": "Bearer",
    "expires_in": 900,
    "challenge": "acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D.u3nq5O2mYQ8wq0X7Jr1kTzv4bH6sLdPcAfGiEjKmNoU",
    "sent_to": "a***@ikirere.example",
    "Challenged.expires_in": 600,
    "code_sent_to": "+250***456",
    "CodeAsked.expires_in": 600,
    "code": "482915",
    "full_name": "Aline Uwase",
    "email": "aline.uwase@example.com",
    "phone": "+250788123456",
    "identifier": "aline.uwase@example.com",
    "password": "correct horse battery",
    "new_password": "a stapler in the rain",
    "ResetRequest.password": "a stapler in the rain",
    "ResetRequest.code": "271828",
    "roles": ["passenger"],
    "Me.company": None,
    "Me.permissions": [
        "account:read",
        "account:update",
        "bookings:create",
        "bookings:read",
        "payments:create",
    ],
    "new_email": None,
    "new_phone": "+250788654321",
    "role": "rol_01KB3V6T9Q2W8E4R7Y5P0A1S3D",
    "permission": "tickets:scan",
    "permissions": ["account:read", "account:update", "tickets:scan"],
    "description": "Check tickets at the door",
    "PermissionView.roles": ["driver", "inspector", "agent", "supervisor", "owner", "pos_device"],
    "grantable": True,
    "RoleView.name": "Night gate",
    "RoleRequest.name": "Night gate",
    "RoleChange.name": "Night gate",
    "StaffView.roles": ["agent"],
    "InvitationRequest.roles": ["agent"],
    "StaffChange.roles": ["agent", "inspector"],
    "extra": ["staff:read"],
    "revoked": [],
    "StaffView.state": "ACTIVE",
    "active": True,
    "StaffQuery.role": "agent",
    "CompanyStateView.name": "Sunbird Kivu Lines",
    "CompanyStateView.state": "SUSPENDED",
    "reason": "The licence has run out.",
    "AcceptRequest.token": ("acc_01KB3V6T9Q2W8E4R7Y5P0A1S3D.u3nq5O2mYQ8wq0X7Jr1kTzv4bH6sLdPcAfGiEjKmNoU"),
    "built_in": False,
    "holders": 3,
    "company": "Sunbird Kivu Lines",
    "bus_class": "vip",
    "q": "ruhengeri",
    "limit": 10,
    "from": "Kigali-Nyabugogo",
    "to": "Musanze",
    "from.name": "Kigali-Nyabugogo",
    "to.name": "Musanze",
    "to.station_id": "stn_5PBT82D5F05KJJFY60CK5A3TT1",
    "date": "today",
    "StationView.name": "Musanze",
    "StationView.station_id": "stn_5PBT82D5F05KJJFY60CK5A3TT1",
    "aliases": ["Ruhengeri"],
    "district": "Musanze",
    "StationView.latitude": -1.4998,
    "StationView.longitude": 29.635,
    "departure_at": "2026-12-01T06:30:00+02:00",
    "arrival_at": "2026-12-01T08:30:00+02:00",
    "hold_expires_at": "2026-11-30T17:40:00+00:00",
    "created_at": "2026-11-30T17:31:12+00:00",
    "settled_at": None,
    "amount": 3500,
    "currency": "RWF",
    "seats_free": 27,
    "layout": [
        [{"kind": "driver"}, {"kind": "aisle"}, {"kind": "aisle"}, {"kind": "door"}],
        [
            {"kind": "seat", "label": "1A"},
            {"kind": "seat", "label": "1B"},
            {"kind": "aisle"},
            {"kind": "seat", "label": "1C"},
        ],
    ],
    "seat": "1A",
    "state": "free",
    "PassengerRequest.name": "Aline Uwase",
    "PassengerView.name": "Aline Uwase",
    "BookingView.status": "HELD",
    "BookingView.payment_id": None,
    "booking_key": None,
    "method": "momo",
    "PaymentView.status": "PENDING",
    "failure": None,
    "FailureView.code": "not_enough_funds",
    "FailureView.detail": "There is not enough money on the account.",
    "TicketView.status": "ISSUED",
    "TicketView.token": _QR_TEXT,
    "ScanRequest.token": _QR_TEXT,
    "nonce": "5f0c1a7e9b3d",
    "scanned_at": "2026-12-01T06:12:09+02:00",
    "scanned_by": "acc_5FFVQQM82RWPXZGBPHFCQ3T3WY",
    "verdict": "ok",
    "title": "Valid ticket",
    "action": "Let the passenger board.",
    "colour": "green",
    "ScannedTicket.status": "BOARDED",
    "boarded_before": None,
    "TripState.status": "BOARDING",
    "audit_id": "aud_01KB3V9C4D6F8H1K3N5Q7S9V2X",
    "AuditedView.at": "2026-12-01T06:31:04+00:00",
    "AuditedView.action": "trip.departed",
    "AuditedView.target": "trp_7G15T0MY4WN8S49P2MT57JJKMH",
    "ActorView.subject": "acc_5FFVQQM82RWPXZGBPHFCQ3T3WY",
    "ActorView.roles": ["driver"],
    "before": {"status": "BOARDING"},
    "after": {"status": "DEPARTED"},
    "correlation_id": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
    "AuditTrail.next_cursor": None,
    "AuditQuery.company": "co_4GJW83KSGZ34VPWJXZR40RFTVK",
    "AuditQuery.actor": "acc_5FFVQQM82RWPXZGBPHFCQ3T3WY",
    "AuditQuery.target": "trp_7G15T0MY4WN8S49P2MT57JJKMH",
    "AuditQuery.action": "trip.departed",
    "since": "2026-12-01T00:00:00+02:00",
    "until": "2026-12-02T00:00:00+02:00",
    "latitude": -1.6414,
    "longitude": 29.8608,
    "recorded_at": "2026-12-01T07:21:30+02:00",
    "speed_mps": 16.5,
    "bearing": 312.0,
    "accuracy_m": 8.0,
    "eta": "2026-12-01T08:27:00+02:00",
    "next_stop.station_id": "stn_5PBT82D5F05KJJFY60CK5A3TT1",
    "next_stop.name": "Musanze",
    "scheduled_at": "2026-12-01T08:30:00+02:00",
    "accepted": 1,
    "rejected": [],
    "index": 0,
    "RejectedPosition.code": "stale",
    "RejectedPosition.detail": "recorded_at is more than 24 hours ago.",
    "keys": [
        {
            "kty": "OKP",
            "crv": "Ed25519",
            "use": "sig",
            "alg": "EdDSA",
            "kid": "a",
            "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        }
    ],
}
"""By the field's name; before it goes `Class.field`, or `holder.field` for what is in the field `holder`."""


def with_samples(definitions: Json) -> None:
    """Show the example value of each field in its schema."""
    for name, definition in definitions.items():
        for field, schema in definition.get("properties", {}).items():
            sample = SAMPLES.get(f"{name}.{field}", SAMPLES.get(field))
            if sample is not None and not _reference(schema):
                schema["examples"] = [sample]


def sample_of(name: str, definitions: Json, holder: str = "") -> Any:
    """Return the example of a whole object.

    Args:
        name: of its definition.
        holder: the field that holds it.

    Raises:
        Stop: a field in it has none.
    """
    definition = definitions[name]
    if "enum" in definition:
        return definition["enum"][0]
    return {
        field: _field_sample(name, holder, field, schema, definitions)
        for field, schema in definition["properties"].items()
    }


def _field_sample(name: str, holder: str, field: str, schema: Json, definitions: Json) -> Any:
    inner = _reference(schema)
    composed = inner is not None and "properties" in definitions[inner]
    for key in (f"{holder}.{field}", f"{name}.{field}", field):
        if key in SAMPLES and (not composed or SAMPLES[key] is None):
            return SAMPLES[key]
    if inner is not None:
        return sample_of(inner, definitions, field)
    of_items = _reference(schema.get("items", {}))
    if of_items is not None:
        return [sample_of(of_items, definitions, field)]
    if {"type": "null"} in schema.get("anyOf", ()):
        return None
    raise Stop(f"Give {name}.{field} an example value in {__name__}.SAMPLES.")


def _reference(schema: Json) -> str | None:
    """Return the name of the definition that a schema refers to, perhaps among null."""
    for each in (schema, *schema.get("anyOf", ())):
        if "$ref" in each:
            return str(each["$ref"]).rpartition("/")[2]
    return None
