"""Pages of a list: each record once, in either direction, and no next page where nothing follows."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.cloud import Cloud
from tms.accounts.records import ClaimRecord
from tms.kernel.queries import Listed, page


@pytest.fixture
def _five(cloud: Cloud) -> None:
    for sk in ("A#0", "B#1", "B#2", "B#3", "B#4", "B#5", "C#6"):
        ClaimRecord(pk="P", sk=sk, account_id="x").save()


@pytest.mark.usefixtures("_five")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 6), newest_first=st.booleans(), consistent=st.booleans())
def test_every_record_is_on_one_page_and_no_page_is_empty(limit: int, newest_first: bool, consistent: bool):
    listed = Listed("P", ("B#", "B$"), newest_first=newest_first, consistent=consistent)
    pages = [page(ClaimRecord, listed, limit=limit)]
    while pages[-1].following is not None:
        pages.append(page(ClaimRecord, listed, limit=limit, behind=pages[-1].following))
    assert all(each.records for each in pages)
    found = [record.sk for each in pages for record in each.records]
    assert found == sorted(("B#1", "B#2", "B#3", "B#4", "B#5"), reverse=newest_first)


@pytest.mark.usefixtures("_five")
@pytest.mark.parametrize("newest_first", [True, False])
def test_an_invented_place_leaves_the_list_and_its_partition_alone(newest_first: bool):
    listed = Listed("P", ("B#", "B$"), newest_first=newest_first)
    for place in ("", "A#0", "B#2", "B#2x", "C#6", "~"):
        found = page(ClaimRecord, listed, limit=9, behind=place)
        assert all(record.sk.startswith("B#") for record in found.records)
        assert found.following is None
