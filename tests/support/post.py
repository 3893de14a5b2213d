"""The queue of codes and the mail of a process without a cloud: what is sent stays here for the test."""

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from tms.accounts import on_code_requested as code_sending
from tms.accounts.codes import queue
from tms.accounts.codes.code import Purpose
from tms.kernel.clock import now
from tms.kernel.privacy.vault import seal

Carry = Callable[[str, Callable[[], Any]], Any]

_sent: ContextVar[list[str]] = ContextVar("sent")


def new_email() -> str:
    """Return an e-mail address that nobody has."""
    return f"aline.{secrets.token_hex(6)}@mail.example"


def new_phone() -> str:
    """Return a phone number that nobody is likely to have."""
    return f"+2507{secrets.randbelow(10**8):08d}"


def deliver(message: str) -> str | None:
    """Work on a message of the queue of codes, in any thread of any process.

    Returns:
        The code that was mailed; None where none was.
    """
    vars(code_sending)["send_mail"] = vars(code_sending)["send_text"] = _keep
    sent: list[str] = []
    token = _sent.set(sent)
    try:
        code_sending.on_code_requested(message)
    finally:
        _sent.reset(token)
    return _code_in(sent[-1]) if sent else None


def wanted(purpose: Purpose, name: str, challenge: str = "", later: int = 0) -> str:
    """Return a message that asks for a code.

    Args:
        later: milliseconds that it was asked for after now.
    """
    asked_at = int(now().timestamp() * 1000) + later
    message = queue.CodeWanted(purpose, seal(name, queue.SEALED_FOR), asked_at, challenge)
    return queue.to_json(message)


@dataclass
class Post:
    """What a process in this one asked for and sent, through a wire that may be cut.

    Attributes:
        messages: of the queue of codes, in the order they were asked for.
        codes: that were mailed, in that order.
    """

    carry: Carry
    messages: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def send_message(self, QueueUrl: str, MessageBody: str) -> None:  # noqa: N803 - boto3's names
        """Queue a message, as the client of SQS does."""
        self.carry("SendMessage", lambda: self.messages.append(MessageBody))

    def mail(self, _to: str, *words: str) -> None:
        """Send a mail or a text."""
        self.carry("SendMail", lambda: self.codes.append(_code_in(words[-1])))

    @contextmanager
    def office(self) -> Iterator[None]:
        """Let this process's messages and mails go here."""
        before = {module: dict(vars(module)) for module in (queue, code_sending)}
        vars(queue)["client"] = lambda _: self
        vars(code_sending)["send_mail"] = vars(code_sending)["send_text"] = self.mail
        try:
            yield
        finally:
            for module, names in before.items():
                vars(module).update(names)


class Nowhere:
    """The client of a queue that nobody reads."""

    def send_message(self, **message: str) -> None:
        """Drop a message."""


def _keep(_to: str, *words: str) -> None:
    _sent.get().append(words[-1])


def _code_in(text: str) -> str:
    [code] = re.findall(r"\b\d{6}\b", text)
    return str(code)
