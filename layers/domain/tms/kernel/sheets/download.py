"""The answer that a browser keeps as a CSV file."""

from tms.kernel.http.answers import Answer


def csv_file(name: str, text: str) -> Answer:
    """Return an answer that is a CSV file.

    Args:
        name: of the file.
    """
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Answer(text, headers=headers, content_type="text/csv; charset=utf-8")
