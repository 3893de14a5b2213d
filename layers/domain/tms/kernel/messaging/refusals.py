"""Refusals of SES and SNS. Their texts name the recipient, so only their codes go to the log."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import ClientError


class NotSent(Exception):
    """A message was refused; the text is the service's code, without the recipient."""


@contextmanager
def without_recipients() -> Iterator[None]:
    """Replace a refusal inside a `with` block by its code.

    Raises:
        NotSent: the service refused; not chained to the refusal, because the log writes chained errors.
    """
    try:
        yield
    except ClientError as error:
        raise NotSent(error.response["Error"]["Code"]) from None
