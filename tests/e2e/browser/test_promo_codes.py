"""A company makes a promo code, changes its budget, pauses it and lets it be entered again."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from infra.api import Api
from tests.e2e.conftest import Platform
from tests.support.e2e_company import found

OWNER = "owner who advertises"


@pytest.fixture(scope="module")
def owner(platform: Platform) -> Iterator[Api]:
    made = found(platform).owner
    platform.people[OWNER] = made
    yield made
    del platform.people[OWNER]


@pytest.mark.parametrize(
    ("size", "scheme", "code"), [("desk", "light", "ADVENT10"), ("phone", "dark", "NEWYEAR")]
)
def test_a_code_is_made_changed_paused_and_resumed(visit, owner, size, scheme, code):
    here = visit(size, scheme, who=OWNER)
    page = here.open("promo-codes")
    page.get_by_role("link", name="Add a promo code").first.click()
    page.get_by_label("Code", exact=True).fill(code.lower())
    page.get_by_label("Value").fill("99")
    page.get_by_label("Budget in RWF").fill("50000")
    here.refusals.add(422)
    page.get_by_role("button", name="Make the code").click()
    expect(page.get_by_role("alert")).to_be_focused()
    here.check()
    page.get_by_label("Value").fill("10")
    page.get_by_role("button", name="Make the code").click()
    expect(page.get_by_text("The promo code is saved.")).to_be_visible()
    row = page.get_by_role("row", name=re.compile(code))
    expect(row).to_contain_text("Active")
    here.check()

    page.get_by_role("link", name=f"Change {code}").click()
    page.get_by_label("Budget in RWF").fill("75000")
    page.get_by_role("button", name="Save the code").click()
    expect(row).to_contain_text("75,000")

    page.get_by_role("button", name=f"Pause {code}").click()
    page.get_by_role("dialog").get_by_role("button", name=f"Pause {code}").click()
    expect(row).to_contain_text("Paused")
    here.check()
    page.get_by_role("button", name=f"Resume {code}").click()
    page.get_by_role("dialog").get_by_role("button", name=f"Resume {code}").click()
    expect(row).to_contain_text("Active")
    seen = owner.get("/company/promo-codes").body["items"]
    (made,) = [each for each in seen if each["promo_code"] == code]
    assert (made["percent"], made["budget"]["amount"], made["paused"]) == (10, 75_000, False)
