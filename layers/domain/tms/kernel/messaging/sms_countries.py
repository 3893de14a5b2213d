"""The countries that SMS go to."""

from collections.abc import Mapping
from dataclasses import dataclass

from tms.kernel.errors import invalid_fields
from tms.kernel.messaging.sms_rules import is_served
from tms.kernel.settings import from_environment


@dataclass(frozen=True)
class Settings:
    """The calling codes of the countries, separated by commas: `250,256`."""

    sms_countries: str


settings = from_environment(Settings)


def gets_sms(number: str) -> bool:
    """Tell whether a number (E.164) is of a country that SMS go to."""
    return is_served(number, settings().sms_countries.split(","))


def require_served(given: Mapping[str, str | None]) -> None:
    """Refuse numbers of other countries where a person would wait for an SMS.

    Args:
        given: by pointer (RFC 6901), the phone numbers or other identifiers that a request gives.

    Raises:
        Invalid: `invalid_field`.
    """
    faults = [
        (pointer, "We send no SMS to numbers of this country. Give an e-mail address instead.")
        for pointer, identifier in given.items()
        if identifier and identifier.startswith("+") and not gets_sms(identifier)
    ]
    if faults:
        raise invalid_fields(faults)
