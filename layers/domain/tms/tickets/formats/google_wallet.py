"""A ticket as a link that saves it in Google Wallet: a JWT that the platform's service account signs.

The form is Google's ("Transit passes": TransitObject; "Issue passes with JWT"). The class of all tickets,
with the platform's logo, is made once in the issuer's console, so that the link has the object alone: Google
cuts links of more than 1,800 characters. The passenger's name is left out for the same reason.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from tms.kernel.clock import at, offset_of
from tms.kernel.text import one_line
from tms.tickets.formats.facts import Facts

SAVE = "https://pay.google.com/gp/v/save/"

MOST_LETTERS = 25
"""A longer name of a station is cut to this."""


@dataclass(frozen=True)
class WalletAccount:
    """What Google gave for issuing passes.

    Attributes:
        issuer_id: digits.
        class_id: the transit class of all tickets, without the issuer's id before it.
        service_account: its e-mail address.
        key: its RSA key, PEM.
    """

    issuer_id: str
    class_id: str
    service_account: str
    key: str = field(repr=False)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "WalletAccount":
        """Read a stored account.

        Raises:
            KeyError: a part is missing.
        """
        return cls(**{part.name: str(stored[part.name]) for part in fields(cls)})


def save_link(facts: Facts, account: WalletAccount) -> str:
    """Return the link that saves a ticket in its holder's wallet."""
    from jwt import api_jws

    claims = {
        "iss": account.service_account,
        "aud": "google",
        "typ": "savetowallet",
        "iat": int(facts.at.timestamp()),
        "payload": {"transitObjects": [_object(facts, account)]},
    }
    written = json.dumps(claims, ensure_ascii=False, separators=(",", ":"))
    return SAVE + api_jws.encode(written.encode(), account.key, algorithm="RS256")


def _object(facts: Facts, account: WalletAccount) -> dict[str, Any]:
    ticket = facts.ticket
    ends = at(ticket.valid_until, offset_of(ticket.departure_at))
    return {
        "id": f"{account.issuer_id}.{ticket.ticket_id}",
        "classId": f"{account.issuer_id}.{account.class_id}",
        "state": "ACTIVE",
        "tripType": "ONE_WAY",
        "barcode": {"type": "QR_CODE", "value": facts.token},
        "validTimeInterval": {"end": {"date": ends.isoformat()}},
        "ticketLeg": {
            "originName": _localized(ticket.origin),
            "destinationName": _localized(ticket.destination),
            "departureDateTime": facts.departs.isoformat(),
            "arrivalDateTime": facts.arrives.isoformat(),
            "ticketSeat": {"seat": ticket.seat},
        },
    }


def _localized(text: str) -> dict[str, Any]:
    return {"defaultValue": {"language": "en", "value": one_line(text)[:MOST_LETTERS]}}
