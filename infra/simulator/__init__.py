"""A simulator of MTN's Mobile Money Collections API, for machines without an account at MTN."""

from infra.simulator.charges import Credentials, Seconds
from infra.simulator.server import Simulator

__all__ = ["Credentials", "Seconds", "Simulator"]
