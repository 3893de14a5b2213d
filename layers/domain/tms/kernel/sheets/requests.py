"""What the endpoints take that read files."""

from typing import Annotated

from msgspec import Meta

from tms.kernel.http.reader import Wanted, verbatim
from tms.kernel.http.requests import Body
from tms.kernel.http.routes import MAX_BODY_BYTES

Csv = Annotated[
    str,
    Meta(min_length=1, max_length=MAX_BODY_BYTES),
    Wanted("the text of a CSV file, at most 256 KiB", bare=verbatim),
]


class ImportQuery(Body):
    """Whether an import only tells what it would do.

    Example:
        dry_run: true
    """

    dry_run: Annotated[bool, Wanted("true for a report of what each line would do, false to do it")] = True
