"""Answers of the ways in: names that are proven, staff's two steps."""

import pytest

from tests.support import codes
from tests.support.accounts import PASSWORD, account, suspend
from tests.support.answers import Contract
from tests.support.cloud import Cloud
from tests.support.people import COMPANY
from tests.support.staff import staff
from tms.kernel.ids import new_id

PHONE = "+250788123456"
REGISTER = {"full_name": "Aline Uwase", "phone": PHONE, "password": PASSWORD}


@pytest.mark.usefixtures("clock")
class TestVerify:
    def test_a_new_passenger_proves_the_number(self, cloud: Cloud, contract: Contract):
        registered = contract.call("accounts/register", body=REGISTER).json
        assert registered["code_sent_to"] == "+250***456"
        code = codes.newest(cloud, PHONE)
        login = {"identifier": PHONE, "password": PASSWORD}
        assert contract.call("auth/login", body=login).code == "account_unverified"
        right = {"account_id": registered["account_id"], "identifier": PHONE, "code": code}
        wrong = {**right, "code": codes.other_than(code)}
        assert contract.call("accounts/verify", body=wrong).code == "wrong_code"
        assert contract.call("accounts/verify", body=right).status == 204
        assert contract.call("auth/login", body=login).status == 200

    def test_a_suspended_account_proves_nothing(self, cloud: Cloud, contract: Contract):
        aline = account(email="aline@mail.example", new_phone=PHONE)
        assert contract.call("accounts/resend_code", body={"identifier": PHONE}).status == 202
        code = codes.newest(cloud, PHONE)
        suspend(aline)
        body = {"account_id": aline.account_id, "identifier": PHONE, "code": code}
        assert contract.call("accounts/verify", body=body).code == "account_suspended"

    def test_another_code_is_asked_for_until_it_is_too_often(self, cloud: Cloud, contract: Contract):
        for _ in range(60):
            assert contract.call("accounts/resend_code", body={"identifier": PHONE}).status == 202
        assert contract.call("accounts/resend_code", body={"identifier": PHONE}).code == "too_many_attempts"

    def test_a_code_is_six_digits(self, cloud: Cloud, contract: Contract):
        body = {"account_id": new_id("acc"), "identifier": PHONE, "code": "12345x"}
        assert contract.call("accounts/verify", body=body).code == "invalid_field"


@pytest.mark.usefixtures("clock")
class TestStaff:
    def test_two_steps(self, cloud: Cloud, contract: Contract):
        email = staff("owner").email or ""
        login = {"identifier": email, "password": PASSWORD}
        assert contract.call("auth/login", body=login).code == "staff_sign_in"
        assert contract.call("auth/staff_login", body={**login, "password": "x"}).code == "wrong_credentials"
        challenge = contract.call("auth/staff_login", body=login).json["challenge"]
        assert contract.call("auth/staff_login", body=login).code == "too_many_attempts"
        proof = {"challenge": challenge, "code": codes.newest(cloud, email)}
        wrong = {**proof, "code": codes.other_than(proof["code"])}
        assert contract.call("auth/staff_verify", body=wrong).code == "wrong_code"
        tokens = contract.call("auth/staff_verify", body=proof).json
        assert contract.call("auth/refresh", body={"refresh_token": tokens["refresh_token"]}).status == 200

    def test_who_signs_in_another_way(self, cloud: Cloud, contract: Contract):
        login = {"identifier": staff("driver").email, "password": PASSWORD}
        assert contract.call("auth/staff_login", body=login).code == "not_staff"
        stranger = account("agent", email="agent@elsewhere.example", company=COMPANY)
        login["identifier"] = stranger.email
        assert contract.call("auth/staff_login", body=login).code == "membership_ended"
