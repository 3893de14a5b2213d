"""The reviewed table of who may do what (tests/component/api/matrix.yaml), read strictly."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).resolve().parents[1] / "component" / "api" / "matrix.yaml"

PEOPLE = {
    "non": "nobody",
    "gst": "guest",
    "pas": "passenger",
    "oth": "other_passenger",
    "drv": "driver",
    "odr": "other_driver",
    "xdr": "foreign_driver",
    "ins": "inspector",
    "agt": "agent",
    "sup": "supervisor",
    "fin": "finance",
    "own": "owner",
    "xow": "foreign_owner",
    "adm": "platform_admin",
    "pos": "pos_device",
}
"""The people of `tests.support.world` by the name of their column."""

_ROW = re.compile(r"^ {2}[A-Z]+ /.*: ", re.MULTILINE)


@dataclass(frozen=True)
class Matrix:
    """Statuses by route and person; of public routes the one status that everybody gets."""

    routes: dict[str, dict[str, int]]
    public: dict[str, int]

    def row(self, route: str) -> dict[str, int]:
        """Return the statuses of a route by person.

        Raises:
            KeyError: it has no row.
        """
        if route in self.public:
            return dict.fromkeys(PEOPLE.values(), self.public[route])
        return self.routes[route]


@cache
def matrix() -> Matrix:
    """Read the table.

    Raises:
        ValueError: a row stands twice, or has not one status for each column, or a person has no column.
    """
    text = FILE.read_text()
    table = yaml.safe_load(text)
    columns = table["columns"].split()
    if columns != list(PEOPLE):
        raise ValueError(f"the columns are {columns}, the people {list(PEOPLE)}")
    routes = {}
    for route, cells in table["routes"].items():
        statuses = [int(cell) for cell in cells.split()]
        if len(statuses) != len(columns):
            raise ValueError(f"{route} has {len(statuses)} statuses for {len(columns)} people")
        routes[route] = dict(zip(PEOPLE.values(), statuses, strict=True))
    found = Matrix(routes, table["public"])
    if len(_ROW.findall(text)) != len(found.routes) + len(found.public):
        raise ValueError("a route stands twice")
    return found
