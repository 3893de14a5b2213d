"""A simulator of MTN's Mobile Money API (Collections, refunds), for use without an account at MTN."""

from infra.simulator.gate import Credentials
from infra.simulator.server import Simulator
from infra.simulator.timing import Seconds

__all__ = ["Credentials", "Seconds", "Simulator"]
