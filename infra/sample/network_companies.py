"""The companies of the sample network: three fictional ones with their lines, buses and people.

Every company and person here is invented. Mail addresses are in domains reserved for examples (RFC 2606),
telephone numbers begin with +250 70, which no Rwandan network uses, and plates are of the series RAZ, which
is not issued.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from infra.sample.network_places import STATIONS, TIMEZONE, road
from tms.fleet.layout import Layout
from tms.fleet.stations import Station
from tms.fleet.templates import DRAWINGS, Template
from tms.kernel.ids import derived_id
from tms.kernel.money import Money

FareTable: TypeAlias = Mapping[tuple[int, int], Money]
"""The price of each pair of stops (i, j), i < j, by their place on the route; a pair left out is not sold."""

CURRENCY = "RWF"

RATES = {"standard": 30, "vip": 36}
"""Francs per kilometre by class of bus.

30 is an approximation of the regulator's intercity fares of March 2024, which run at about that rate
(as the press printed them: Nyabugogo to Musanze 2811, to Base 1593, to Kayonza 2310 RWF). The rate of
the VIP class is invented.
"""

ROUNDING = 50
"""Fares are rounded up to this many francs; rounded down, two parts could cost less than the whole."""

GIVEN = (
    "Aline",
    "Bosco",
    "Chantal",
    "Didier",
    "Esther",
    "Fabrice",
    "Grace",
    "Herve",
    "Immaculee",
    "Jado",
)
FAMILY = ("Mugisha", "Uwase", "Ndoli", "Ingabire", "Hirwa", "Keza", "Shema")


@dataclass(frozen=True, slots=True)
class Company:
    """A fictional operator."""

    company_id: str
    name: str
    domain: str
    phone: str
    address: str
    currency: str = CURRENCY
    timezone: str = TIMEZONE
    languages: tuple[str, ...] = ("rw", "en", "fr")

    @property
    def owner_id(self) -> str:
        """The account of the owner who sets its policy and opens its branches."""
        return _account_of(self, "owner")

    @property
    def planner_id(self) -> str:
        """The account of the supervisor who enters its fleet, its routes and its trips."""
        return _account_of(self, "supervisor")

    @property
    def agent_id(self) -> str:
        """The account of the agent who sells at its counter."""
        return _account_of(self, "agent")

    @property
    def email(self) -> str:
        """The address that its passengers write to."""
        return f"hello@{self.domain}"


@dataclass(frozen=True, slots=True)
class Route:
    """A line in one direction.

    Attributes:
        running_minutes: minutes between neighbouring stops, halts included.
        kilometres: road kilometres between neighbouring stops.
        route_id: as the use case derives it from the planner and the name, which is the Idempotency-Key.
    """

    route_id: str
    company_id: str
    stops: tuple[Station, ...]
    running_minutes: tuple[int, ...]
    kilometres: tuple[int, ...]

    @property
    def name(self) -> str:
        """Its ends, as a destination board shows them."""
        return f"{self.stops[0].name} - {self.stops[-1].name}"

    def fares(self, bus_class: str) -> FareTable:
        """Return the fare of every pair of its stops on a bus of a class (a key of `RATES`)."""
        count = len(self.stops)
        return {
            (i, j): _fare(sum(self.kilometres[i:j]), bus_class)
            for i in range(count)
            for j in range(i + 1, count)
        }


@dataclass(frozen=True, slots=True)
class Bus:
    """A vehicle of a company."""

    bus_id: str
    company_id: str
    plate: str
    bus_class: str
    amenities: tuple[str, ...]
    template: Template

    @property
    def layout(self) -> Layout:
        """Its seats."""
        return DRAWINGS[self.template]()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account, or a device: passenger, a role of a company, or platform_admin."""

    account_id: str
    role: str
    full_name: str
    email: str
    phone: str
    company_id: str | None = None


def demo_password(role: str) -> str:
    """Return the password of the sample accounts of a role; it is public, for local demonstrations only."""
    return f"Demo-{role.replace('_', '-')}-only-here-1"


def _fare(kilometres: int, bus_class: str) -> Money:
    """Return the fare of a stretch, rounded up."""
    francs = kilometres * RATES[bus_class]
    return Money(-(-francs // ROUNDING) * ROUNDING, CURRENCY)


def _account_of(company: Company, role: str) -> str:
    """Return the account of the person that has a role in a company."""
    return derived_id("acc", f"{role}@{company.domain}")


def _company(number: int, name: str, domain: str, address: str) -> Company:
    """Return a company; its identifier follows from its domain."""
    return Company(derived_id("co", domain), name, domain, f"+250700{number:03d}000", address)


SUNBIRD = _company(1, "Sunbird Kivu Lines", "sunbird-lines.example", "Stand 4, Nyabugogo bus park, Kigali")
PAPER_CRANE = _company(2, "Paper Crane Coaches", "paper-crane.example", "Stand 9, Nyabugogo bus park, Kigali")
BLUE_HERON = _company(3, "Blue Heron Shuttles", "blue-heron.example", "Stand 2, Nyabugogo bus park, Kigali")
COMPANIES = (SUNBIRD, PAPER_CRANE, BLUE_HERON)


def _line(company: Company, *names: str) -> tuple[Route, Route]:
    """Return a company's line out and back."""
    return _route(company, names), _route(company, names[::-1])


def _route(company: Company, names: tuple[str, ...]) -> Route:
    """Return a route over neighbouring places."""
    roads = [road(here, there) for here, there in pairwise(names)]
    return Route(
        derived_id("rte", company.planner_id, f"{names[0]} - {names[-1]}"),
        company.company_id,
        tuple(STATIONS[name] for name in names),
        tuple(minutes for _, minutes in roads),
        tuple(kilometres for kilometres, _ in roads),
    )


_KIGALI = "Kigali-Nyabugogo"
_TO_MUHANGA = (_KIGALI, "Ruyenzi", "Kamonyi", "Muhanga")
_TO_HUYE = (*_TO_MUHANGA, "Ruhango", "Nyanza", "Huye")
_TO_KAYONZA = (_KIGALI, "Kabuga", "Rwamagana", "Kayonza")
_TO_MUSANZE = (_KIGALI, "Shyorongi", "Base", "Gakenke", "Musanze")

RUBAVU = _line(SUNBIRD, *_TO_MUSANZE, "Byangabo", "Mukamira", "Mahoko", "Rubavu")
LAKE = _line(SUNBIRD, "Karongi", "Nyamasheke", "Ntendezi", "Rusizi")
HUYE = _line(PAPER_CRANE, *_TO_HUYE)
RUSIZI = _line(PAPER_CRANE, *_TO_HUYE, "Nyamagabe", "Kitabi", "Ntendezi", "Rusizi")
KARONGI = _line(PAPER_CRANE, *_TO_MUHANGA, "Rubengera", "Karongi")
NYAGATARE = _line(BLUE_HERON, *_TO_KAYONZA, "Gahini", "Kabarore", "Nyagatare")
NGOMA = _line(BLUE_HERON, *_TO_KAYONZA, "Kabarondo", "Ngoma")
LINES = (RUBAVU, LAKE, HUYE, RUSIZI, KARONGI, NYAGATARE, NGOMA)
ROUTES = tuple(route for line in LINES for route in line)

_KINDS = {
    Template.MINIBUS: ("standard", ()),
    Template.COASTER: ("standard", ("usb",)),
    Template.COACH: ("standard", ("air_conditioning", "usb")),
    Template.VIP: ("vip", ("air_conditioning", "usb", "wifi")),
}


def bus(company: Company, number: int, kind: str) -> Bus:
    """Return a company's bus: its plate follows from the company and its number there, 1 to 99."""
    template = Template(kind)
    bus_class, amenities = _KINDS[template]
    letter = company.name[0]
    plate = f"RAZ {COMPANIES.index(company) + 1}{number:02d} {letter}"
    bus_id = derived_id("bus", company.planner_id, plate)
    return Bus(bus_id, company.company_id, plate, bus_class, amenities, template)


def driver(company: Company, number: int) -> Person:
    """Return a company's driver of a number, 1 to 99."""
    return _person("driver", f"driver{number}@{company.domain}", 100 + number, company)


def _person(role: str, email: str, number: int, company: Company | None = None) -> Person:
    """Return an invented person: the address makes the identifier, the number the name and the telephone."""
    place = COMPANIES.index(company) + 1 if company else 0
    name = f"{GIVEN[(number + 3 * place) % len(GIVEN)]} {FAMILY[(number + place) % len(FAMILY)]}"
    phone = f"+250700{place:03d}{number:03d}"
    return Person(derived_id("acc", email), role, name, email, phone, company.company_id if company else None)


_IN_EVERY_COMPANY = ("owner", "agent", "supervisor", "finance", "inspector", "pos_device")

STAFF = (
    *(
        _person(role, f"{role.replace('_', '-')}@{company.domain}", number, company)
        for company in COMPANIES
        for number, role in enumerate(_IN_EVERY_COMPANY, start=1)
    ),
    _person("owner", f"owner2@{SUNBIRD.domain}", 7, SUNBIRD),
)
"""Everybody but the drivers. One company has two owners, so that one of them can leave."""
PASSENGERS = tuple(
    _person("passenger", f"passenger{number}@example.com", 10 + number) for number in (1, 2, 3)
)
PLATFORM_ADMIN = _person("platform_admin", "admin@example.org", 1)
