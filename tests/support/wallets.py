"""Stands in for Apple and Google: a root, an intermediate and a pass certificate, and a service account."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

PASS_TYPE = "pass.example.tms.ticket"
ISSUER = "3388000000012345678"
SERVICE_ACCOUNT = "wallet@tms.iam.gserviceaccount.com"

_FROM = datetime(2020, 1, 1, tzinfo=UTC)


def pem_of_key(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> str:
    """Return a key as PKCS #8."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _signed(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: str, by: ec.EllipticCurvePrivateKey, *, ca: bool
) -> str:
    builder = x509.CertificateBuilder(
        _named(issuer), _named(name), key.public_key(), x509.random_serial_number()
    )
    builder = builder.not_valid_before(_FROM).not_valid_after(_FROM + timedelta(days=36500))
    builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    return builder.sign(by, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()


@cache
def _chain() -> tuple[str, dict[str, str]]:
    root, middle, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(3))
    stored = {
        "pass_type_id": PASS_TYPE,
        "team_id": "A1B2C3D4E5",
        "certificate": _signed(PASS_TYPE, own, "Intermediate", middle, ca=False),
        "intermediate": _signed("Intermediate", middle, "Root", root, ca=True),
        "key": pem_of_key(own),
    }
    return _signed("Root", root, "Root", root, ca=True), stored


def root() -> str:
    """Return the root certificate, as a phone has it."""
    return _chain()[0]


def apple() -> dict[str, str]:
    """Return what an operator would store for Apple Wallet."""
    return _chain()[1]


@cache
def google_key() -> rsa.RSAPrivateKey:
    """Return the service account's key."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def google() -> dict[str, str]:
    """Return what an operator would store for Google Wallet."""
    return {
        "issuer_id": ISSUER,
        "class_id": "tickets",
        "service_account": SERVICE_ACCOUNT,
        "key": pem_of_key(google_key()),
    }
