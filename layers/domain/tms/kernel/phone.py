"""Phone numbers in their normal form, E.164, by the numbering plans that Google's libphonenumber keeps; pure.

The plans are 14 ms of processor time to import, so they are imported for the first number that comes.
"""

import re

from tms.kernel.text import plain

WORDS = "a phone number with its country code, as +250788123456"

_PUNCTUATION = re.compile(r"[\s().\-/]")
_RWANDAN = re.compile(r"(?:250)?0?(7\d{8})", re.ASCII)
_INTERNATIONAL = re.compile(r"\+[1-9]\d{6,16}", re.ASCII)


def e164(text: str) -> str:
    """Return a phone number as E.164 (`+2507...`), without the trunk prefix that some write behind the code.

    Spaces, punctuation, dashes, invisible marks and a leading 00 are accepted. Ten digits that begin with 07
    are read as a Rwandan number.

    Raises:
        ValueError: it is no phone number, or has too few or too many digits for its country.
    """
    digits = _PUNCTUATION.sub("", plain(text))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith(("07", "250")) and (rwandan := _RWANDAN.fullmatch(digits)):
        digits = "+250" + rwandan[1]
    if not _INTERNATIONAL.fullmatch(digits):
        raise ValueError(f"Give {WORDS}.")
    return _planned(digits)


def _planned(digits: str) -> str:
    """Return the normal form of a number, if it fits its country's numbering plan.

    A number of a range that the plan does not know yet passes if it is as long as the country's mobile
    numbers.
    """
    import phonenumbers

    try:
        number = phonenumbers.parse(digits)
    except phonenumbers.NumberParseException:
        raise ValueError(f"Give {WORDS}.") from None
    mobile = phonenumbers.PhoneNumberType.MOBILE
    length = phonenumbers.is_possible_number_for_type_with_reason(number, mobile)
    if length != phonenumbers.ValidationResult.IS_POSSIBLE and not phonenumbers.is_valid_number(number):
        much = "many" if length == phonenumbers.ValidationResult.TOO_LONG else "few"
        raise ValueError(f"This has too {much} digits for the country code +{number.country_code}.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
