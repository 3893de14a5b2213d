"""The conditions of the bookings table say just what the pure rules say: the same tests."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, settings

from tests.support.seat_contract import LABELS, SeatLedgerContract
from tests.support.seat_ledgers import SeatLedger, StoredLedger
from tests.support.seat_machine import SeatMachine
from tests.support.sizes import sized
from tms.bookings.sale import Sale


class TestStoredSeatsAtTheEdges(SeatLedgerContract):
    @pytest.fixture
    def ledger(self, sale: Sale) -> SeatLedger:
        return StoredLedger(sale, LABELS)


class StoredSeats(SeatMachine):
    def ledger_of(self, sale: Sale, labels: Sequence[str]) -> SeatLedger:
        return StoredLedger(sale, labels)


TestStoredSeats = StoredSeats.TestCase
TestStoredSeats.settings = settings(
    max_examples=sized(8, soak=300), stateful_step_count=20, suppress_health_check=list(HealthCheck)
)
