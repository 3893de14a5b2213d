"""Runs MiniStack with one fault mended.

A request without an Accept header accepts any type (RFC 9110, section 12.5.1), but MiniStack answers it a
picture as base64 text. This program is started as a file, so that our own packages are not on the path of its
functions.
"""

import sys


def main() -> None:
    """Mend and run."""
    sys.path.pop(0)  # this folder, whose module names are ours

    from ministack.services import apigateway_v1 as gateway

    matches = gateway._media_type_matches  # noqa: SLF001 - a pinned version

    def mended(media_type: str | None, binary_media_types: list[str] | None) -> bool:
        return bool(matches(media_type or "*/*", binary_media_types))

    gateway._media_type_matches = mended  # noqa: SLF001

    from ministack.app import main as run

    run()


if __name__ == "__main__":
    main()
