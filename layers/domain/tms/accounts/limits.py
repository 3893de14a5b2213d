"""The limits of signing in, of one-time codes and of passwords.

| limit | what is counted | by | how many | in |
|---|---|---|---|---|
| CODE_TRIES | tries of one code | code | 5 | 10 min, its life |
| CODES_ASKED_FROM | codes that are asked for and not typed yet | purpose, network address | 60 | 1 h |
| CODES_TO_BY_ASKER | codes that are sent | purpose, identifier, asker | 1; 5 | 30 s; 1 h |
| CODES_TO | codes that are sent | purpose, identifier | 20 | 1 h |
| CODES_TYPED_FROM | wrong codes | network address | 100 | 15 min |
| WRONG_CODES | wrong codes | purpose, account | 50 | 24 h |
| PASSWORDS_OF_FROM | wrong passwords | identifier, network address | 5 | 15 min |
| PASSWORDS_OF | wrong passwords | identifier | 50 | 1 h |
| PASSWORDS_FROM | wrong passwords | network address | 100 | 15 min |
| OWN_PASSWORD | wrong passwords while signed in | account | 5 | 15 min |
| RESETS_FROM | new passwords by a wrong code | network address | 60 | 1 h |
| ACCEPTANCES_FROM | invitations that are accepted | network address | 100 | 15 min |

Codes that go by SMS are counted by `tms.kernel.messaging.sms_rules` too.

Many people may share one network address, as in a mobile network. Nobody can lock an owner out. A device on
which the account signed in lately is known by its token, wherever it is: it has counts of its own in
WRONG_CODES, CODES_TO_BY_ASKER, PASSWORDS_OF_FROM, PASSWORDS_OF and PASSWORDS_FROM, and is exempt from
CODES_TO. A known network address, from which the account signed in lately, has counts of its own in
WRONG_CODES and PASSWORDS_OF and is exempt from CODES_TO. And a new password begins new counts of the account.
"""

from tms.kernel.access.limit import Limit

CODE_TRIES = 5
CODE_LIFE_SECONDS = 600
"""NIST SP 800-63B allows a code ten minutes, and asks that guessing be limited."""

CODES_ASKED_FROM = Limit("codes-from", times=60, seconds=3600)
"""Codes of staff's sign-in are not counted: they cost a password first."""

CODES_TO_BY_ASKER = (Limit("codes-soon", times=1, seconds=30), Limit("codes", times=5, seconds=3600))
"""The asker is a network address or an account. A stranger uses up the own count, not the owner's."""

CODES_TO = Limit("codes-to", times=20, seconds=3600)

CODES_TYPED_FROM = Limit("code-checks", times=100, seconds=900)

WRONG_CODES = Limit("codes-guessed", times=50, seconds=24 * 3600)
"""NIST SP 800-63B, 5.2.2, allows a hundred in a row."""

PASSWORDS_OF_FROM = Limit("password-pair", times=5, seconds=900)
PASSWORDS_OF = Limit("password-name", times=50, seconds=3600)
PASSWORDS_FROM = Limit("password-address", times=100, seconds=900)

REMEMBERED_SECONDS = 90 * 24 * 3600
"""How long after a sign-in its device and its network address are known."""

OWN_PASSWORD = Limit("own-password", times=5, seconds=900)
"""For a caller who holds an access token of the account and is asked for the password again."""

RESETS_FROM = Limit("resets-from", times=60, seconds=3600)
ACCEPTANCES_FROM = Limit("invitations-accepted", times=100, seconds=900)
