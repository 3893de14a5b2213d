"""People, roles and the audit trail in the console."""

import re
import secrets

from playwright.sync_api import expect

from tests.e2e.browser.conftest import tab_to


class TestPeople:
    def test_somebody_is_invited_changed_deactivated_and_called_back(self, visit):
        here = visit(who="owner")
        page = here.open("staff")
        page.get_by_role("link", name="Invite somebody").click()
        page.get_by_label("Name", exact=True).fill("Browser Ingabire")
        here.refusals.add(422)
        page.get_by_label("E-mail address").fill("nowhere")
        page.get_by_role("button", name="Invite somebody").click()
        expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
        here.check()
        page.get_by_label("E-mail address").fill(f"browser-{secrets.token_hex(4)}@mail.example")
        page.get_by_label("Agent").check()
        page.get_by_role("button", name="Invite somebody").click()
        expect(page.get_by_text("The invitation is sent by mail.")).to_be_visible()
        page.get_by_role("link", name="Browser Ingabire").first.click()
        expect(page.get_by_text("Invited")).to_be_visible()
        here.check()
        page.get_by_role("link", name="Change", exact=True).click()
        page.get_by_label("Inspector").check()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Agent, Inspector")).to_be_visible()
        page.get_by_role("button", name="Deactivate").click()
        page.get_by_role("button", name="Deactivate Browser Ingabire").click()
        expect(page.get_by_text("Inactive")).to_be_visible()
        page.get_by_role("button", name="Reactivate").click()
        page.get_by_role("dialog").get_by_role("button", name="Reactivate").click()
        expect(page.get_by_text("Reactivated.")).to_be_visible()
        page.get_by_role("button", name="Deactivate").click()
        page.get_by_role("button", name="Deactivate Browser Ingabire").click()
        offer = page.get_by_role("region", name="Undo")
        expect(offer).to_contain_text("Browser Ingabire: Deactivated.")
        here.check()
        offer.get_by_role("button", name="Undo").click()
        expect(offer).to_contain_text("Browser Ingabire: Reactivated.")
        expect(page.get_by_role("button", name="Deactivate")).to_be_visible()

    def test_an_agent_sees_neither_people_nor_roles_nor_the_trail(self, visit):
        here = visit(who="agent")
        page = here.open("board")
        for name in ("Staff", "Roles", "Audit"):
            expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)
        page = here.open("audit")
        expect(page.get_by_role("heading", level=1)).to_have_text("Nothing to show")


class TestRoles:
    def test_an_own_role_is_made_and_deleted_by_keyboard(self, visit):
        name = f"Night gate {secrets.token_hex(3)}"
        here = visit(who="owner")
        page = here.open("roles")
        here.check()
        keys = page.keyboard
        tab_to(page.get_by_role("link", name="Make a role"))
        keys.press("Enter")
        tab_to(page.get_by_label("Name", exact=True), most=3)
        keys.type(name)
        tab_to(page.get_by_label("See the company's bookings, payments and tickets"))
        keys.press("Space")
        here.check()
        page.keyboard.press("Enter")
        expect(page.get_by_text("The role is saved.")).to_be_visible()
        tab_to(page.get_by_role("link", name=name))
        keys.press("Enter")
        tab_to(page.get_by_role("button", name="Delete"))
        keys.press("Enter")
        here.check()
        tab_to(page.get_by_role("button", name=f"Delete {name}"), most=1)
        keys.press("Enter")
        expect(page.get_by_text("The role is deleted.")).to_be_visible()


class TestAudit:
    def test_the_trail_tells_who_changed_what_and_is_filtered(self, visit):
        here = visit("phone", "dark", who="owner")
        page = here.open("audit?action=staff.invited")
        expect(page.get_by_role("heading", level=1)).to_have_text("Audit")
        page.get_by_role("searchbox", name="Action").fill("trip.published")
        page.get_by_role("searchbox", name="Action").press("Enter")
        expect(page).to_have_url(re.compile("action=trip.published"))
        here.check()
        page.get_by_role("searchbox", name="Action").fill("trip.never_done")
        page.get_by_role("searchbox", name="Action").press("Enter")
        expect(page.get_by_text("Nothing like this happened.")).to_be_visible()
        here.check()
