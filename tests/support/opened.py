"""All that the tables hold, with every sealed value opened: for tests of what must not be there at all."""

import json
import re
from collections.abc import Iterable

from tests.support.cloud import Cloud
from tms.kernel.ids import SHAPE
from tms.kernel.privacy import vault

SEALED = re.compile(r"pd1\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
CONTEXTS = {"acc": "account", "bkg": "booking", "pay": "payment", "tkt": "ticket", "wle": "waiting"}
"""The vault's context of a record, by the prefix of its id."""


def opened(cloud: Cloud, tables: Iterable[str]) -> list[str]:
    """Return the items of these tables as texts; fails where a sealed value cannot be opened."""
    texts = [
        json.dumps(item, default=str, ensure_ascii=False) for name in tables for item in cloud.items(name)
    ]
    ids = {each for text in texts for each in SHAPE.findall(text)}
    contexts = [f"{CONTEXTS[each[:3]]}/{each}" for each in sorted(ids) if each[:3] in CONTEXTS]
    return [SEALED.sub(lambda found: _open(found[0], contexts), text) for text in texts]


def _open(value: str, contexts: Iterable[str]) -> str:
    for context in contexts:
        try:
            return vault.unseal(value, context)
        except vault.Unreadable:
            continue
    raise AssertionError(f"{value} is sealed for nobody that is known")
