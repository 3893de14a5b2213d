"""Door for trips: what people call a company's routes, buses and drivers, as in a file."""

from tms.companies.lookalikes import look
from tms.companies.members import MemberState
from tms.fleet import bus_store, route_store
from tms.fleet.buses import normal_plate
from tms.fleet.driver_cards import everyone
from tms.kernel.email_address import normal


class Names:
    """The routes, buses and drivers of a company by their names, number plates and e-mail addresses.

    Args:
        company: its id. Its routes, buses and members are read once.
    """

    def __init__(self, company: str) -> None:
        self._routes = {look(card.name): card.route_id for card in route_store.routes_of(company)}
        self._buses = {bus.plate: bus.bus_id for bus in bus_store.buses_of(company)}
        self.mails = {
            card.account_id: card.email
            for card in everyone(company)
            if card.email and card.state is not MemberState.INACTIVE
        }
        self._drivers = {mail: account_id for account_id, mail in self.mails.items()}

    def route(self, name: str) -> str | None:
        """Return the id of the route that a name means."""
        return self._routes.get(look(name))

    def bus(self, plate: str) -> str | None:
        """Return the id of the bus that has a number plate."""
        try:
            return self._buses.get(normal_plate(plate))
        except ValueError:
            return None

    def driver(self, mail: str) -> str | None:
        """Return the account of the driver that has an e-mail address."""
        try:
            return self._drivers.get(normal(mail))
        except ValueError:
            return None
