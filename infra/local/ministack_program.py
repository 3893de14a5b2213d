"""Runs MiniStack with six faults mended.

It is started as a file, so that our own packages are not on the path of its functions.

- A request without an Accept header accepts any type (RFC 9110, section 12.5.1), but MiniStack answers it a
  picture as base64 text.
- MiniStack keeps how far each function had read a table's stream, but not the records of the stream. After a
  restart new records have lower numbers, and no function would read them: the kept numbers are dropped.
- MiniStack saves its state only when it is stopped. Where the state is to be kept it is saved at intervals
  too: a kill or a power cut loses at most `SAVE_SECONDS`.
- MiniStack makes no SAM transform of a nested template, which `sam deploy` sends as it was written.
- MiniStack forgets the attributes of what an update of a nested stack leaves as it is, so that `Fn::GetAtt`
  fails in what the update changes.
- Functions share the log group of their service, so AWS puts the function's name into the name of a log
  stream. MiniStack names streams as in a log group of the function's own.
"""

import sys
import threading
from typing import Any

SAVE_SECONDS = 10


def main() -> None:
    """Mend and run."""
    sys.path.pop(0)  # this folder, whose module names are ours

    from ministack import app
    from ministack.core.persistence import PERSIST_STATE

    _take_any_type()
    _transform_nested_templates()
    _keep_attributes()
    _name_log_streams()
    if PERSIST_STATE:
        _drop_stream_positions()
        _save_at_intervals(app)
    app.main()


def _take_any_type() -> None:
    from ministack.services import apigateway_v1 as gateway

    matches = gateway._media_type_matches  # noqa: SLF001 - a pinned version

    def mended(media_type: str | None, binary_media_types: list[str] | None) -> bool:
        return bool(matches(media_type or "*/*", binary_media_types))

    gateway._media_type_matches = mended  # noqa: SLF001


def _transform_nested_templates() -> None:
    """Transform what is parsed for a nested stack; the other ways to a template hold the first function."""
    from ministack.services.cloudformation import engine

    parse = engine._parse_template  # noqa: SLF001

    def mended(body: str) -> Any:
        return engine._apply_transforms(parse(body))  # noqa: SLF001

    engine._parse_template = mended  # noqa: SLF001


def _keep_attributes() -> None:
    from ministack.services.cloudformation import _stacks, provisioners

    update = provisioners._update_resource  # noqa: SLF001

    def mended(
        kind: str, physical: str, old: Any, new: Any, stack: str, logical: str, attributes: Any = None
    ) -> Any:
        if attributes is None:
            attributes = _stacks[stack]["_resources"].get(logical, {}).get("Attributes")
        return update(kind, physical, old, new, stack, logical, attributes)

    provisioners._update_resource = mended  # noqa: SLF001


def _name_log_streams() -> None:
    """Rename the stream of each invocation, which is the newest of its log group."""
    from ministack.services import cloudwatch_logs as logs
    from ministack.services import lambda_svc as functions

    emit, turn = functions._emit_lambda_logs, threading.Lock()  # noqa: SLF001

    def mended(function: dict[str, Any], *arguments: Any, **named: Any) -> None:
        config = function.get("config") or function
        with turn:
            emit(function, *arguments, **named)
            streams = logs._log_groups[config["LoggingConfig"]["LogGroup"]]["streams"]  # noqa: SLF001
            newest = next(reversed(streams))
            streams[newest.replace("/[", f"/{config['FunctionName']}[")] = streams.pop(newest)

    functions._emit_lambda_logs = mended  # noqa: SLF001


def _drop_stream_positions() -> None:
    from ministack.services import lambda_svc as functions

    restore = functions.load_persisted_state

    def mended(data: dict[str, Any]) -> None:
        restore({**data, "dynamodb_stream_positions": {}})

    functions.load_persisted_state = mended


def _save_at_intervals(app: Any) -> None:
    """Save the state of every service again and again; one that changes meanwhile is saved the next time."""
    save, turn, wait = app.save_all, threading.Lock(), threading.Event()

    def mended(services: dict[str, Any]) -> None:
        with turn:  # the last save, when the emulator is stopped, may meet one of these
            save(services)

    def again() -> None:
        while not wait.wait(SAVE_SECONDS):
            mended(app._build_persistence_save_dict())  # noqa: SLF001 - a pinned version

    app.save_all = mended
    threading.Thread(target=again, daemon=True).start()


if __name__ == "__main__":
    main()
