"""A company's profile, policy, logo and branches, as its people keep them and its passengers see them."""

import base64

import pytest

from tests.support.company import PNG, audited, branch, enrol, new_branch, on_record, set_logo
from tests.support.functions import call
from tests.support.people import AGENT, COMPANY, FOREIGN_OWNER, OWNER, key
from tms.companies import company_store
from tms.companies.for_all import find_company
from tms.kernel.store import Transaction

RULES = {
    "cancellation": [{"hours_before": 1, "refund_percent": 20}, {"hours_before": 12, "refund_percent": 90}],
    "boarding_mismatch": "block",
    "sales_cut_off_minutes": 0,
}


@pytest.fixture(autouse=True)
def _people(cloud, clock):
    enrol(OWNER, FOREIGN_OWNER, AGENT)
    on_record()


def change(caller=OWNER, **changes):
    return call("companies/update_company", body=changes, caller=caller)


def public(company=COMPANY):
    return call("companies/get_public_company", path={"company_id": company}).json


class TestProfile:
    def test_what_is_left_out_stays_and_null_removes(self, cloud):
        before = call("companies/get_company", caller=AGENT).json
        changed = change(website="https://ikirere.example", languages=["rw", "en", "rw"]).json
        assert changed == before | {"website": "https://ikirere.example", "languages": ["rw", "en"]}
        assert change(website=None).json["website"] is None
        told = {each["after"] for each in audited(cloud, "company.changed")}
        assert told == {'{"languages":["rw","en"],"website":"https://ikirere.example"}', '{"website":null}'}

    def test_a_change_that_changes_nothing_is_not_written_down(self, cloud):
        assert change(name="Ikirere Express").status == 200
        assert audited(cloud, "company.changed") == []

    def test_two_changes_at_once_are_both_kept(self, monkeypatch):
        written = company_store.change_company

        def overtaken(transaction, before, after):
            monkeypatch.setattr(company_store, "change_company", written)
            assert change(address="KN 5 Road, Kigali").status == 200
            written(transaction, before, after)

        monkeypatch.setattr(company_store, "change_company", overtaken)
        assert change(tax_number="102345678").status == 200
        found = find_company(COMPANY)
        assert (found.address, found.tax_number) == ("KN 5 Road, Kigali", "102345678")

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("website", "javascript:alert(1)"),
            ("website", "http://ikirere.example"),
            ("languages", []),
            ("languages", ["de"]),
            ("tax_number", "12"),
            ("name", "A"),
            ("currency", "EUR"),
            ("commission_bps", 0),
        ],
    )
    def test_a_wrong_field_is_refused_and_nothing_changes(self, field, value):
        refused = change(**{field: value, "address": "KN 5 Road, Kigali"})
        assert refused.status == 422
        assert refused.json["pointer"].startswith(f"/{field}")
        assert find_company(COMPANY).address is None


class TestPolicy:
    def test_the_defaults_count_until_a_company_sets_its_own(self):
        shown = call("companies/get_policy", caller=AGENT).json
        assert shown["is_default"] is True
        assert shown["cancellation"][0] == {"hours_before": 24, "refund_percent": 100}

    def test_passengers_see_the_rules_that_the_company_set(self, cloud):
        assert call("companies/set_policy", body=RULES, caller=OWNER).json["is_default"] is False
        assert [band["hours_before"] for band in public()["cancellation"]] == [12, 1]
        assert public()["rules"][0].endswith("90 % of the price is paid back.")
        assert company_store.find_policy(COMPANY).sales_cut_off_minutes == 0
        assert len(audited(cloud, "company.policy_set")) == 1

    def test_the_same_policy_again_writes_nothing(self, cloud):
        for _ in range(2):
            assert call("companies/set_policy", body=RULES, caller=OWNER).status == 200
        assert len(audited(cloud, "company.policy_set")) == 1
        assert company_store.find_policy(COMPANY).revision == 1

    @pytest.mark.parametrize(
        "wrong",
        [
            {"cancellation": [{"hours_before": 2, "refund_percent": 101}]},
            {
                "cancellation": [
                    {"hours_before": 9, "refund_percent": 1},
                    {"hours_before": 1, "refund_percent": 2},
                ]
            },
            {"boarding_opens_minutes": 61},
            {"departure_window_minutes": 61},
            {"boarding_mismatch": "ignore"},
        ],
    )
    def test_rules_that_contradict_each_other_are_refused(self, wrong):
        assert call("companies/set_policy", body=RULES | wrong, caller=OWNER).status == 422
        assert company_store.find_policy(COMPANY).revision == 0


class TestLogo:
    def test_anyone_sees_the_picture_that_was_uploaded(self):
        assert set_logo(PNG).json["logo"] == f"/companies/{COMPANY}/logo"
        shown = call("companies/get_logo", path={"company_id": COMPANY})
        assert shown.headers["content-type"] == "image/png"
        assert shown.content == base64.b64decode(PNG)
        assert public()["logo"] == f"/companies/{COMPANY}/logo"

    def test_it_can_be_taken_away(self):
        set_logo(PNG)
        assert call("companies/delete_logo", caller=OWNER).status == 204
        assert call("companies/get_logo", path={"company_id": COMPANY}).json["code"] == "logo_not_found"
        assert public()["logo"] is None

    @pytest.mark.parametrize(
        "wrong",
        [
            "no base64!",
            base64.b64encode(b"<svg onload=alert(1)>").decode(),
            base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"0" * 65536).decode(),
        ],
    )
    def test_what_is_no_small_png_is_refused(self, wrong):
        assert set_logo(wrong).json["pointer"] == "/png"
        assert find_company(COMPANY).logo is None


class TestBranches:
    def test_one_is_opened_changed_and_closed(self, cloud):
        made = new_branch(phone="0788123456")
        changed = call(
            "companies/update_branch",
            path={"branch_id": made},
            body={"name": "Huye bus park", "phone": None},
            caller=OWNER,
        ).json
        assert (changed["name"], changed["phone"], changed["address"]) == (
            "Huye bus park",
            None,
            "NR 1, Huye",
        )
        assert call("companies/list_branches", caller=AGENT).json["items"] == [changed]
        assert call("companies/delete_branch", path={"branch_id": made}, caller=OWNER).status == 204
        assert call("companies/list_branches", caller=AGENT).json["items"] == []
        for action in ("opened", "changed", "closed"):
            assert len(audited(cloud, f"branch.{action}")) == 1

    def test_a_repeated_request_opens_no_second_one(self):
        again = key()
        assert branch(headers=again).json == branch(headers=again).json
        assert branch(headers=again, name="Musanze").json["code"] == "idempotency_key_reused"
        assert len(call("companies/list_branches", caller=OWNER).json["items"]) == 1

    def test_a_repeated_request_does_not_open_a_closed_one_again(self):
        again = key()
        made = branch(headers=again).json["branch_id"]
        call("companies/delete_branch", path={"branch_id": made}, caller=OWNER)
        assert branch(headers=again).json["code"] == "branch_not_found"

    def test_another_companys_looks_like_none(self, cloud):
        made = new_branch()
        for name, body in (
            ("get_branch", None),
            ("update_branch", {"name": "Mine"}),
            ("delete_branch", None),
        ):
            refused = call(f"companies/{name}", path={"branch_id": made}, body=body, caller=FOREIGN_OWNER)
            assert refused.json["code"] == "branch_not_found"
        assert len(audited(cloud, "tenancy.refused")) == 3

    def test_a_change_meets_what_was_changed_meanwhile(self, monkeypatch):
        from tms.companies import branch_store

        made = new_branch()
        written = branch_store.change_branch

        def overtaken(transaction: Transaction, before, after):
            monkeypatch.setattr(branch_store, "change_branch", written)
            call("companies/update_branch", path={"branch_id": made}, body={"address": "NR 2"}, caller=OWNER)
            written(transaction, before, after)

        monkeypatch.setattr(branch_store, "change_branch", overtaken)
        call("companies/update_branch", path={"branch_id": made}, body={"name": "Park"}, caller=OWNER)
        shown = call("companies/get_branch", path={"branch_id": made}, caller=OWNER).json
        assert (shown["name"], shown["address"]) == ("Park", "NR 2")
