"""The function of the apps: which file it answers, in which form, and where its references lead."""

import gzip
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from tests.support.functions import Reply, call

VIEWS = ("console", "console/", "console/board", "console/trips/trp_1", "console/trips/", "book/")
BASES = (
    "https://tickets.example",
    "https://a1.example/prod",
    "http://127.0.0.1:4566/restapis/x/local/_user_request_",
)


def asked(path: str, accept: str = "br, gzip") -> Reply:
    """Ask for `/app/<path>` as a browser does, behind a gateway whose stage is part of the path it tells."""
    return call("site/get_page", path={"page": path}, headers={"Accept-Encoding": accept})


class _References(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        key = f"meta {told['name']}" if tag == "meta" and "name" in told else tag
        value = told.get("src") or told.get("href") or told.get("content")
        if value:
            self.found.setdefault(key, []).append(value)


def references(page: str) -> dict[str, list[str]]:
    reply = asked(page, accept="")
    assert reply.status == 200, reply
    reader = _References()
    reader.feed(reply.content.decode())
    return reader.found


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("page", VIEWS)
def test_references_lead_to_the_apps_folder_from_every_view_under_every_base(page: str, base: str):
    found = references(page)
    here, app = f"{base}/app/{page}", page.partition("/")[0]
    (root,) = found["meta root"]
    assert urljoin(here, root) == f"{base}/app/{app}/"
    for reference in [*found["script"], *found["link"]]:
        whole = urljoin(here, reference)
        assert whole.startswith(f"{base}/app/{app}/")
        own = urlsplit(whole).path.partition("/app/")[2]
        assert asked(own).status == 200, own


@pytest.mark.parametrize("page", VIEWS)
def test_behind_cloudfront_an_app_and_its_api_are_on_the_app_s_host(page: str):
    """CloudFront asks the gateway by the gateway's own host, and puts the stage before the path."""
    headers = {"Host": "a1.execute-api.eu-west-1.amazonaws.com", "Via": "2.0 x.cloudfront.net (CloudFront)"}
    reply = call("site/get_page", path={"page": page}, headers={**headers, "Tms-Viewer": "198.51.100.7"})
    reader = _References()
    reader.feed(reply.content.decode())
    (root,) = reader.found["meta root"]
    name = page.partition("/")[0]
    app = urljoin(f"https://{name}.tms.example/app/{page}", root)
    assert app == f"https://{name}.tms.example/app/{name}/"
    assert urljoin(app, "../..") == f"https://{name}.tms.example/"
    assert "execute-api" not in reply.content.decode()


def test_a_page_and_the_worker_are_asked_for_again_and_assets_are_kept_for_good():
    (script,) = references("console/")["script"]
    assert asked("console/").headers["cache-control"] == "no-cache"
    assert asked("console/sw.js").headers["cache-control"] == "no-cache"
    asset = asked(f"console/{script.removeprefix('./')}")
    assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert asset.headers["content-type"] == "text/javascript; charset=utf-8"


def test_a_file_comes_in_the_best_form_that_the_client_takes():
    brotli, zipped, plain = (
        asked("console/sw.js", accept) for accept in ("gzip, br;q=1", "gzip", "identity")
    )
    assert [each.headers.get("content-encoding") for each in (brotli, zipped, plain)] == ["br", "gzip", None]
    assert gzip.decompress(zipped.content) == plain.content
    assert len(brotli.content) < len(zipped.content) < len(plain.content)
    assert asked("console/sw.js", "br;q=0, gzip").headers["content-encoding"] == "gzip"
    assert {each.headers["vary"] for each in (brotli, zipped, plain)} == {"Accept-Encoding"}


def test_an_unchanged_page_is_not_sent_again():
    tag = asked("console/").headers["etag"]
    reply = call(
        "site/get_page",
        path={"page": "console/"},
        headers={"If-None-Match": tag, "Accept-Encoding": "br, gzip"},
    )
    assert (reply.status, reply.content) == (304, b"")


def test_nothing_but_the_apps_own_files_runs_or_is_fetched():
    reply = asked("console/")
    policy = dict(part.split(" ", 1) for part in reply.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {policy[kind] for kind in ("script-src", "style-src", "connect-src", "worker-src")} == {"'self'"}
    assert {policy[kind] for kind in ("frame-ancestors", "base-uri", "form-action")} == {"'none'"}
    assert "unsafe" not in reply.headers["content-security-policy"]
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "no-referrer"
    assert reply.headers["permissions-policy"].startswith("camera=()")
    html = asked("console/", accept="").content.decode()
    assert "<style" not in html
    assert html.count("<script") == html.count('<script type="module" crossorigin src=') == 1


@pytest.mark.parametrize(
    "page",
    [
        "nothing",
        "console/assets/gone.js",
        "console/../get_page.py",
        "console/index.html.gz",
        "%2e%2e",
        "console/.sources",
    ],
)
def test_what_is_no_file_and_no_view_is_not_found(page: str):
    assert asked(page).code == "page_not_found"
