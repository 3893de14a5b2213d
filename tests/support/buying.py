"""Steps of a sale, played through the functions: hold, pay, issue."""

from typing import Any

from tests.support.functions import Reply, call
from tests.support.people import PASSENGER, Person, key
from tests.support.provider import FakeProvider
from tms.bookings.records import SeatRecord
from tms.trips.trip import Trip

ONWARD: dict[str, Any] = {"from": "Musanze", "to": "Rubavu"}
"""The second half of the way, for `wish` and `hold`."""


def wish(trip: Trip, *seats: str | None, **changes: Any) -> dict[str, Any]:
    """Return the body of a hold from Nyabugogo to Musanze; without `seats`, of one that fits."""
    return {
        "trip_id": trip.trip_id,
        "from": "Nyabugogo",
        "to": "Musanze",
        "passengers": [
            {"name": f"Passenger {n}", "phone": f"+2507880000{n:02}", **({"seat": seat} if seat else {})}
            for n, seat in enumerate(seats or (None,))
        ],
        "contact": {"email": "aline@mail.example", "phone": "+250788123456"},
        **changes,
    }


def hold(trip: Trip, *seats: str | None, caller: Person = PASSENGER, **changes: Any) -> dict[str, Any]:
    """Hold seats; return the booking."""
    return expect(
        201, call("bookings/hold_seats", body=wish(trip, *seats, **changes), caller=caller, headers=key())
    )


def pay(booking: dict[str, Any], caller: Person = PASSENGER, **headers: str) -> dict[str, Any]:
    """Begin to pay; return the payment."""
    return expect(202, start(booking, caller, **headers))


def start(booking: dict[str, Any], caller: Person = PASSENGER, **headers: str) -> Reply:
    """Ask to pay for a booking."""
    body = {"booking_id": booking["booking_id"], "method": "momo", "payer": {"phone": "0788123456"}}
    return call("payments/start_payment", body=body, caller=caller, headers={**key(), **headers})


def callback(payment: dict[str, Any], status: str = "SUCCESSFUL", method: str = "") -> Reply:
    """Let the provider's callback come in, by POST or (`_put`) by PUT."""
    body = {"externalId": payment["payment_id"], "status": status, "amount": "1", "currency": "RWF"}
    return call(f"payments/receive_momo_callback{method}", body=body)


def approve(payment: dict[str, Any], provider: FakeProvider) -> None:
    """Let the payer approve, and the callback that tells of it come in."""
    provider.approve(payment["payment_id"])
    assert callback(payment).status == 204


def sell(
    trip: Trip, provider: FakeProvider, *seats: str | None, caller: Person = PASSENGER, **changes: Any
) -> dict[str, Any]:
    """Hold, pay and be confirmed; return the booking."""
    booking = hold(trip, *seats, caller=caller, **changes)
    approve(pay(booking, caller), provider)
    return look(booking, caller)


def look(booking: dict[str, Any], caller: Person = PASSENGER, **headers: str) -> dict[str, Any]:
    """Look at a booking as it stands."""
    path = {"booking_id": booking["booking_id"]}
    return expect(200, call("bookings/get_booking", path=path, caller=caller, headers=headers))


def overview(booking: dict[str, Any], caller: Person = PASSENGER) -> dict[str, Any]:
    """Look at the page of a booking."""
    path = {"booking_id": booking["booking_id"]}
    return expect(200, call("payments/get_booking_overview", path=path, caller=caller))


def paid(payment: dict[str, Any], caller: Person = PASSENGER) -> dict[str, Any]:
    """Look at a payment as it stands."""
    return expect(
        200, call("payments/get_payment", path={"payment_id": payment["payment_id"]}, caller=caller)
    )


def quote(booking: dict[str, Any], *tickets: str, caller: Person = PASSENGER, **headers: str) -> Reply:
    """Ask what the cancellation of tickets would give back; of all that are left if none is named."""
    body = {"ticket_ids": list(tickets)} if tickets else {}
    path = {"booking_id": booking["booking_id"]}
    return call("payments/quote_cancellation", path=path, body=body, caller=caller, headers=headers)


def give_back(
    booking: dict[str, Any], offer: dict[str, Any], caller: Person = PASSENGER, **headers: str
) -> Reply:
    """Cancel tickets as a quote offered."""
    path, body = {"booking_id": booking["booking_id"]}, {"quote_id": offer["quote_id"]}
    return call("payments/cancel_booking", path=path, body=body, caller=caller, headers=headers)


def quote_exchange(booking: dict[str, Any], trip: Trip, caller: Person = PASSENGER, **wish: Any) -> Reply:
    """Ask what it costs to take another trip instead."""
    path, body = {"booking_id": booking["booking_id"]}, {"trip_id": trip.trip_id, **wish}
    return call("payments/quote_exchange", path=path, body=body, caller=caller)


def exchange(
    booking: dict[str, Any], offer: dict[str, Any], caller: Person = PASSENGER, payer: str | None = None
) -> Reply:
    """Exchange a booking as a quote offered."""
    body = {"quote_id": offer["quote_id"], **({"payer": {"phone": payer}} if payer else {})}
    path = {"booking_id": booking["booking_id"]}
    return call("payments/exchange_booking", path=path, body=body, caller=caller)


def block(trip: Trip, label: str) -> None:
    """Take a seat off sale."""
    SeatRecord(f"TRIP#{trip.trip_id}", f"SEAT#{label}").update(actions=[SeatRecord.blocked.set(True)])


def expect(status: int, reply: Reply) -> dict[str, Any]:
    """Return the document of a reply that has this status."""
    assert reply.status == status, reply.content
    document: dict[str, Any] = reply.json
    return document
