"""Starts one function as a new container does, and prints the CPU milliseconds of its import and its clients.

Run as `python -I cold.py <folder> <module> <service>...`. The services are those whose clients the first
invocation needs beside DynamoDB's. Without a folder it starts the bare function, to which all others are
compared.
"""

import sys
from time import process_time_ns


def bare() -> tuple[int, int, int]:
    """Return when the bare function's import, DynamoDB client and other clients were done."""
    import boto3

    imported = process_time_ns()
    boto3.client("dynamodb", region_name="eu-west-1")
    return imported, process_time_ns(), process_time_ns()


def function(folder: str, module: str, services: list[str]) -> tuple[int, int, int]:
    """Return when the import, DynamoDB client and other clients of one of our functions were done."""
    import importlib

    sys.path[:0] = [folder, f"{folder}/../../layers/domain"]
    importlib.import_module(module)
    imported = process_time_ns()
    if dynamodb := sys.modules.get("tms.kernel.dynamodb"):
        dynamodb.connection().client  # noqa: B018 - made when it is looked at
    connected = process_time_ns()
    if services:
        from tms.kernel.aws import client

        for service in services:
            client(service)
    return imported, connected, process_time_ns()


def takes_body(module: str) -> bool:
    """Tell whether the function's route reads a body."""
    app = getattr(sys.modules.get(module), "app", None)
    return bool(app and app.declared[0].body)


if __name__ == "__main__":
    start = process_time_ns()
    _, *arguments = sys.argv
    times = function(arguments[0], arguments[1], arguments[2:]) if arguments else bare()
    body = bool(arguments) and takes_body(arguments[1])
    print(*((each - start) / 1e6 for each in times), int(body))
