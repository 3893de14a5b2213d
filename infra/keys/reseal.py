"""Seals personal data anew that lies under former data keys: `python -m infra keys reseal`.

It belongs between `keys promote data-keys` and `keys retire data-keys`. Each item is written on the condition
that its sealed values are still those that were read. It may be broken off and begun again: what is sealed by
the first key is left alone. A table that is restored from an earlier day wants it again.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from botocore.exceptions import ClientError

from infra.keys import stage_keys
from infra.keys.rings import KNOWN_AFTER_SECONDS
from infra.problems import Stop
from tms.accounts import records as accounts
from tms.bookings import personal_data
from tms.bookings import records as bookings
from tms.kernel.dynamodb import connection
from tms.kernel.privacy import vault
from tms.payments import payers
from tms.payments import store as payments
from tms.tickets import store as tickets

Item = Mapping[str, Mapping[str, Any]]
"""An item as DynamoDB's own API gives it."""

Changes = dict[str, str]
"""The new text of each attribute that holds a stale value."""

TRIES = 5
BUSY = frozenset({"ConditionalCheckFailedException", "TransactionConflictException"})


def reseal(ssm: Any, stage: str) -> int:
    """Seal by the first key what another one sealed; return how many items were written.

    The domain's stores must be set to that stage; see `infra.domain`.

    Raises:
        Stop: the first key is so new that some container may still seal by a former one; or others kept
            changing an item.
    """
    begun = int(time.time())
    written = 0
    for table, items in _everything():
        for item in items:
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
    """Seal anew what is stale in one item; return whether anything was.

    Raises:
        Stop: others kept changing it.
    """
    key = {"pk": item["pk"], "sk": item["sk"]}
    for _ in range(TRIES):
        changes = _changes(item)
        if not changes:
            return False
        try:
            _write(table, key, item, changes)
        except ClientError as error:
            if error.response["Error"]["Code"] not in BUSY:
                raise
            item = connection().client.get_item(TableName=table, Key=key, ConsistentRead=True).get("Item", {})
        else:
            return True
    raise Stop(f"{key['pk']['S']} changed again and again. Begin again; what was written stays.")


def _write(table: str, key: Item, item: Item, changes: Changes) -> None:
    """Write; a booking counts it too, so that no ticket is issued with what it was sealed with before."""
    names = {f"#{number}": name for number, name in enumerate(changes)}
    values: dict[str, Any] = {f":new{n}": {"S": text} for n, text in enumerate(changes.values())}
    values |= {f":old{number}": item[name] for number, name in enumerate(changes)}
    update = "SET " + ", ".join(f"{name} = :new{name[1:]}" for name in names)
    if key["sk"]["S"] == "BOOKING":
        update += " ADD resealed :one"
        values[":one"] = {"N": "1"}
    connection().client.update_item(
        TableName=table,
        Key=key,
        UpdateExpression=update,
        ConditionExpression=" AND ".join(f"{name} = :old{name[1:]}" for name in names),
        ExpressionAttributeNames=names,
        ExpressionAttributeValues=values,
    )


def _everything() -> Iterator[tuple[str, Iterator[Item]]]:
    """Yield every table that keeps something sealed, with its items."""
    for table in (
        accounts.settings().accounts_table,
        bookings.settings().bookings_table,
        payments.settings().payments_table,
        tickets.settings().tickets_table,
    ):
        pages = connection().client.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
        yield table, (item for page in pages for item in page["Items"])


def _changes(item: Item) -> Changes:
    if not item:
        return {}
    identifier = item["pk"]["S"].partition("#")[2]
    return _KINDS.get(item["sk"]["S"], _nothing)(identifier, item)


def _nothing(_: str, __: Item) -> Changes:
    return {}


def _profile(account_id: str, item: Item) -> Changes:
    return _attributes(item, accounts.SEALED, accounts.context(account_id))


def _booking(booking_id: str, item: Item) -> Changes:
    changes = _attributes(item, ("customer",), personal_data.booking_context(booking_id))
    document = json.loads(item["document"]["S"])
    places = [
        [ticket_id, seat, _anew_unless_erased(passenger, personal_data.ticket_context(ticket_id)), *rest]
        for ticket_id, seat, passenger, *rest in document["places"]
    ]
    if places != document["places"]:
        changes["document"] = _compact({**document, "places": places})
    return changes


def _payment(payment_id: str, item: Item) -> Changes:
    return _attributes(item, ("payer",), payers.payment_context(payment_id))


def _ticket(ticket_id: str, item: Item) -> Changes:
    document = json.loads(item["document"]["S"])
    passenger = _anew_unless_erased(document["passenger"], personal_data.ticket_context(ticket_id))
    if passenger == document["passenger"]:
        return {}
    return {"document": _compact({**document, "passenger": passenger})}


def _attributes(item: Item, names: tuple[str, ...], context: str) -> Changes:
    kept = {name: item[name]["S"] for name in names if "S" in item.get(name, {})}
    anew = {name: _anew(value, context) for name, value in kept.items()}
    return {name: value for name, value in anew.items() if value != kept[name]}


def _anew_unless_erased(value: str | None, context: str) -> str | None:
    return None if value is None else _anew(value, context)


def _compact(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _anew(value: str, context: str) -> str:
    return vault.seal(vault.unseal(value, context), context) if vault.stale(value) else value


_KINDS: dict[str, Callable[[str, Item], Changes]] = {
    "PROFILE": _profile,
    "BOOKING": _booking,
    "PAYMENT": _payment,
    "TICKET": _ticket,
}
"""What is sealed in an item, by its sort key."""
