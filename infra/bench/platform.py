"""The platform's tables on DynamoDB Local, and the environment of the functions that use them."""

from collections.abc import Iterator
from contextlib import contextmanager

from infra import dynamodb_local
from infra.bench import canned
from infra.deploy.template import of_type, read
from infra.place import ROOT
from infra.terminal import Stop
from tms.kernel.dynamodb import connection

_TABLES = of_type(read(ROOT / "infra" / "stacks" / "data.yaml"), "AWS::DynamoDB::Table")


@contextmanager
def engine() -> Iterator[str]:
    """Run DynamoDB Local in a `with` block, and yield its address.

    Raises:
        Stop: it cannot be started here.
    """
    try:
        with dynamodb_local.running() as endpoint:
            yield endpoint
    except dynamodb_local.Missing as missing:
        raise Stop(f"Nothing was measured: {missing}") from missing


def variables_of(endpoint: str) -> dict[str, str]:
    """Return the environment of functions that use the engine at `endpoint` and a vault from memory."""
    return {
        "AWS_ENDPOINT_URL_DYNAMODB": endpoint,
        **{f"{name.upper()}_TABLE": name.lower() for name in _TABLES},
        **canned.VAULT,
    }


def make_tables() -> None:
    """Make the tables, empty, as the stack of the data describes them."""
    for name, table in _TABLES.items():
        connection().client.create_table(
            TableName=name.lower(),
            BillingMode="PAY_PER_REQUEST",
            KeySchema=table["KeySchema"],
            AttributeDefinitions=table["AttributeDefinitions"],
            **{name: table[name] for name in ("GlobalSecondaryIndexes",) if name in table},
        )
