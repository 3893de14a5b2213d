"""A caller of the simulated Mobile Money API that keeps every rule unless told otherwise."""

import base64
import json
import uuid
from typing import Any

from infra.simulator.api import Api
from infra.simulator.charges import Charge
from infra.simulator.gate import Credentials
from infra.simulator.protocol import Call, Reply
from infra.simulator.timing import Clock, Seconds

CHARGES_PATH = "/collection/v1_0/requesttopay"
REFUNDS_PATH = "/disbursement/v1_0/refund"
CREDENTIALS = Credentials()
KEYS = {
    "collection": CREDENTIALS.subscription_key,
    "disbursement": CREDENTIALS.disbursement_subscription_key,
}
BODY = {
    "amount": "3500",
    "currency": "RWF",
    "externalId": "pay_1",
    "payer": {"partyIdType": "MSISDN", "partyId": "250788123456"},
    "payerMessage": "Kigali to Musanze",
    "payeeNote": "pay_1",
}


class MomoApi:
    """The API, one caller logged in to both products, and a clock in the caller's hand."""

    def __init__(self, hosts: frozenset[str] = frozenset(), credentials: Credentials = CREDENTIALS) -> None:
        self.clock = Clock()
        self.charged: list[Charge] = []
        self.api = Api(credentials, Seconds(), self.clock, self.charged.append, hosts)
        self.token = (self.log_in().document or {})["access_token"]
        self.refund_token = (self.log_in(product="disbursement").document or {})["access_token"]

    def log_in(
        self,
        login: str = f"{CREDENTIALS.api_user}:{CREDENTIALS.api_key}",
        body: bytes = b"",
        product: str = "collection",
    ) -> Reply:
        basic = base64.b64encode(login.encode()).decode()
        headers = {
            "authorization": f"Basic {basic}",
            "ocp-apim-subscription-key": KEYS[product],
        }
        return self.api.answer(Call("POST", f"/{product}/token/", headers, body))

    def headers(self, **changed: str | None) -> dict[str, str]:
        headers: dict[str, str | None] = {
            "authorization": f"Bearer {self.token}",
            "ocp-apim-subscription-key": CREDENTIALS.subscription_key,
            "x-target-environment": "mtnrwanda",
            "x-reference-id": str(uuid.uuid4()),
            "content-type": "application/json",
        }
        headers.update({name.replace("_", "-"): value for name, value in changed.items()})
        return {name: value for name, value in headers.items() if value is not None}

    def pay(self, body: dict[str, Any] | None = None, **headers: str | None) -> Reply:
        sent = json.dumps({**BODY, **(body or {})}).encode()
        return self.api.answer(Call("POST", CHARGES_PATH, self.headers(**headers), sent))

    def pay_from(self, phone: str) -> tuple[str, Reply]:
        reference = str(uuid.uuid4())
        payer = {"partyIdType": "MSISDN", "partyId": phone}
        return reference, self.pay({"payer": payer}, x_reference_id=reference)

    def status(self, reference: object) -> Reply:
        return self.api.answer(Call("GET", f"{CHARGES_PATH}/{reference}", self.headers()))

    def paid_from(self, phone: str = "250788123456", amount: str = "3500") -> str:
        reference = str(uuid.uuid4())
        payer = {"partyIdType": "MSISDN", "partyId": phone}
        assert self.pay({"payer": payer, "amount": amount}, x_reference_id=reference).status == 202
        self.clock.advance(2)
        return reference

    def refund_headers(self, **changed: str | None) -> dict[str, str]:
        ours = {
            "authorization": f"Bearer {self.refund_token}",
            "ocp_apim_subscription_key": KEYS["disbursement"],
        }
        return self.headers(**{**ours, **changed})

    def refund(self, charge: object, body: dict[str, Any] | None = None, **headers: str | None) -> Reply:
        fields = {
            "amount": "3500",
            "currency": "RWF",
            "externalId": "pay_1",
            "payerMessage": "pay_1",
            "payeeNote": "Trip cancelled",
            "referenceIdToRefund": charge,
        }
        sent = json.dumps({**fields, **(body or {})}).encode()
        return self.api.answer(Call("POST", REFUNDS_PATH, self.refund_headers(**headers), sent))

    def refund_status(self, reference: object) -> Reply:
        return self.api.answer(Call("GET", f"{REFUNDS_PATH}/{reference}", self.refund_headers()))
