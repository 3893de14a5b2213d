"""GET /openapi.json: this API as an OpenAPI 3.1 document, written from the functions' own models."""

from functools import cache
from pathlib import Path

from tms.kernel.http.app import Answer, service_app

app = service_app("web")


@cache
def _document() -> str:
    return Path(__file__).with_name("openapi.json").read_text(encoding="utf-8")


@app.get(
    "/openapi.json",
    public=True,
    returns="application/json",
    max_age=300,
    summary="This API as OpenAPI 3.1",
)
def handle() -> Answer:
    """Publish the document."""
    return Answer(_document())
