"""What SES and SNS say when they refuse a message names its recipient: it is kept out of the log."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import ClientError


class NotSent(Exception):
    """A message was refused; the service's code says why, and nothing says whom it was for."""


@contextmanager
def without_recipients() -> Iterator[None]:
    """Let a refusal inside a `with` block come out as its code alone.

    Raises:
        NotSent: the service refused. Not chained, for the log tells chains.
    """
    try:
        yield
    except ClientError as error:
        raise NotSent(error.response["Error"]["Code"]) from None
