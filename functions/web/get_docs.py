"""GET /docs: this API as a page to read and to try out. It shows the document of GET /openapi.json."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from tms.kernel.http.app import Answer, service_app

app = service_app("web")


@cache
def _page() -> str:
    return Path(__file__).with_name("docs.html").read_text(encoding="utf-8")


@cache
def _policy() -> str:
    """Return the page's Content-Security-Policy: its own script and style, by their hashes, and this API."""

    def hashes(tag: str) -> str:
        parts = re.findall(rf"<{tag}>(.*?)</{tag}>", _page(), re.DOTALL)
        return " ".join(f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" for part in parts)

    return (
        f"default-src 'none'; script-src {hashes('script')}; style-src {hashes('style')}; "
        "connect-src 'self'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@app.get("/docs", public=True, returns="text/html", max_age=300, summary="This API as a page")
def handle() -> Answer:
    """Show the page."""
    headers = {
        "Content-Security-Policy": _policy(),
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
    }
    return Answer(_page(), headers=headers, content_type="text/html; charset=utf-8")
