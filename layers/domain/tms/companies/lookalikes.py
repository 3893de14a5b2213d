"""Names that look alike, though their characters differ: pure."""

import unicodedata

LOOKALIKES = {
    "a": "\u0251\u0391\u03b1\u0410\u0430\u13aa\u15c5\ua4ee",
    "b": (
        "\u0299\u0184\u0185\u0392\u03b2\u0412\u042c\u0432\u044c\u13cf\u13f4\u1472\u15af\u15f7\ua4d0\ua7b4"
        "\ua7b5"
    ),
    "c": "\u03f2\u03f9\u0421\u0441\u13df\u1d04\u2ca4\u2ca5\ua4da\uabaf",
    "d": "\u1d05\u0501\u13a0\u13e7\u146f\u15de\u15ea\ua4d2\ua4d3",
    "e": "\u1d07\u0395\u03b5\u0415\u0435\u04bd\u13ac\u2d39\ua4f0\uab32",
    "f": "\ua730\u03dc\u03dd\u0584\u15b4\u1e9d\ua4dd\ua798\ua799\uab35",
    "g": "\u0262\u018d\u0261\u050c\u050d\u0581\u13c0\u13f3\u1d83\ua4d6",
    "h": "\u029c\u0397\u03b7\u041d\u043d\u04bb\u0570\u13bb\u13c2\u157c\u2c8e\u2c8f\ua4e7",
    "j": "\u1d0a\u029d\u037f\u03f3\u0408\u0458\u13ab\u148d\ua4d9\ua7b2",
    "k": "\u1d0b\u039a\u03ba\u041a\u043a\u13e6\u16d5\u2c94\u2c95\ua4d7",
    "l": (
        "\u029f\u0131\u0196\u01c0\u0269\u026a\u037a\u0399\u03b9\u0406\u0456\u04c0\u04cf\u05d5\u05df\u0627\u0661"
        "\u06f1\u07ca\u13a5\u13de\u14aa\u16c1\u1fbe\u2c92\u2c93\u2cd0\u2cd1\u2d4f\ua4e1\ua4f2\ua647\uab75"
        "\ufe8d\ufe8e"
    ),
    "m": "\u1d0d\u039c\u03bc\u03fa\u03fb\u041c\u043c\u13b7\u15f0\u16d6\u2c98\u2c99\ua4df",
    "n": "\u0274\u039d\u0578\u057c\u2c9a\u2c9b\ua4e0",
    "o": (
        "\u039f\u03bf\u03c3\u041e\u043e\u0555\u0585\u05e1\u0647\u0665\u06be\u06c1\u06d5\u06f5\u07c0\u0966"
        "\u09e6\u0a66\u0ae6\u0b20\u0b66\u0be6\u0c66\u0ce6\u0d20\u0d66\u0e50\u0ed0\u101d\u1040\u10ff\u12d0"
        "\u1d0f\u1d11\u2c9e\u2c9f\u2d54\u3007\ua4f3\uab3d\ufba6\ufba7\ufba8\ufba9\ufbaa\ufbab\ufbac\ufbad"
        "\ufee9\ufeea\ufeeb\ufeec"
    ),
    "p": "\u1d18\u03a1\u03c1\u03f1\u0420\u0440\u13e2\u146d\u2ca2\u2ca3\ua4d1",
    "q": "\u051b\u0563\u0566\u2d55",
    "r": "\u01a6\u0280\u0433\u13a1\u13d2\u1587\u1d26\u2c85\ua4e3\uab47\uab48\uab81",
    "s": "\u01bd\u0405\u0455\u054f\u057f\u13d5\u13da\ua4e2\ua731\uabaa",
    "t": "\u1d1b\u03a4\u03c4\u0422\u0442\u13a2\u2ca6\u2ca7\ua4d4",
    "u": "\u028b\u03c5\u054d\u057d\u1200\u144c\u1d1c\ua4f4\ua79f\uab4e\uab52",
    "v": "\u03bd\u0474\u0475\u05d8\u0667\u06f7\u13d9\u142f\u1d20\u2d38\ua4e6\ua6df\uaba9",
    "w": "\u026f\u0461\u051c\u051d\u0561\u13b3\u13d4\u1d21\ua4ea\uab83",
    "x": "\u03a7\u03c7\u0425\u0445\u1541\u157d\u16b7\u2cac\u2cad\u2d5d\ua4eb\ua7b3\uab53",
    "y": (
        "\u0263\u028f\u03a5\u03b3\u03d2\u0423\u0443\u04ae\u04af\u10e7\u13a9\u13bd\u1d8c\u1eff\u213d\u2ca8"
        "\u2ca9\ua4ec\uab5a"
    ),
    "z": "\u0396\u03b6\u13c3\u1d22\ua4dc\uab93",
}
"""Latin letters, each with characters of other alphabets that look like it.

They are those of Unicode's confusables.txt (UTS 39) that no normalisation makes Latin, and small capitals.
The l stands for i as well, whose capital looks like it.
"""

_FOLDED = str.maketrans({other: latin for latin, others in LOOKALIKES.items() for other in others})
_ALIKE = _FOLDED | str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l"})
_STAND_IN = str.maketrans({"3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g"})
_SIGNS = str.maketrans({"!": "l", "$": "s", "|": "l", "@": "a", "\u20ac": "e"})


def look(name: str) -> str:
    """Return what a name looks like: the same for those that differ in case, width or lookalikes alone."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    seen = "".join(each for each in folded if unicodedata.category(each) != "Cf")
    return " ".join(seen.translate(_ALIKE).replace("rn", "m").replace("vv", "w").split())


def readings(name: str) -> frozenset[str]:
    """Return the words that people might read in a name, without marks, spaces and punctuation.

    Digits and signs may stand for letters in them. A capital may look like another letter than its small one.
    """
    return frozenset(_reading(form) for form in (name, name.casefold()))


def _reading(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).translate(_FOLDED).casefold().translate(_SIGNS)
    letters = look("".join(filter(str.isalnum, plain)))
    return letters.translate(_STAND_IN).replace("cl", "d")
