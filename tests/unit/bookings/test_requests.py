"""What people type into the forms of a booking is forgiven what says nothing."""

import pytest

from tests.support.faults import faults
from tms.bookings.requests import PassengerRequest
from tms.kernel.http.reader import read

ALINE = {"name": "Aline Uwase", "phone": "0788123456"}


@pytest.mark.parametrize("typed", ["12a", "12A", "12 A", "12-a", " 12\u00a0A ", "12\u2011A"])
def test_a_seat_may_be_typed_with_a_blank_or_a_hyphen(typed: str):
    assert read(PassengerRequest, {**ALINE, "seat": typed}).seat == "12A"


@pytest.mark.parametrize("typed", ["", "12345", "A/1", 12])
def test_what_is_no_label_is_no_seat(typed: object):
    assert faults(PassengerRequest, {**ALINE, "seat": typed}) == {"/seat": "Give a seat, as 12A."}
