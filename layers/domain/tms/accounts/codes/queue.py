"""The messages of the queue `Codes`: each asks for a code, an invitation or a notice to be sent."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from tms.accounts.codes.code import Purpose
from tms.kernel.aws import client
from tms.kernel.settings import from_environment

SEALED_FOR = "codes"
"""The vault's context of what is sealed in messages. What a notice holds is sealed for its account."""


@dataclass(frozen=True)
class Settings:
    """Where the queue is."""

    codes_queue_url: str


settings = from_environment(Settings)


@dataclass(frozen=True)
class CodeWanted:
    """A code that a caller asks for.

    Attributes:
        identifier: where it goes, sealed. There may be no account with it.
        asked_at: epoch milliseconds.
        challenge: hash of the secret that must come with the code; empty without one.
        asker: the network address or account that asks; empty if the code was counted before.
        device: the hash of the device token that the asker shows; empty without one.
    """

    purpose: Purpose
    identifier: str
    asked_at: int
    challenge: str = ""
    asker: str = ""
    device: str = ""


@dataclass(frozen=True)
class InvitationWanted:
    """An invitation that a company asks for.

    Attributes:
        address: where it goes, sealed.
        asked_at: epoch milliseconds.
        company: its name.
        roles: the names of the roles that the invited person is to have.
    """

    account_id: str
    address: str
    asked_at: int
    company: str
    roles: Sequence[str]


@dataclass(frozen=True)
class Notice:
    """A notice to an identifier that an account lost.

    Attributes:
        identifier: where it goes, sealed.
    """

    account_id: str
    identifier: str


Message = CodeWanted | InvitationWanted | Notice

_KINDS: dict[str, type[Message]] = {"code": CodeWanted, "invitation": InvitationWanted, "notice": Notice}


def post(message: Message) -> None:
    """Put a message into the queue."""
    client("sqs").send_message(QueueUrl=settings().codes_queue_url, MessageBody=to_json(message))


def to_json(message: Message) -> str:
    """Write a message."""
    (kind,) = (kind for kind, type_ in _KINDS.items() if isinstance(message, type_))
    return json.dumps({"kind": kind, **asdict(message)})


def parse(text: str) -> Message:
    """Read a message.

    Raises:
        ValueError, KeyError, TypeError: it is not one that `to_json` writes.
    """
    fields = json.loads(text)
    type_ = _KINDS[fields.pop("kind")]
    if type_ is CodeWanted:
        fields["purpose"] = Purpose(fields["purpose"])
    return type_(**fields)
