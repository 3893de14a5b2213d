"""Answers of the ways in: names that are proven, staff's two steps."""

import pytest

from tests.contract.answers import Contract
from tests.support import codes
from tests.support.accounts import PASSWORD
from tests.support.cloud import Cloud

PHONE = "+250788123456"
REGISTER = {"full_name": "Aline Uwase", "phone": PHONE, "password": PASSWORD}


@pytest.mark.usefixtures("clock")
class TestVerify:
    def test_a_new_passenger_proves_the_number(self, cloud: Cloud, contract: Contract):
        assert contract.call("auth/register", body=REGISTER).json["code_sent_to"] == "+250***456"
        code = codes.newest(cloud, PHONE)
        login = {"identifier": PHONE, "password": PASSWORD}
        assert contract.call("auth/login", body=login).code == "account_unverified"
        wrong = {"identifier": PHONE, "code": codes.other_than(code)}
        assert contract.call("auth/verify", body=wrong).code == "wrong_code"
        assert contract.call("auth/verify", body={"identifier": PHONE, "code": code}).status == 204
        assert contract.call("auth/login", body=login).status == 200

    def test_another_code_is_asked_for_until_it_is_too_often(self, cloud: Cloud, contract: Contract):
        for _ in range(30):
            assert contract.call("auth/resend_code", body={"identifier": PHONE}).status == 202
        assert contract.call("auth/resend_code", body={"identifier": PHONE}).code == "too_many_attempts"

    def test_a_code_is_six_digits(self, cloud: Cloud, contract: Contract):
        body = {"identifier": PHONE, "code": "12345x"}
        assert contract.call("auth/verify", body=body).code == "invalid_field"
