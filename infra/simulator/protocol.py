"""The rules of MTN's API for requests, and the errors for requests that break them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast
from urllib.parse import urlsplit
from uuid import UUID

CURRENCIES = {"mtnrwanda": "RWF", "sandbox": "EUR"}
"""The one currency of each target environment."""

_AMOUNT = re.compile(r"(?=.*[1-9])\d{1,12}(\.\d{1,2})?")
_MSISDN = re.compile(r"[1-9]\d{7,14}")
_SHARED = ("amount", "currency", "externalId", "payerMessage", "payeeNote")
_PLAIN = re.compile(r"[A-Za-z0-9 .,:/#()+_-]{0,160}")


@dataclass(frozen=True, slots=True)
class Call:
    """One HTTP request, with header names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer; `stall` seconds pass before it is sent."""

    status: int
    document: Mapping[str, object] | None = None
    stall: float = 0.0


@dataclass(frozen=True, slots=True)
class PayRequest:
    """A requesttopay that keeps the rules."""

    reference: UUID
    payer: str
    callback_url: str | None
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RefundRequest:
    """A refund that keeps the rules; `charge` is the reference of the requesttopay."""

    reference: UUID
    charge: UUID
    amount: Decimal
    fields: Mapping[str, object]


class Refusal(Exception):
    """The answer to a request that breaks a rule."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code)
        self.reply = Reply(status, {"code": code, "message": message})


class GatewayRefusal(Refusal):
    """A refusal by the gateway in front of the API, which words its errors its own way."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status, "", message)
        self.reply = Reply(status, {"statusCode": status, "message": message})


def read_pay_request(call: Call, environment: str, callback_hosts: frozenset[str]) -> PayRequest:
    """Check a requesttopay, headers first, and return what it asks.

    Args:
        call: the request, its caller already known.
        environment: what its X-Target-Environment was; decides the currency.
        callback_hosts: the hosts registered for the API user; none means any.

    Raises:
        Refusal: it breaks a rule.
    """
    reference = _reference(call.headers.get("x-reference-id", ""), "X-Reference-Id")
    callback_url = _callback_url(call.headers.get("x-callback-url"), callback_hosts)
    fields = _fields(call, environment)
    payer = fields.get("payer")
    party = cast("dict[str, object]", payer) if isinstance(payer, dict) else {}
    _require(party.get("partyIdType") == "MSISDN", "payer.partyIdType is MSISDN")
    phone = party.get("partyId")
    if not isinstance(phone, str) or not _MSISDN.fullmatch(phone):
        raise _bad_request("payer.partyId is digits with the country code and no plus")
    return PayRequest(reference, phone, callback_url, _pick(fields, *_SHARED, "payer"))


def read_refund_request(call: Call, environment: str) -> RefundRequest:
    """Check a refund, headers first, and return what it asks.

    Args:
        call: the request, its caller already known.
        environment: what its X-Target-Environment was; decides the currency.

    Raises:
        Refusal: it breaks a rule.
    """
    reference = _reference(call.headers.get("x-reference-id", ""), "X-Reference-Id")
    fields = _fields(call, environment)
    charge = _reference(str(fields.get("referenceIdToRefund")), "referenceIdToRefund")
    return RefundRequest(reference, charge, Decimal(str(fields["amount"])), _pick(fields, *_SHARED))


def check_environment(call: Call, ours: str) -> str:
    """Return the target environment of a request.

    Raises:
        Refusal: there is none, or it is not the API user's own.
    """
    environment = call.headers.get("x-target-environment")
    _require(environment is not None, "X-Target-Environment is missing")
    if environment != ours:
        raise Refusal(500, "NOT_ALLOWED_TARGET_ENVIRONMENT", "Access to target environment is forbidden.")
    return ours


def _reference(text: str, name: str) -> UUID:
    try:
        reference = UUID(text)
    except ValueError:
        raise _bad_request(f"{name} is no UUID") from None
    _require(str(reference) == text.lower() and reference.version == 4, f"{name} is no UUID v4")
    return reference


def _callback_url(url: str | None, hosts: frozenset[str]) -> str | None:
    if url is None:
        return None
    parts = urlsplit(url)
    _require(parts.scheme in ("http", "https") and parts.hostname, "X-Callback-Url is no URL")
    if hosts and parts.hostname not in hosts:
        raise Refusal(500, "INVALID_CALLBACK_URL_HOST", "Callback URL host is not registered.")
    return url


def _fields(call: Call, environment: str) -> dict[str, object]:
    media_type = call.headers.get("content-type", "").partition(";")[0].strip().lower()
    _require(media_type == "application/json", "Content-Type is application/json")
    try:
        document = json.loads(call.body)
    except ValueError:
        raise _bad_request("the body is no JSON") from None
    fields = cast("dict[str, object]", document) if isinstance(document, dict) else {}
    amount = fields.get("amount")
    _require(isinstance(amount, str) and _AMOUNT.fullmatch(amount), "amount is a positive decimal string")
    if fields.get("currency") == "RWF":
        _require("." not in str(amount), "RWF has no minor unit")
    external_id = fields.get("externalId")
    _require(isinstance(external_id, str) and external_id, "externalId is a string")
    for name in ("payerMessage", "payeeNote"):
        text = fields.get(name, "")
        _require(
            isinstance(text, str) and _PLAIN.fullmatch(text),
            f"{name} is at most 160 plain characters",
        )
    if fields.get("currency") != CURRENCIES[environment]:
        raise Refusal(500, "INVALID_CURRENCY", "Currency not supported.")
    return fields


def _pick(fields: Mapping[str, object], *names: str) -> dict[str, object]:
    return {name: fields[name] for name in names if name in fields}


def _require(kept: object, rule: str) -> None:
    if not kept:
        raise _bad_request(rule)


def _bad_request(rule: str) -> Refusal:
    return Refusal(400, "BAD_REQUEST", rule)
