"""Many who want the same e-mail address or phone number at the same moment."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from tests.support.accounts import PASSWORD, account
from tests.support.crowd import Crowd
from tests.support.post import deliver, new_email, new_phone, wanted
from tms.accounts import register, store, verify
from tms.accounts.account import Account, kind_of
from tms.accounts.codes import code_store
from tms.accounts.codes.code import Kept, Purpose
from tms.accounts.identifiers import identifier_store
from tms.accounts.records import AccountRecord, ClaimRecord, profile_key
from tms.accounts.requests import RegisterRequest, VerifyRequest
from tms.accounts.views import Registered
from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Problem
from tms.kernel.http.reader import read
from tms.kernel.privacy import blind_index

BUSY = repr(Conflicted())
"""Answered 503, with the advice to come again."""


def registration(email: str | None = None, phone: str | None = None, source: str = "") -> partial[Registered]:
    body = {"full_name": "Aline Uwase", "email": email, "phone": phone, "password": PASSWORD}
    request = read(RegisterRequest, body)
    return partial(register.register, request, source or f"register {email} {phone}")


def proof(name: str, code: str) -> partial[None]:
    """Type a code for the account that claims a name now."""
    claimant = identifier_store.by_identifier(name)
    assert claimant is not None
    body = {"account_id": claimant.account_id, "identifier": name, "code": code}
    request = read(VerifyRequest, body)
    return partial(verify.verify, request, f"verify {name}")


def code_for(name: str) -> str:
    code = deliver(wanted(Purpose.VERIFY, name))
    assert code is not None
    return code


def owner_of(name: str) -> Account:
    """Return the one account that a name belongs to, under every key and on both sides."""
    logins = [
        ClaimRecord.get(f"LOGIN#{index}", "LOGIN", consistent_read=True)
        for index in blind_index.indexes(kind_of(name), name)
    ]
    assert len(logins) == 2
    assert len({(login.account_id, login.verified, login.expires) for login in logins}) == 1
    owner = store.by_id(logins[0].account_id)
    assert owner is not None, "the account of a claim exists"
    assert owner.identifiers[name] is logins[0].verified
    assert (logins[0].expires is None) is logins[0].verified
    record = AccountRecord.get(*profile_key(owner.account_id), consistent_read=True)
    assert (record.expires is None) is owner.verified
    return owner


def registered(answers: Sequence[Any]) -> list[str]:
    """Return the accounts of those who were told that they have one; all the others were told why not."""
    assert {each for each in answers if not isinstance(each, Registered)} <= {BUSY, "account_exists"}
    return [each.account_id for each in answers if isinstance(each, Registered)]


def test_of_30_who_register_one_address_at_once_one_has_it(crowd: Crowd) -> None:
    email = new_email()

    answers = crowd.do([registration(email)] * 30, 8)

    assert owner_of(email).account_id in registered(answers)
    assert "account_exists" not in answers, "nobody has proven to have it"


def test_an_address_and_a_number_wanted_crosswise_belong_to_somebody_each(crowd: Crowd) -> None:
    emails, phones = [new_email() for _ in range(3)], [new_phone() for _ in range(3)]
    tasks = [registration(email, phone, f"{email} {phone}") for email in emails for phone in phones]

    accounts = registered(crowd.do(tasks * 3, 8))

    for name in (*emails, *phones):
        assert owner_of(name).account_id in accounts


def test_who_proves_an_address_keeps_it_among_six_who_register_it(crowd: Crowd) -> None:
    proofs = 0
    for _ in range(5):
        email = new_email()
        first = registration(email)().account_id
        proven = proof(email, code_for(email))

        answers = crowd.do([*[registration(email)] * 3, proven, *[registration(email)] * 3], 2)

        owner = owner_of(email)
        if None in answers:
            answers.remove(None)
            proofs += 1
            assert owner.account_id == first
            assert owner.verified
            assert registered([registered_or_why(email)]) == []
        else:
            answers.remove("wrong_code" if "wrong_code" in answers else BUSY)
            assert not owner.verified
            assert owner.account_id in registered(answers)
    assert proofs, "in some round the proof was in time"


def test_two_who_take_an_unproven_address_over_at_once_are_one(crowd: Crowd) -> None:
    for _ in range(10):
        email = new_email()
        account(new_email=email)

        taken = registered(crowd.do([registration(email)] * 2, 1))

        owner = owner_of(email)
        assert owner.account_id in taken
        proof(email, code_for(email))()
        assert owner_of(email).account_id == owner.account_id
        assert owner_of(email).verified


def test_of_two_who_verify_one_address_at_once_one_has_it(crowd: Crowd) -> None:
    """The second registered after the first one's code was looked up."""
    for _ in range(10):
        email = new_email()
        people = [registration(email)().account_id for _ in "ab"]
        hashes = [f"code of {each}" for each in people]
        for each, digest in zip(people, hashes, strict=True):
            keep(each, digest)
        tasks = [
            partial(identifier_store.verify, each, email, digest)
            for each, digest in zip(people, hashes, strict=True)
        ]

        answers = crowd.do(tasks, 1)

        assert Counter(answers) == {True: 1, False: 1}
        assert owner_of(email).verified


def test_a_proof_that_20_send_at_once_is_heard_once(crowd: Crowd) -> None:
    email = new_email()
    account(new_email=email)

    answers = crowd.do([proof(email, code_for(email))] * 20, 5)

    assert Counter(answers) == {None: 1, "wrong_code": 19}
    assert owner_of(email).verified


def keep(account_id: str, digest: str) -> None:
    assert code_store.keep(account_id, Purpose.VERIFY, Kept(digest, asked_at=1, kind="email"), at=1)


def registered_or_why(email: str) -> Any:
    try:
        return registration(email)()
    except Problem as problem:
        return problem.code
