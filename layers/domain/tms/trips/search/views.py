"""The answers of searches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tms.bookings.stretches import Sales, Selling
from tms.fleet.stations import Station
from tms.kernel.money import Money
from tms.trips.search.selection import Choices
from tms.trips.sold_journeys import SoldJourney


@dataclass(frozen=True)
class PlaceView:
    """A station of a journey.

    Example:
        name: Musanze
    """

    station_id: str
    name: str


@dataclass(frozen=True)
class SearchedPlace:
    """The station that was understood, and its district.

    Example:
        district: Nyarugenge
    """

    station_id: str
    name: str
    district: str


@dataclass(frozen=True)
class FoundTrip:
    """A trip for the journey that was asked for; times are those of its stretch. The expected ones are the
    scheduled ones and the delay that the company told.

    Attributes:
        company_logo: the path of the company's logo, which is 404 for a company without one.
        amenities: of the bus.
        duration_minutes: by the schedule.
        stops_between: how often the bus calls on the way.
        delay_minutes: how late it leaves; 0 if it is on time.
        price: what an adult pays on the day of travel. Where a `promotion` of that day is in it, an adult
            would pay `regular_price` without.
        seats_free: seats that are free for the whole stretch.
        sales: `open`; `sold_out`; or `closed`, because the bus leaves in a moment or has left.

    Example:
        company_logo: /companies/co_4GJW83KSGZ34VPWJXZR40RFTVK/logo
        bus_class: vip
        amenities: ["wifi"]
        duration_minutes: 120
        stops_between: 1
        delay_minutes: 15
        expected_departure_at: 2026-12-01T06:45:00+02:00
        expected_arrival_at: 2026-12-01T08:45:00+02:00
        promotion: null
        regular_price: null
        sales: open
    """

    trip_id: str
    company: str
    company_id: str
    company_logo: str
    bus_class: str
    amenities: Sequence[str]
    departure_at: datetime
    arrival_at: datetime
    expected_departure_at: datetime
    expected_arrival_at: datetime
    duration_minutes: int
    delay_minutes: int
    stops_between: int
    price: Money
    promotion: str | None
    regular_price: Money | None
    seats_free: int
    sales: Sales
    from_: PlaceView
    to: PlaceView


@dataclass(frozen=True)
class CompanyChoice:
    """A company, and how many of the day's trips are its own.

    Example:
        company_logo: /companies/co_4GJW83KSGZ34VPWJXZR40RFTVK/logo
        trips: 12
    """

    company_id: str
    company: str
    company_logo: str
    trips: int


@dataclass(frozen=True)
class WordChoice:
    """A class of buses or an amenity, and how many of the day's trips have it.

    Example:
        word: wifi
        trips: 12
    """

    word: str
    trips: int


@dataclass(frozen=True)
class OriginChoice:
    """A station from which trips go to the destination that day, and when the next one leaves.

    Example:
        name: Nyabugogo
        trips: 12
        next_departure_at: 2026-12-01T06:30:00+02:00
    """

    station_id: str
    name: str
    trips: int
    next_departure_at: datetime
    price_from: Money


@dataclass(frozen=True)
class ChoicesView:
    """What the trips of the day can be filtered by, whatever the filters are now; the most frequent first.

    Attributes:
        origins: where they begin, by the next departure: more than one only if the search names no `from`.
        price_from: the lowest price of an adult; null without trips.
    """

    origins: Sequence[OriginChoice]
    companies: Sequence[CompanyChoice]
    bus_classes: Sequence[WordChoice]
    amenities: Sequence[WordChoice]
    price_from: Money | None


@dataclass(frozen=True)
class FoundTrips:
    """The trips of a day that keep the filters, in the order that was asked for, without those that have
    left.

    `from` is null where trips from everywhere were asked for. A trip is then found once for each of its stops
    before the destination. `total` counts the trips of all pages. `next_cursor` asks for the next page; it is
    null on the last one.

    Example:
        date: 2026-12-01
        total: 23
    """

    date: date
    from_: SearchedPlace | None
    to: SearchedPlace
    items: Sequence[FoundTrip]
    total: int
    choices: ChoicesView
    next_cursor: str | None


def found_trip(journey: SoldJourney, now: Selling) -> FoundTrip:
    """Return the view of a journey and how it sells now."""
    late, late_at_end = (timedelta(seconds=each) for each in (journey.late_s, journey.late_at_end_s))
    return FoundTrip(
        trip_id=journey.trip_id,
        company=journey.company,
        company_id=journey.company_id,
        company_logo=_logo(journey.company_id),
        bus_class=journey.bus_class,
        amenities=journey.amenities,
        departure_at=journey.departure_at,
        arrival_at=journey.arrival_at,
        expected_departure_at=journey.departure_at + late,
        expected_arrival_at=journey.arrival_at + late_at_end,
        duration_minutes=journey.duration_s // 60,
        delay_minutes=journey.late_s // 60,
        stops_between=len(journey.legs) - 1,
        price=Money(journey.amount, journey.currency),
        promotion=journey.promotion,
        regular_price=None if journey.regular is None else Money(journey.regular, journey.currency),
        seats_free=now.seats_free,
        sales=now.sales,
        from_=PlaceView(journey.origin_id, journey.origin),
        to=PlaceView(journey.destination_id, journey.destination),
    )


def found_trips(
    journeys: Sequence[SoldJourney], selling: Mapping[tuple[str, range], Selling]
) -> list[FoundTrip]:
    """Return the views of journeys, each as it sells now."""
    return [found_trip(each, selling[each.trip_id, each.legs]) for each in journeys]


def searched_place(station: Station) -> SearchedPlace:
    """Return the view of a station that was searched for."""
    return SearchedPlace(station.station_id, station.name, station.district)


def choices_view(choices: Choices) -> ChoicesView:
    """Return the view of what trips can be filtered by."""
    cheapest = choices.cheapest
    return ChoicesView(
        [
            OriginChoice(
                each.following.origin_id,
                each.following.origin,
                each.trips,
                each.following.departure_at,
                Money(each.cheapest.amount, each.cheapest.currency),
            )
            for each in choices.origins
        ],
        [
            CompanyChoice(each.company_id, each.name, _logo(each.company_id), each.trips)
            for each in choices.companies
        ],
        [WordChoice(*each) for each in choices.bus_classes],
        [WordChoice(*each) for each in choices.amenities],
        None if cheapest is None else Money(cheapest.amount, cheapest.currency),
    )


def _logo(company_id: str) -> str:
    return f"/companies/{company_id}/logo"
