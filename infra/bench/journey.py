"""A booking from the search to the door, operation by operation, by the functions themselves."""

import dataclasses
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from infra.bench.invoking import batch, http, message
from infra.sample import network, people, seed
from tms.bookings.on_seats import renew
from tms.fleet import store as fleet
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.clock import epoch, now, rfc3339
from tms.kernel.events.catalogue import BookingConfirmed, BookingHeld, Payload, PaymentPending
from tms.kernel.events.cloud_events import event_of
from tms.kernel.ids import new_id
from tms.tracking.fixes import Fix, Report, encode
from tms.trips import store as trips
from tms.trips.trip import TripStatus

FROM, TO = "kigali", "musanze"
PASSENGER = "bench.passenger@example.com"
PROVIDER_SECONDS = 0.05
"""The time that the simulated payer takes to approve."""

STATUS_POLLS = 3
"""How often an app asks for the payment's state until it has ended."""


@dataclass(frozen=True)
class Operation:
    """One operation of a booking.

    Attributes:
        times: how often a booking needs it; 0 for operations that no booking needs.
        trips: the calls in sequence that the design allows; None if it sets no limit.
        at_once: how many of its calls run at the same time as another one.
    """

    name: str
    times: int
    trips: int | None
    run: Callable[[], Any]
    at_once: int = 0


class Journey:
    """One passenger on one trip of tomorrow's timetable."""

    def __init__(self) -> None:
        tomorrow = datetime.now(ZoneInfo(network.TIMEZONE)).date() + timedelta(days=1)
        fleet.stations_in.cache_clear()
        seed.seed_stations()
        self._date = tomorrow.isoformat()
        passing = [plan.alone() for plan in network.trips_for(tomorrow) if _passes(plan)]
        self._plans = {plan.trip_id: plan for plan in passing}
        for plan in self._plans.values():
            seed.seed_trip(plan)
            renew(f"TRIP#{plan.trip_id}")
        account = people.seed_account(PASSENGER, "passenger", None, "correct horse battery")
        self._passenger = with_roles(account, frozenset({"passenger"}))
        self._search: dict[str, str] = {"from": FROM, "to": TO, "date": self._date}
        self._found: Any = None
        self._booking: Any = None
        self._payment: Any = None
        self._ticket: Any = None

    def operations(self) -> Iterator[Operation]:
        """Yield the operations in order; each must be run before the next is asked for."""
        yield Operation("search trips, in a new container", 0, None, self._look)
        yield Operation("search trips", 1, 2, self._look)
        yield Operation("search trips from everywhere", 0, 2, self._look_from_everywhere)
        yield Operation("search ways with a change", 0, None, self._look_for_changes, at_once=2)
        yield Operation("price of a day renewed", 0, None, self._renew_day)
        yield Operation("strip of days", 0, 1, self._look_at_days)
        yield Operation("seat map", 1, 1, self._seats)
        yield Operation("hold", 1, 3, self._hold)
        yield Operation("availability renewed (after hold, pay, settle)", 3, None, self._renew)
        yield Operation("pay, before the provider", 1, 3, self._pay)
        time.sleep(4 * PROVIDER_SECONDS)
        yield Operation("settle: callback", 1, None, self._settle)
        yield Operation("payment's state", STATUS_POLLS, None, self._state)
        yield Operation("check of the payment, when due", 1, None, lambda: self._due("payments/on_check_due"))
        yield Operation("check of the hold, when due", 1, None, lambda: self._due("bookings/on_hold_due"))
        yield Operation("mail", 1, None, lambda: self._tell("notifications/on_mail"))
        yield Operation("SMS", 1, None, lambda: self._tell("notifications/on_sms"))
        yield Operation(
            "found by the company's staff", 1, None, lambda: self._tell("bookings/on_people_changed")
        )
        yield Operation("ticket", 1, 3, self._show)
        yield Operation("ticket's QR code", 1, 1, self._draw)
        trip = trips.find(self._plan.trip_id)
        if trip is None:
            raise LookupError(f"the trip {self._plan.trip_id} was not loaded")
        trips.advance(trip, TripStatus.BOARDING, epoch())
        yield Operation("scan: verify and board", 1, 2, self._scan, at_once=2)
        yield Operation("position in (a batch, stream to table)", 0, None, self._drive)
        yield Operation("position out", 1, 1, self._watch)

    def another_passenger_comes(self) -> None:
        """Let another passenger hold from now on."""
        self._passenger = with_roles(new_id("acc"), frozenset({"passenger"}))

    def release(self) -> None:
        """Let the hold go that was made last."""
        path = {"booking_id": self._booking["booking_id"]}
        http("bookings/release_hold", path=path, caller=self._passenger)

    def _look(self) -> None:
        self._found = http("trips/search_trips", query=self._search)

    def _look_from_everywhere(self) -> None:
        http("trips/search_trips", query={"to": TO, "date": self._date})

    def _look_for_changes(self) -> None:
        http("trips/search_connections", query=self._search)

    def _renew_day(self) -> None:
        origin, destination = (self._item[end]["station_id"] for end in ("from", "to"))
        keys = {"pk": {"S": f"JOURNEY#{origin}#{destination}#{self._date}"}, "sk": {"S": "J#"}}
        batch("trips/on_journeys", {"eventName": "MODIFY", "dynamodb": {"Keys": keys, "SequenceNumber": "1"}})

    def _look_at_days(self) -> None:
        http("trips/search_days", query=self._search)

    def _seats(self) -> None:
        query = {"from": self._item["from"]["station_id"], "to": self._item["to"]["station_id"]}
        http("bookings/get_seats", path={"trip_id": self._item["trip_id"]}, query=query)

    def _hold(self) -> None:
        body = {
            "trip_id": self._item["trip_id"],
            "from": self._item["from"]["station_id"],
            "to": self._item["to"]["station_id"],
            "passengers": [{"name": "Aline Uwase", "phone": "+250788123456"}],
            "contact": {"email": PASSENGER, "phone": "+250788123456"},
        }
        self._booking = http("bookings/hold_seats", body=body, caller=self._passenger)

    def _renew(self) -> None:
        keys = {"pk": {"S": f"TRIP#{self._item['trip_id']}"}, "sk": {"S": "SEAT#1A"}}
        batch("bookings/on_seats", {"dynamodb": {"Keys": keys, "SequenceNumber": "1"}})

    def _pay(self) -> None:
        body = {
            "booking_id": self._booking["booking_id"],
            "method": "momo",
            "payer": {"phone": "+250788123456"},
        }
        self._payment = http("payments/start_payment", body=body, caller=self._passenger)

    def _settle(self) -> None:
        body = {"externalId": self._payment["payment_id"], "status": "SUCCESSFUL"}
        http("payments/receive_momo_callback", body=body)

    def _state(self) -> None:
        path = {"payment_id": self._payment["payment_id"]}
        told = http("payments/get_payment", path=path, caller=self._passenger)
        if told["status"] != "SUCCEEDED":
            raise RuntimeError(f"the payment is {told['status']}; the simulated payer has not approved")

    def _due(self, function: str) -> None:
        company, booking = self._plan.company.company_id, self._booking["booking_id"]
        data: Payload = BookingHeld(company, booking, self._item["trip_id"], epoch())
        if function.startswith("payments/"):
            data = _with_fields(PaymentPending, company_id=company, payment_id=self._payment["payment_id"])
        batch(function, _event(data))

    def _tell(self, function: str) -> None:
        data = _with_fields(
            BookingConfirmed,
            company_id=self._plan.company.company_id,
            booking_id=self._booking["booking_id"],
            trip_id=self._item["trip_id"],
            payment_id=self._payment["payment_id"],
        )
        batch(function, _event(data, function))

    def _show(self) -> None:
        self._ticket = http("tickets/get_ticket", path=self._ticket_path, caller=self._passenger)

    def _draw(self) -> None:
        http("tickets/get_qr_png", path=self._ticket_path, caller=self._passenger)

    def _scan(self) -> None:
        scan = {"token": self._ticket["token"], "nonce": "bench-nonce-1", "scanned_at": self._boarding}
        path = {"trip_id": self._item["trip_id"]}
        told = http("tickets/scan_ticket", path=path, body=scan, caller=self._driver)
        if told["verdict"] != "ok":
            raise RuntimeError(f"the scan's verdict is {told['verdict']}")

    def _drive(self) -> None:
        stop = self._plan.route.stops[0]
        fix = Fix(epoch() - 5.0, stop.latitude, stop.longitude, 8.0, 310.0, 6.0)
        data = b64encode(encode(Report(self._plan.trip_id, self._plan.bus.bus_id, (fix,)))).decode()
        batch("tracking/on_positions", {"kinesis": {"sequenceNumber": "1", "data": data}})

    def _watch(self) -> None:
        http("tracking/get_trip_position", path={"trip_id": self._item["trip_id"]})

    @property
    def _item(self) -> Any:
        return self._found["items"][0]

    @property
    def _plan(self) -> network.TripPlan:
        return self._plans[self._item["trip_id"]]

    @property
    def _driver(self) -> Caller:
        company = self._plan.company.company_id
        return with_roles(self._plan.driver.account_id, frozenset({"driver"}), company)

    @property
    def _ticket_path(self) -> dict[str, str]:
        return {"ticket_id": self._booking["tickets"][0]["ticket_id"]}

    @property
    def _boarding(self) -> str:
        return rfc3339(self._plan.departure_at - timedelta(minutes=5))


def _passes(plan: network.TripPlan) -> bool:
    names = [station.name.casefold() for station in plan.route.stops]
    here = [index for index, name in enumerate(names) if FROM in name]
    there = [index for index, name in enumerate(names) if TO in name]
    return bool(here and there and here[0] < there[0])


def _event(data: Payload, source: str = "bench") -> dict[str, Any]:
    return message(event_of(f"bench/{source}", "bench", "bench", now(), data).to_json())


def _with_fields(kind: type[Any], **known: str) -> Any:
    """Make a payload; fields that are not given are empty."""
    names = {field.name for field in dataclasses.fields(kind)}
    return kind(**{name: known.get(name, "") for name in names})
