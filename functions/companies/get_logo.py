"""GET /companies/{company_id}/logo: a company's logo as PNG."""

from tms.companies import get_logo
from tms.kernel.http.app import Answer, service_app

app = service_app("companies")


@app.get(
    "/companies/{company_id}/logo",
    public=True,
    max_age=3600,
    returns="image/png",
    errors={404: ("logo_not_found",)},
    summary="A company's logo",
)
def handle(company_id: str) -> Answer:
    """Show the logo."""
    logo = get_logo.get_logo(company_id)
    return Answer(logo.data, content_type=logo.content_type)
