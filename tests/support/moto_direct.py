"""moto without the wire: what a test asks of DynamoDB is answered by moto's own code, without HTTP.

botocore signs and writes a request and reads an answer; moto finds the service by the URL, reads the request
and writes the answer. That takes several times as long as the answer itself. Here moto's handlers get the
parameters as they are, and what they return is the answer. `component/kernel/test_moto_direct.py` compares it
with the one that comes over the wire. Other services, and DynamoDB at another address than AWS's, are asked
over HTTP as ever.

AWS's models are read from their files once in a process, not once in each of botocore's sessions. moto puts
tables aside before a transaction, one for each of its parts; here each table once, and by pickle. It makes an
RSA key for each key of KMS, though ours are symmetric; here one for all of them.
"""

import copy
import pickle
from collections import Counter
from functools import cache
from threading import Lock
from typing import Any, Final

import botocore.session
import moto.kms.models
from botocore.awsrequest import AWSResponse
from botocore.client import BaseClient
from botocore.loaders import create_loader
from moto.core.exceptions import ServiceException
from moto.core.models import DEFAULT_ACCOUNT_ID, botocore_stubber
from moto.core.responses import ActionResult
from moto.core.utils import camelcase_to_underscores
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import LimitedSizeDict
from moto.dynamodb.models.table import Table
from moto.dynamodb.responses import DynamoHandler
from moto.kms.utils import generate_private_key
from werkzeug.exceptions import HTTPException

DIRECT: Final = frozenset(
    {
        *("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan"),
        *("BatchGetItem", "BatchWriteItem", "TransactGetItems", "TransactWriteItems"),
    }
)
"""The operations on items; those on tables are few."""

writes: Final[Counter[str]] = Counter()
"""How often each table may have been changed so far, by its name."""

_aside: Final[dict[int, Any]] = {}
"""The tables put aside for the transaction that runs, by the number of the object that changes."""

_one_at_a_time: Final = Lock()
"""A function may ask in several threads; moto's tables change under whoever reads them meanwhile."""

over_the_wire: Final = BaseClient._make_api_call
_transact_write_items: Final = DynamoDBBackend.transact_write_items


def install() -> None:
    """Let every client of this process ask so, while moto stands in for AWS."""
    vars(botocore.session)["create_loader"] = cache(create_loader)
    vars(moto.kms.models)["generate_private_key"] = cache(generate_private_key)
    setattr(BaseClient, "_make_api_call", _call)  # noqa: B010 - botocore has no types
    setattr(Table, "__deepcopy__", _put_aside)  # noqa: B010 - nor is this moto's own
    setattr(DynamoDBBackend, "transact_write_items", _transact)  # noqa: B010
    setattr(LimitedSizeDict, "__reduce__", lambda kept: (LimitedSizeDict, (dict(kept),)))  # noqa: B010


def _call(client: Any, operation: str, arguments: dict[str, Any]) -> Any:
    at_aws = client.meta.endpoint_url.endswith(".amazonaws.com")
    if not (botocore_stubber.enabled and operation in DIRECT and at_aws):
        return over_the_wire(client, operation, arguments)
    model = client.meta.service_model.operation_model(operation)
    context: dict[str, Any] = {}
    asked = client._emit_api_params(arguments, model, context)
    with _one_at_a_time:
        writes.update(_written(operation, asked))
        status, parsed = _answer(client, model, asked)
    http = AWSResponse(client.meta.endpoint_url, status, {}, None)
    parsed["ResponseMetadata"] = {"HTTPStatusCode": status, "HTTPHeaders": {}, "RetryAttempts": 0}
    client.meta.events.emit(
        f"after-call.dynamodb.{operation}", http_response=http, parsed=parsed, model=model, context=context
    )
    if status >= 300:
        raise client.exceptions.from_code(parsed["Error"]["Code"])(parsed, operation)
    return parsed


def _answer(client: Any, model: Any, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Return the status and the answer of moto to what is asked."""
    handler = DynamoHandler()
    handler.body = handler.params = _copied(asked)
    handler.current_account, handler.region = DEFAULT_ACCOUNT_ID, client.meta.region_name
    try:
        result = getattr(handler, camelcase_to_underscores(model.name))().result
    except ServiceException as refusal:
        handler.headers = {"Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": f".{model.name}"}
        handler.querystring, handler.response_headers = {}, {}
        status, _, body = handler.serialized(ActionResult(refusal))
        return status, _read_refusal(client, model, status, body)
    except HTTPException as refusal:  # moto's older kind
        code = refusal.code or 400
        return code, _read_refusal(client, model, code, refusal.description or "")
    members = model.output_shape.members
    return 200, {name: _copied(each) for name, each in result.items() if name in members}


def _read_refusal(client: Any, model: Any, status: int, body: str | bytes) -> dict[str, Any]:
    endpoint = client._endpoint
    response = {
        "status_code": status,
        "headers": {},
        "body": body.encode() if isinstance(body, str) else body,
        "context": {"operation_name": model.name},
    }
    parser = endpoint._response_parser_factory.create_parser("json")
    parsed: dict[str, Any] = parser.parse(response, model.output_shape)
    endpoint._add_modeled_error_fields(response, parsed, model, parser)
    return parsed


def _written(operation: str, asked: dict[str, Any]) -> set[str]:
    if operation == "BatchWriteItem":
        return set(asked["RequestItems"])
    if operation == "TransactWriteItems":
        return {part["TableName"] for each in asked["TransactItems"] for part in each.values()}
    return {asked["TableName"]} if operation in {"PutItem", "UpdateItem", "DeleteItem"} else set()


def _transact(backend: DynamoDBBackend, items: list[dict[str, Any]]) -> None:
    _aside.clear()
    _transact_write_items(backend, items)


def _put_aside(table: Any, _memo: dict[int, Any]) -> Any:
    """Return a copy of a table whose items and stream change no more when the table's do."""
    if id(table) not in _aside:
        _aside[id(table)] = kept = copy.copy(table)
        kept.items = pickle.loads(pickle.dumps(table.items))
        if table.stream_shard is not None:
            kept.stream_shard = copy.copy(table.stream_shard)
            kept.stream_shard.table, kept.stream_shard.items = kept, list(table.stream_shard.items)
    return _aside[id(table)]


def _copied(value: Any) -> Any:
    """Return the same value in other lists and dicts, so that nobody changes what moto keeps."""
    if isinstance(value, dict):
        return {name: _copied(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_copied(each) for each in value]
    return value
