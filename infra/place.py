"""Where a local platform is: its ports, names and folders, from the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

from infra.terminal import Stop

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_PORT = 4566
DEFAULT_SAM_PORT = 3000
LAST_PORT = 65535
MOST_DAYS = 60
SIMULATOR_OFFSET = 4
"""The payment simulator listens this far above the emulator, unless TMS_SIMULATOR_PORT says otherwise."""


@dataclass(frozen=True)
class Place:
    """One platform on this machine; two with different ports do not meet.

    Attributes:
        port: of the emulator, TMS_PORT.
        simulator_port: of the payment simulator, TMS_SIMULATOR_PORT.
        persist: whether data outlives `down`, TMS_PERSIST=1.
        days: how many days of trips are loaded after today's, TMS_DAYS.
        host: always the loopback interface.
        sam_port: of `make sam-api`, TMS_SAM_PORT.
        simulator_host: where the payment simulator listens; containers do not reach the loopback interface.
    """

    port: int = DEFAULT_PORT
    simulator_port: int = DEFAULT_PORT + SIMULATOR_OFFSET
    persist: bool = False
    days: int = 14
    host: str = "127.0.0.1"
    simulator_host: str = "127.0.0.1"
    sam_port: int = DEFAULT_SAM_PORT
    stage: str = "local"
    region: str = "us-east-1"

    @property
    def endpoint(self) -> str:
        """The one address of every AWS service here."""
        return f"http://{self.host}:{self.port}"

    @property
    def simulator_url(self) -> str:
        """The address of the Mobile Money simulator."""
        return f"http://{self.simulator_host}:{self.simulator_port}"

    @property
    def state(self) -> Path:
        """The folder of this platform's process ids, logs and kept data."""
        return ROOT / ".tms" / str(self.port)

    @property
    def stack(self) -> str:
        """The CloudFormation stack's name."""
        return f"tms-{self.stage}"

    @property
    def bucket(self) -> str:
        """The bucket of deployed code and of the runner's own notes."""
        return f"tms-{self.stage}-artifacts"

    def variables(self) -> dict[str, str]:
        """Return the environment by which a child process finds this same platform."""
        return {
            "TMS_PORT": str(self.port),
            "TMS_SIMULATOR_PORT": str(self.simulator_port),
            "TMS_SAM_PORT": str(self.sam_port),
            "TMS_DAYS": str(self.days),
        }


def here() -> Place:
    """Return the platform that the variables TMS_PORT, TMS_SIMULATOR_PORT and so on describe."""
    port = _number("TMS_PORT", DEFAULT_PORT, 1, LAST_PORT)
    return Place(
        port=port,
        simulator_port=_number("TMS_SIMULATOR_PORT", port + SIMULATOR_OFFSET, 1, LAST_PORT),
        sam_port=_number("TMS_SAM_PORT", DEFAULT_SAM_PORT, 1, LAST_PORT),
        persist=os.environ.get("TMS_PERSIST", "0") == "1",
        days=_number("TMS_DAYS", Place.days, 0, MOST_DAYS),
    )


def _number(variable: str, otherwise: int, least: int, most: int) -> int:
    text = os.environ.get(variable) or str(otherwise)
    if not text.isdecimal() or not least <= int(text) <= most:
        raise Stop(f"{variable} is {text!r}; it must be a number from {least} to {most}.")
    return int(text)
