"""What is wrong with a request."""

from typing import Any

from tms.kernel.errors import Invalid
from tms.kernel.http.reader import read
from tms.kernel.http.requests import Body


def faults(model: type[Body], plain: object) -> dict[str, str]:
    """Return what each wrong field is told, by its pointer; nothing if the request is right."""
    try:
        read(model, plain)
    except Invalid as refused:
        errors: Any = refused.extra["errors"]
        return {each["pointer"]: each["detail"] for each in errors}
    return {}
