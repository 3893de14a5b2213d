"""GET /t/{code}: a short way to the page of a ticket, for messages and for people who type it.

The page is one of the portal's: it asks for the end of the passenger's phone number, and keeps the ticket on
the phone, so that its code shows without a network. Whether there is such a ticket is not told here.
"""

from urllib.parse import quote

from tms.kernel.http.app import Answer, service_app

app = service_app("site")

PAGE = "../app/book/t/"
"""Where the page lies, from `/t/`: no host and no base path is built in."""


@app.get(
    "/t/{code}",
    public=True,
    status=302,
    max_age=300,
    returns=None,
    rate=50,
    summary="The page of a ticket, by its short code",
)
def handle(code: str) -> Answer:
    """Lead a browser to the page of the ticket with this short code."""
    return Answer("", headers={"Location": PAGE + quote(code, safe="")}, content_type="text/plain")
