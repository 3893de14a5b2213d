"""The story of a passenger who changes seats on the way: one hold, one payment, two bookings with tickets."""

from typing import Any

from tests.e2e.conftest import Platform, eventually


def items(platform: Platform) -> list[dict[str, Any]]:
    """Return the two parts of a journey through the trip, with a change at its second stop."""
    first, change, *_, last = [stop.station_id for stop in platform.trip.stops]
    ways = [(first, change), (change, last)]
    return [{"trip_id": platform.trip.trip_id, "from": start, "to": end} for start, end in ways]


def test_both_parts_are_held_and_paid_together(platform: Platform) -> None:
    buyer = platform.people["passenger"]
    body = {"items": items(platform), "passengers": [{"name": "Aline Uwase", "phone": "+250788000001"}]}
    held = buyer.post("/bookings/journeys", body, key="new")
    assert held.status == 201, held.body
    [one, onward] = held.body["bookings"]
    assert one["journey"]["booking_ids"] == [one["booking_id"], onward["booking_id"]]

    begun = platform.pay(buyer, onward["booking_id"])
    assert (begun.status, begun.body["amount"]) == (202, held.body["due"])
    journey = eventually(
        lambda: buyer.get(f"/bookings/journeys/{held.body['journey_id']}").body,
        lambda seen: {each["status"] for each in seen["bookings"]} == {"CONFIRMED"},
    )
    for booking in journey["bookings"]:
        [ticket] = booking["tickets"]
        shown = buyer.get(f"/tickets/{ticket['ticket_id']}")
        assert (shown.status, shown.body["status"]) == (200, "ISSUED")
    assert buyer.get(f"/payments/{begun.body['payment_id']}").body["status"] == "SUCCEEDED"
    assert platform.people["other passenger"].get(f"/bookings/journeys/{journey['journey_id']}").status == 404
