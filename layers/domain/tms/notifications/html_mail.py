"""A mail as a page of HTML, beside its plain text; pure."""

from html import escape


def page(text: str, head: str) -> str:
    """Return a page that reads like the plain text.

    Args:
        text: of the mail.
        head: elements for programs, already escaped.
    """
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head>'
        f'<body><div style="font:16px/1.4 sans-serif;white-space:pre-wrap">{escape(text, quote=False)}</div>'
        "</body></html>"
    )
