"""Refresh tokens: which one renews a session, which one repeats a renewal, and which can be made of which."""

from dataclasses import replace

import pytest

from tms.accounts.account import Account, Session
from tms.auth.refresh_tokens import GRACE_SECONDS, RefreshToken, first_token, parse, renewed, session_of
from tms.kernel.ids import new_id

AT = 1_800_000_000
FIRST = first_token(new_id("acc"), new_id("ses"))
ALINE = Account(
    FIRST.account_id, "Aline Uwase", "a@mail.example", None, "hash", frozenset({"passenger"}), None, AT
)


def renewals(count: int) -> tuple[Session, list[RefreshToken]]:
    """Return a session that was renewed `count` times at `AT`, and all of its tokens, the oldest first."""
    session, tokens = session_of(FIRST, ALINE, AT, "192.0.2.1"), [FIRST]
    for number in range(count):
        session = renewed(session, tokens[-1], f"salt {number}", AT, "192.0.2.2")
        tokens.append(tokens[-1].following(session.salt))
    return session, tokens


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_only_the_last_token_is_due_only_the_former_one_repeats_and_all_are_of_the_session(count: int):
    session, tokens = renewals(count)
    assert [token.is_due(session) for token in tokens] == [False] * count + [True]
    repeats = [token.is_repeated(session, AT) for token in tokens]
    assert repeats == ([False] * (count - 1) + [True, False] if count else [False])
    assert all(token.is_of(session) for token in tokens)


@pytest.mark.parametrize(
    ("seconds", "repeats"), [(-5, True), (0, True), (30, True), (31, False), (900, False)]
)
def test_the_grace_is_thirty_seconds_also_on_a_clock_that_is_behind(seconds: int, repeats: bool):
    session, tokens = renewals(1)
    assert GRACE_SECONDS == 30
    assert tokens[0].is_repeated(session, AT + seconds) is repeats


def test_another_salt_makes_another_token_of_the_same_form_and_session():
    one, other = FIRST.following("salt 1"), FIRST.following("salt 2")
    assert FIRST.following("salt 1") == one
    assert len({FIRST.secret, one.secret, other.secret}) == 3
    assert {len(each.secret) for each in (FIRST, one, other)} == {43}
    assert (one.account_id, one.session_id, one.family) == (FIRST.account_id, FIRST.session_id, FIRST.family)
    assert parse(str(one)) == one


def test_what_the_table_holds_makes_no_token():
    session, tokens = renewals(1)
    kept = {session.family_hash, session.refresh_hash, session.salt, session.password_mark}
    assert not kept & {tokens[0].secret, tokens[1].secret, FIRST.family}
    for secret in kept:
        assert not replace(FIRST, secret=secret).is_repeated(session, AT)
