"""An account in the portal: opening it, its bookings, a lost password, and signing out."""

import re
from secrets import randbelow

from playwright.sync_api import expect

from infra.local import outbox
from tests.e2e.browser.conftest import heading

PASSWORD, NEXT = "a stapler in the rain", "seven umbrellas for the sun"


def test_a_passenger_opens_an_account_forgets_the_password_and_signs_out(visit):
    phone = visit("phone", app="book")
    number = f"+25078{randbelow(10**7):07}"
    page = phone.open("account")
    heading(page, "Sign in")
    phone.check()
    page.get_by_role("link", name="Open an account").click()
    heading(page, "Open an account")
    phone.refusals |= {401, 403, 422}
    page.get_by_role("button", name="Open the account").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    phone.check()
    page.get_by_label("Your name").fill("Aline Uwase")
    page.get_by_label("Phone number").fill(number)
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Open the account").click()
    heading(page, "Type the code")
    phone.check()
    code = page.get_by_label("Code of six digits")
    code.fill("000000")
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    code.fill(phone.code_for(number, 0))
    page.get_by_role("button", name="Confirm").click()
    heading(page, "My account")
    expect(page.get_by_text("You have not bought a ticket with this account yet.")).to_be_visible()
    expect(page.get_by_text(number)).to_be_visible()
    phone.check()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(phone.root)

    forget(phone, number)
    change_name(phone)
    delete(phone, number)


def forget(phone, number: str) -> None:
    """Choose another password by a code, and sign in with it."""
    page = phone.open("account/sign-in")
    page.get_by_role("link", name="I have forgotten my password").click()
    heading(page, "Get a new password")
    before = len(outbox.codes_to(phone.platform.place, number))
    page.get_by_label("Phone number or e-mail address").fill(number)
    page.get_by_role("button", name="Send the code").click()
    heading(page, "Choose a new password")
    phone.check()
    page.get_by_label("Code of six digits").fill(phone.code_for(number, before))
    page.get_by_label("New password").fill(NEXT)
    page.get_by_role("button", name="Save the new password").click()
    heading(page, "Sign in")
    page.get_by_label("Phone number or e-mail address").fill(number)
    page.get_by_label("Password", exact=True).fill(NEXT)
    page.get_by_role("button", name="Sign in").click()
    heading(page, "My account")


def change_name(phone) -> None:
    """Spell one's name in another way."""
    page = phone.page
    page.get_by_role("link", name="Change this").click()
    heading(page, "Change what we know of you")
    name = page.get_by_label("Your name")
    expect(name).to_have_value("Aline Uwase")
    name.fill("Aline Uwase Keza")
    phone.check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your account is changed.")).to_be_visible()
    expect(page.get_by_text("Aline Uwase Keza")).to_be_visible()
    page.go_back()
    heading(page, "Change what we know of you")


def delete(phone, number: str) -> None:
    """Delete the account: it is found no more."""
    page = phone.open("account")
    page.get_by_role("link", name="Delete the account").click()
    heading(page, "Delete the account")
    phone.check()
    present = page.get_by_label("Your password of now")
    present.fill(PASSWORD)
    page.get_by_role("button", name="Delete the account").click()
    expect(page.get_by_role("alert")).to_contain_text("This is not the password of your account.")
    present.fill(NEXT)
    page.get_by_role("button", name="Delete the account").click()
    expect(page.get_by_text("Your account is deleted.")).to_be_visible()
    phone.check()
    page.get_by_label("Phone number or e-mail address").fill(number)
    page.get_by_label("Password", exact=True).fill(NEXT)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()


def test_an_account_shows_its_bookings_and_only_the_app_is_gone_back_to(platform, visit):
    buyer = platform.people["passenger"]
    held = platform.hold(buyer)
    assert held.status == 201, held.body
    phone = visit("phone", app="book", who="passenger")
    page = phone.open("account")
    link = page.locator(f"a[href$='bookings/{held.body['booking_id']}/pay']")
    expect(link).to_contain_text("Not paid yet")
    phone.check()
    page = phone.open("account/sign-in?next=https://elsewhere.example/")
    heading(page, "My account")
    expect(page).to_have_url(re.compile("/app/book/account$"))
