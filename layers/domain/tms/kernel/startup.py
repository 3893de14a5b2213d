"""Start: a function reads its settings and secrets while it starts, and does not start without one of them.

Lambda logs a failed start, answers the call with an error, and starts the function again for the next call.
So a missing secret needs only to be written.
"""

import gc
import os

from tms.kernel import settings, snapshots

SECRETS = "_PARAMETER"
"""The end of the name of each variable that holds the name of a SecureString parameter.

One that a stage may do without has the end `_PARAMETER_IF_SET`, and is read when it is needed.
"""


def require_all() -> None:
    """Read the settings of all imported modules and the function's secrets, if this is the start of a Lambda.

    Elsewhere this does nothing: tests and tools import functions and do not run them.

    Raises:
        MissingSetting: a variable is not in the environment.
        botocore.exceptions.ClientError: a secret is not there, or the function may not read it.
    """
    try:
        if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
            _read()
    finally:
        _collect_garbage()


def _read() -> None:
    settings.require_all()
    for parameter in [value for name, value in os.environ.items() if name.endswith(SECRETS)]:
        from tms.kernel.secrets import secret

        secret(parameter)
    snapshots.prepare()


def _collect_garbage() -> None:
    """Search for garbage again, if `tms` has turned that off, but not among what the start has made."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
