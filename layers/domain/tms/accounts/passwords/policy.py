"""Which passwords are allowed: pure. After NIST SP 800-63B, section 5.1.1.2: long, not common, not personal.

Any characters will do, and no password has to be changed because it is old.
"""

import unicodedata
from collections.abc import Iterable

from tms.accounts.account import Account
from tms.kernel.errors import invalid_fields

MIN_CHARACTERS = 8
MAX_BYTES = 72
"""NIST SP 800-63B asks for at least 8 characters; bcrypt reads at most 72 bytes."""

COMMON = frozenset(
    """
    0123456789 0987654321 1029384756 1122334455 11223344 12121212 123123123 1234512345 123454321 1234554321
    12341234 12344321 12345678 123456789 1234567890 1234567891 12345678910 123456789a 12345678a 1234abcd
    1234asdf 1234qwer 123654789 123698745 123qweasd 123qweasdzxc 12qwaszx 135792468 147258369 147852369
    1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz1qaz 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 20202020 21212121 25802580
    789456123 87654321 963852741 987654321 9876543210 a1234567 a12345678 a123456789 a1b2c3d4 a1s2d3f4 aa123456
    abc12345 abc123456 abcd1234 abcd@1234 abcdefgh admin123 admin1234 admin12345 admin@123 adminadmin
    administrator alexander amsterdam asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl asdfghjkl1 azertyuiop
    babygirl1 barcelona baseball baseball1 basketball beautiful bismillah butterfly california changeme
    charlotte chelsea1 chocolate christian computer computer1 demo@123 elizabeth facebook football football1
    forever1 freedom1 harrypotter hello123 iloveyou iloveyou1 iloveyou2 internet isabella jennifer jonathan
    letmein1 liverpool lovelove manchester metallica michelle minecraft p@ssw0rd pa55word pass1234 pass@123
    passw0rd password password! password1 password12 password123 password@123 poiuytrewq princess princess1
    q1w2e3r4 q1w2e3r4t5 qazwsx123 qazwsxedc qweasdzxc qwer1234 qwerasdf qwerty12 qwerty123 qwerty1234
    qwerty12345 qwerty123456 qwertyui qwertyuiop realmadrid samantha sebastian spiderman starwars sunflower
    sunshine sunshine1 superman superman1 superstar test1234 test@123 trustno1 victoria welcome1 welcome123
    welcome@123 whatever zaq12wsx zaq1xsw2 zxcvbnm1 zxcvbnm123
    """.split()  # noqa: SIM905 - as words they can be read
)
"""The passwords of eight characters and more at the head of two lists of what people use.

They are the 100,000 that the National Cyber Security Centre of the UK published with Have I Been Pwned
(2019), and NordPass's 200 of 2025.
"""


def normal_form(password: str) -> str:
    """Return the one form of a password that keyboards write differently: OpaqueString of RFC 8265.

    Spaces beyond ASCII become U+0020 and letters with accents one character (NFC); case and width stay.
    """
    if password.isascii():
        return password
    spaced = "".join(" " if unicodedata.category(each) == "Zs" else each for each in password)
    return unicodedata.normalize("NFC", spaced)


def check_policy(password: str) -> str:
    """Return the normal form of `password` if the policy does not forbid it to everybody.

    Raises:
        ValueError: too short, too long, one character over and over, or common; the message says which.
    """
    password = normal_form(password)
    if len(password) < MIN_CHARACTERS:
        raise ValueError(f"A password has at least {MIN_CHARACTERS} characters.")
    if len(password.encode()) > MAX_BYTES:
        raise ValueError(f"A password has at most {MAX_BYTES} bytes.")
    if len(set(password)) == 1:
        raise ValueError("A password is not one character over and over.")
    if password.strip().casefold() in COMMON:
        raise ValueError("This is one of the most common passwords, the first that anybody tries.")
    return password


def check_personal(password: str, known: Iterable[str | None]) -> str:
    """Return `password` if it is nothing that others know about its owner.

    Args:
        known: the person's name, e-mail addresses and phone numbers.

    Raises:
        ValueError: it is one of them, however it is written.
    """
    if _bare(password) in {form for text in known if text for form in _forms(text)}:
        raise ValueError("A password is not one's own name, e-mail address or phone number.")
    return password


def refuse_personal(password: str, known: Iterable[str | None], pointer: str = "/password") -> None:
    """Refuse a new password that others know about its owner.

    Args:
        known: the person's name, e-mail addresses and phone numbers.
        pointer: where in the request the password is.

    Raises:
        Invalid: `invalid_field`, as for a password that the policy allows to nobody.
    """
    try:
        check_personal(password, known)
    except ValueError as error:
        raise invalid_fields([(pointer, str(error))]) from None


def refuse_new(password: str, account: Account, pointer: str, *, old: str | None = None) -> None:
    """Refuse a new password of an account: the present one, or one that others know about its owner.

    Args:
        pointer: where in the request the new password is.
        old: the present password, if it is known.

    Raises:
        Invalid: `invalid_field`.
    """
    if old is not None and password == normal_form(old):
        raise invalid_fields([(pointer, "This is the password that you have.")])
    refuse_personal(password, (account.full_name, *account.identifiers), pointer)


def _forms(text: str) -> Iterable[str]:
    yield _bare(text)
    yield _bare(" ".join(reversed(text.split())))
    if "@" in text:
        yield _bare(text.partition("@")[0])
    if text.startswith("+"):
        yield "0" + _bare(text)[-9:]  # as it is dialled at home


def _bare(text: str) -> str:
    """Return its letters and digits alone, in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalnum())
