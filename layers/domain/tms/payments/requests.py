"""The bodies that the payment endpoints take."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from tms.kernel.http.requests import Body, Phone, RecordId


class PayerRequest(Body):
    """The owner of the Mobile Money account that pays."""

    phone: Phone


class PaymentRequest(Body):
    """A payment that is wanted for a held booking."""

    booking_id: RecordId
    method: Literal["momo"]
    payer: PayerRequest


class MomoCallback(Body):
    """The body that the provider sends when a charge has ended.

    Anybody could send it, so nothing in it is believed. `externalId` is the payment to ask the provider
    about.

    Example:
        externalId: pay_01KB3V7T2H6J9K4M8P1R5T7W0Y
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    payment_id: Annotated[RecordId, Field(alias="externalId")]
