"""GET /app/{page+}: the apps for people (`/app/book/`, `/app/console/`), their views below them, their files.

`make web` builds them into the folder `pages`. No host and no base path is built in: references of a page are
relative, and how deep the asked path is tells how many steps lie before them.
"""

from dataclasses import dataclass
from functools import cache
from gzip import compress, decompress
from mimetypes import guess_type
from pathlib import Path

from tms.kernel.errors import NotFound
from tms.kernel.http.app import Answer, Gateway, service_app
from tms.kernel.text import quoted

app = service_app("site")

PAGES = Path(__file__).with_name("pages")

PLACED = "./"
"""What `index.html` has before each relative reference."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Encoding",
    "X-Frame-Options": "DENY",
}

FOREVER, ASK_FIRST = "public, max-age=31536000, immutable", "no-cache"

ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""The best first, and the ends of the files' names."""

TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json"}
"""Where Python's own table differs between versions."""


@dataclass(frozen=True)
class _File:
    """A built file: its bytes by encoding, and its media type."""

    forms: dict[str, bytes]
    content_type: str

    def answer(self, accepted: str, caching: str) -> Answer:
        """Return the file in the best form that the client takes; without a wish it is not compressed."""
        wishes = (each.replace(" ", "").partition(";") for each in accepted.split(","))
        known = {name for name, _, weight in wishes if weight not in {"q=0", "q=0.0"}}
        encoding = next((each for each in ENCODINGS if each in known and each in self.forms), "")
        headers = {**HEADERS, "Cache-Control": caching}
        if encoding:
            headers["Content-Encoding"] = encoding
        body = self.forms[encoding] if encoding else decompress(self.forms["gzip"])
        return Answer(body, headers=headers, content_type=self.content_type)


@cache
def _files() -> frozenset[str]:
    """Return the names of all built files, as `console/assets/index-B2fk.js`."""
    found = (path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.gz"))
    return frozenset(name.removesuffix(".gz") for name in found)


@cache
def _file(name: str) -> _File:
    forms = {encoding: PAGES / f"{name}{end}" for encoding, end in ENCODINGS.items()}
    kind = TYPES.get(Path(name).suffix) or guess_type(name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return _File(
        {encoding: path.read_bytes() for encoding, path in forms.items() if path.exists()},
        f"{kind}; charset=utf-8" if text else kind,
    )


@cache
def _index(name: str, before: str) -> _File:
    """Return an app's page.

    Args:
        before: the steps from the asked path to the app's folder, as `../`.
    """
    html = decompress((PAGES / f"{name}/index.html.gz").read_bytes()).decode()
    placed = html.replace(f'="{PLACED}', f'="{before}')
    return _File({"gzip": compress(placed.encode(), mtime=0)}, "text/html; charset=utf-8")


@app.get(
    "/app/{page+}",
    public=True,
    returns="text/html",
    errors={404: ("page_not_found",)},
    summary="The apps for people",
)
def handle(page: str, gateway: Gateway) -> Answer:
    """Serve a file of an app, or else the app's page, which finds the view in the path itself."""
    name, accepted = page.rstrip("/"), gateway.headers.get("accept-encoding", "")
    if name in _files():
        return _file(name).answer(accepted, FOREVER if "/assets/" in name else ASK_FIRST)
    own, _, view = name.partition("/")
    if f"{own}/index.html" not in _files() or "." in view:
        raise NotFound("page_not_found", f"There is no page {quoted(page)}.")
    depth = name.count("/") + gateway.path.endswith("/")
    before = "../" * (depth - 1) or PLACED if depth else f"{PLACED}{own}/"
    return _index(own, before).answer(accepted, ASK_FIRST)
