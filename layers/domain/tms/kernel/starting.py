"""Starting: what a function cannot work without it asks for before its first call, or does not start.

Lambda writes such a start to the function's log, answers its call with an error, and tries again with the
next one: a secret that is written later heals it.
"""

import os

from tms.kernel import settings

SECRETS = "_PARAMETER"
"""How the variables end that name a SecureString parameter."""


def require_all() -> None:
    """Read the settings of what was imported, and the function's secrets, where this is a start of a Lambda.

    Elsewhere nothing happens: tests and tools import functions without wanting to run them.

    Raises:
        MissingSetting: a variable is not in the environment.
        botocore.exceptions.ClientError: a secret is not there, or the function may not read it.
    """
    if "AWS_LAMBDA_FUNCTION_NAME" not in os.environ:
        return
    settings.require_all()
    for parameter in [value for name, value in os.environ.items() if name.endswith(SECRETS)]:
        from tms.kernel.secrets import secret

        secret(parameter)
