"""Seals with the first data key what former data keys sealed: `keys reseal`.

Run it between `keys promote data-keys` and `keys retire data-keys`, and again after a table was restored from
an earlier day. Each item is written on the condition that its sealed values are still those that were read.
The command may be stopped and started again; it skips what the first key sealed.
"""

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

from botocore.exceptions import ClientError

from infra.keys import stage_keys
from infra.keys.rings import KNOWN_AFTER_SECONDS
from infra.terminal import Stop
from tms.accounts import for_operators as accounts
from tms.bookings import for_operators as bookings
from tms.fleet import for_operators as fleet
from tms.kernel.dynamodb import connection
from tms.kernel.privacy import vault
from tms.kernel.privacy.sealed_items import SealedItems
from tms.payments import for_operators as payments
from tms.tickets import for_operators as tickets

Item = Mapping[str, Mapping[str, Any]]
"""An item as DynamoDB's own API gives it."""

Changes = dict[str, str]
"""The new text of each attribute that holds a stale value."""

SEALED = (
    accounts.SEALED,
    bookings.SEALED,
    bookings.SEALED_ENTRIES,
    fleet.SEALED,
    payments.SEALED,
    tickets.SEALED,
)
"""The sealed items of each service."""

TRIES = 5
BUSY = frozenset({"ConditionalCheckFailedException", "TransactionConflictException"})


def reseal(ssm: Any, stage: str) -> int:
    """Seal with the first key what other keys sealed; return how many items were written.

    The domain's stores must be set to that stage; see `infra.domain`.

    Raises:
        Stop: the first key is so new that some container may still seal with a former one; or an item kept
            changing.
    """
    begun = int(time.time())
    written = 0
    for table in dict.fromkeys(each.table() for each in SEALED):
        for item in _items(table):
            if renew(table, item):
                if not written:
                    stage_keys.mark_left(ssm, stage, "data-keys")
                written += 1
    if not stage_keys.mark_unused(ssm, stage, "data-keys", begun):
        raise Stop(
            f"Sealed {written} items anew, but some container may still seal by a former key. "
            f"Do this again in {KNOWN_AFTER_SECONDS} s."
        )
    return written


def renew(table: str, item: Item) -> bool:
    """Seal the stale values of one item anew; return whether it had any.

    Raises:
        Stop: the item kept changing.
    """
    key = {"pk": item["pk"], "sk": item["sk"]}
    kind = next((each for each in SEALED if each.table() == table and each.sk == key["sk"]["S"]), None)
    if kind is None:
        return False
    for _ in range(TRIES):
        changes = _changes(kind, item)
        if not changes:
            return False
        try:
            _write(kind, key, item, changes)
        except ClientError as error:
            if error.response["Error"]["Code"] not in BUSY:
                raise
            item = connection().client.get_item(TableName=table, Key=key, ConsistentRead=True).get("Item", {})
        else:
            return True
    raise Stop(f"{key['pk']['S']} changed again and again. Begin again; what was written stays.")


def _write(kind: SealedItems, key: Item, item: Item, changes: Changes) -> None:
    """Write the changes if their attributes are as they were read, and count the write in the item."""
    names = {f"#{number}": name for number, name in enumerate(changes)}
    values: dict[str, Any] = {f":new{n}": {"S": text} for n, text in enumerate(changes.values())}
    values |= {f":old{number}": item[name] for number, name in enumerate(changes)}
    update = "SET " + ", ".join(f"{name} = :new{name[1:]}" for name in names)
    condition = " AND ".join(f"{name} = :old{name[1:]}" for name in names)
    if kind.counter is not None:
        names["#counter"] = kind.counter
        values[":one"] = {"N": "1"}
        update += " ADD #counter :one"
    connection().client.update_item(
        TableName=kind.table(),
        Key=key,
        UpdateExpression=update,
        ConditionExpression=condition,
        ExpressionAttributeNames=names,
        ExpressionAttributeValues=values,
    )


def _items(table: str) -> Iterator[Item]:
    pages = connection().client.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
    return (item for page in pages for item in page["Items"])


def _changes(kind: SealedItems, item: Item) -> Changes:
    """Return the new text of each attribute that holds a stale value; nothing if the item is gone."""
    if not item:
        return {}
    item_id = item["pk"]["S"].partition("#")[2]
    kept = {name: item[name]["S"] for name in kind.attributes if "S" in item.get(name, {})}
    anew = {name: str(_anew(value, kind.context(item_id))) for name, value in kept.items()}
    changes = {name: value for name, value in anew.items() if value != kept[name]}
    if kind.document is not None:
        before = json.loads(item["document"]["S"])
        after = kind.document(item_id, before, _anew)
        if after != before:
            changes["document"] = json.dumps(after, ensure_ascii=False, separators=(",", ":"))
    return changes


def _anew(value: str | None, context: str) -> str | None:
    if value is None or not vault.stale(value):
        return value
    return vault.seal(vault.unseal(value, context), context)
