"""The fleet: buses that stand idle, a driver without trips, and stations where no route calls."""

from datetime import timedelta

from tests.support.company import on_record
from tests.support.fleet import bought, licensed, own_station
from tests.support.functions import call
from tests.support.people import DRIVER, OWNER, key
from tests.support.scenario import Request, scenario
from tests.support.world import World
from tms.kernel.clock import now, rfc3339


@scenario("GET /company/buses/{bus_id}")
@scenario("DELETE /company/buses/{bus_id}")
def bus(world: World) -> Request:
    return Request(path={"bus_id": bought().bus_id})


@scenario("PATCH /company/buses/{bus_id}")
def change_bus(world: World) -> Request:
    return Request(path={"bus_id": bought().bus_id}, body={"amenities": ["wifi"], "template": "vip"})


@scenario("POST /company/buses/{bus_id}/outages")
def take_out(world: World) -> Request:
    body = {
        "kind": "maintenance",
        "from_at": rfc3339(now()),
        "until_at": rfc3339(now() + timedelta(days=1)),
        "reason": "New brakes",
    }
    return Request(path={"bus_id": bought().bus_id}, body=body)


@scenario("DELETE /company/buses/{bus_id}/outages/{outage_id}")
def put_back(world: World) -> Request:
    wanted = take_out(world)
    reply = call("fleet/add_outage", path=wanted.path, body=wanted.body, caller=OWNER, headers=key())
    return Request(path={**wanted.path, "outage_id": reply.json["outages"][0]["outage_id"]})


DRIVING = {"account_id": DRIVER["subject"]}


@scenario("GET /company/drivers/{account_id}")
@scenario("DELETE /company/drivers/{account_id}")
@scenario("POST /company/drivers/{account_id}/reinstate")
def driver(world: World) -> Request:
    licensed()
    return Request(path=DRIVING)


@scenario("PUT /company/drivers/{account_id}")
def enter_licence(world: World) -> Request:
    on_record()
    body = {"licence_number": "1 1985 8", "licence_class": "D", "licence_expires_on": "2028-05-31"}
    return Request(path=DRIVING, body=body)


@scenario("PATCH /company/drivers/{account_id}")
def change_licence(world: World) -> Request:
    on_record()
    licensed()
    return Request(path=DRIVING, body={"licence_number": "1 1985 9", "licence_expires_on": "2028-05-31"})


@scenario("POST /company/drivers/{account_id}/suspend")
def suspend_driver(world: World) -> Request:
    licensed()
    return Request(path=DRIVING, body={"reason": "Two complaints are looked into."})


@scenario("POST /company/drivers/{account_id}/absences")
def be_absent(world: World) -> Request:
    licensed()
    body = {
        "from_at": rfc3339(now()),
        "until_at": rfc3339(now() + timedelta(days=1)),
        "reason": "Annual leave",
    }
    return Request(path=DRIVING, body=body)


@scenario("DELETE /company/drivers/{account_id}/absences/{absence_id}")
def be_present(world: World) -> Request:
    wanted = be_absent(world)
    reply = call("fleet/add_absence", path=wanted.path, body=wanted.body, caller=OWNER, headers=key())
    return Request(path={**wanted.path, "absence_id": reply.json["absences"][0]["absence_id"]})


@scenario("GET /company/stations/{station_id}")
@scenario("DELETE /company/stations/{station_id}")
def station(world: World) -> Request:
    return Request(path={"station_id": own_station().station_id})


@scenario("PATCH /company/stations/{station_id}")
def change_station(world: World) -> Request:
    body = {"name": "Musanze garage", "latitude": -1.5, "timezone": "Africa/Kampala"}
    return Request(path={"station_id": own_station().station_id}, body=body)


@scenario("POST /platform/stations")
def share_station(world: World) -> Request:
    body = {
        "name": "Nyamagabe",
        "aliases": ["Gikongoro"],
        "district": "Nyamagabe",
        "latitude": -2.4779,
        "longitude": 29.5631,
        "timezone": "Africa/Kigali",
    }
    return Request(body=body)


@scenario("PATCH /platform/stations/{station_id}")
def change_shared_station(world: World) -> Request:
    made = own_station("Nyamagabe", company_id=None, on_sale=True)
    return Request(path={"station_id": made.station_id}, body={"aliases": ["Gikongoro"], "main": True})


@scenario("DELETE /platform/stations/{station_id}")
def delete_shared_station(world: World) -> Request:
    made = own_station("Nyamagabe", company_id=None, on_sale=True)
    return Request(path={"station_id": made.station_id})
