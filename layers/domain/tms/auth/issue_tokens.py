"""The access token and the refresh token that are answered when a session begins and when it is renewed."""

from dataclasses import dataclass

from tms.auth.refresh_tokens import RefreshToken
from tms.auth.views import Tokens
from tms.kernel import base64url
from tms.kernel.access import access_tokens
from tms.kernel.access.access_tokens import BOTH_FACTORS, PASSWORD_ALONE
from tms.kernel.access.caller import Caller
from tms.kernel.secrets import secret
from tms.kernel.settings import from_environment


@dataclass(frozen=True)
class Settings:
    """How tokens are signed and for whom."""

    token_issuer: str
    token_audience: str
    token_key_parameter: str


settings = from_environment(Settings)


def tokens_of(caller: Caller, refresh: RefreshToken, at: int, *, second_factor: bool) -> Tokens:
    """Return the tokens of a session at `at` (epoch seconds). The access token's `jti` is the session's id.

    Args:
        second_factor: whether the session began with a one-time code beside the password.
    """
    access = access_tokens.issue(
        caller,
        key=_signing_key(),
        issuer=settings().token_issuer,
        audience=settings().token_audience,
        jti=refresh.session_id,
        at=at,
        amr=BOTH_FACTORS if second_factor else PASSWORD_ALONE,
    )
    return Tokens(access, str(refresh), "Bearer", access_tokens.LIFE_SECONDS)


def _signing_key() -> access_tokens.SigningKey:
    first = secret(settings().token_key_parameter)["keys"][0]
    return access_tokens.SigningKey(first["kid"], base64url.decode(first["seed"]))
