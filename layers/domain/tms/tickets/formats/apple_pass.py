"""A ticket as a pass for Apple Wallet: a zip file of pass.json, pictures, their hashes and a signature.

The form is Apple's (Wallet Developer Guide: "Creating a Pass"): manifest.json has the SHA-1 of each file, and
`signature` is the detached PKCS #7 signature of manifest.json by the company's certificate for passes, with
Apple's intermediate certificate beside it.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from tms.kernel.clock import at, offset_of
from tms.kernel.text import one_line
from tms.tickets.codes import shown
from tms.tickets.formats.facts import Facts

MEDIA_TYPE = "application/vnd.apple.pkpass"

_PICTURES = Path(__file__).with_name("pass_icons")
_ZIPPED_AT = (2026, 1, 1, 0, 0, 0)
"""The time of each file in the zip, so that equal passes are equal bytes."""


@dataclass(frozen=True)
class PassCertificate:
    """What Apple gave for signing passes.

    Attributes:
        pass_type_id: as `pass.example.ticket`.
        team_id: ten letters and digits.
        certificate, intermediate: PEM; the latter is Apple's Worldwide Developer Relations certificate.
        key: PEM, without a password.
    """

    pass_type_id: str
    team_id: str
    certificate: str
    intermediate: str
    key: str = field(repr=False)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "PassCertificate":
        """Read a stored certificate.

        Raises:
            KeyError: a part is missing.
        """
        return cls(**{part.name: str(stored[part.name]) for part in fields(cls)})


def pkpass(facts: Facts, certificate: PassCertificate) -> bytes:
    """Return a signed pass."""
    files = {each.name: each.read_bytes() for each in sorted(_PICTURES.glob("*.png"))}
    files["pass.json"] = _json(_content(facts, certificate))
    manifest = _json(
        {name: hashlib.sha1(each, usedforsecurity=False).hexdigest() for name, each in files.items()}
    )
    files |= {"manifest.json": manifest, "signature": _signature(manifest, certificate)}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIPPED_AT), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _content(facts: Facts, certificate: PassCertificate) -> dict[str, Any]:
    ticket = facts.ticket
    content: dict[str, Any] = {
        "formatVersion": 1,
        "passTypeIdentifier": certificate.pass_type_id,
        "teamIdentifier": certificate.team_id,
        "serialNumber": ticket.ticket_id,
        "organizationName": one_line(ticket.company),
        "description": f"Bus ticket {one_line(facts.way)}",
        "groupingIdentifier": ticket.booking_id,
        "relevantDate": _moment(facts.departs),
        "expirationDate": _moment(at(ticket.valid_until, offset_of(ticket.departure_at))),
        "backgroundColor": "rgb(11, 92, 173)",
        "foregroundColor": "rgb(255, 255, 255)",
        "labelColor": "rgb(214, 230, 247)",
        "barcodes": [
            {
                "format": "PKBarcodeFormatQR",
                "message": facts.token,
                "messageEncoding": "iso-8859-1",
                "altText": shown(ticket.code) if ticket.code else f"Seat {ticket.seat}",
            }
        ],
        "boardingPass": {
            "transitType": "PKTransitTypeBus",
            "headerFields": [_field("seat", "Seat", ticket.seat)],
            "primaryFields": [
                _field("from", "From", one_line(ticket.origin)),
                _field("to", "To", one_line(ticket.destination)),
            ],
            "secondaryFields": [
                _time("departs", "Departure", facts.departs),
                _time("arrives", "Arrival", facts.arrives),
            ],
            "auxiliaryFields": [
                _field("passenger", "Passenger", one_line(facts.passenger.name or "erased")),
                *([_field("bus", "Bus", facts.plate)] if facts.plate else []),
            ],
            "backFields": list(_back(facts)),
        },
    }
    if facts.boarding_place:
        place = facts.boarding_place
        content["locations"] = [{"latitude": place.latitude, "longitude": place.longitude}]
    return content


def _back(facts: Facts) -> Iterator[dict[str, Any]]:
    ticket = facts.ticket
    yield _field("booking", "Booking", facts.reference)
    yield _field("price", "Price", str(ticket.price))
    yield _field("company", "Company", one_line(ticket.company))
    if facts.company_phone:
        yield _field("phone", "Phone", facts.company_phone)
    yield _field("rule", "Boarding", "Good for one passenger, once.")


def _field(key: str, label: str, value: str) -> dict[str, Any]:
    return {"key": key, "label": label, "value": value}


def _time(key: str, label: str, moment: datetime) -> dict[str, Any]:
    """Return a field with a time, which the phone shows as the clocks at the stop do."""
    shown = {"dateStyle": "PKDateStyleMedium", "timeStyle": "PKDateStyleShort", "ignoresTimeZone": True}
    return {**_field(key, label, _moment(moment)), **shown}


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _json(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1).encode()


def _signature(manifest: bytes, certificate: PassCertificate) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
    from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder
    from cryptography.x509 import load_pem_x509_certificate

    key = load_pem_private_key(certificate.key.encode(), None)
    if not isinstance(key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise TypeError("passes are signed with an RSA or EC key")
    builder = PKCS7SignatureBuilder().set_data(manifest)
    builder = builder.add_signer(load_pem_x509_certificate(certificate.certificate.encode()), key, SHA256())
    builder = builder.add_certificate(load_pem_x509_certificate(certificate.intermediate.encode()))
    return builder.sign(Encoding.DER, [PKCS7Options.DetachedSignature, PKCS7Options.Binary])
