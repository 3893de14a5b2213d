"""Use case: list a company's promo codes."""

from typing import TYPE_CHECKING

from tms.bookings.promo import store
from tms.bookings.promo.views import PromoCodeList, promo_code_view
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.http import pages

if TYPE_CHECKING:
    from tms.bookings.promo.requests import PromoCodesQuery


def list_promo_codes(caller: Caller, query: "PromoCodesQuery") -> PromoCodeList:
    """Return a page of the promo codes of the caller's company, in their order.

    Raises:
        BadRequest: `bad_cursor`.
    """
    found, following = store.list_codes(
        company_of(caller), behind=pages.sort_key(query.cursor), limit=query.limit
    )
    now = epoch()
    return PromoCodeList([promo_code_view(each, now) for each in found], pages.next_cursor(following))
