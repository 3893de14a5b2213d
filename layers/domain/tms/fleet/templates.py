"""The layouts of common buses, by name: pure."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from tms.fleet import layout
from tms.fleet.layout import Layout


class Template(StrEnum):
    """The common buses."""

    MINIBUS = "minibus"
    COASTER = "coaster"
    COACH = "coach"
    COACH_VIP_FRONT = "coach_vip_front"
    VIP = "vip"


DRAWINGS: Mapping[Template, Callable[[], Layout]] = {
    Template.MINIBUS: layout.minibus,
    Template.COASTER: layout.coaster,
    Template.COACH: layout.coach,
    Template.COACH_VIP_FRONT: layout.coach_vip_front,
    Template.VIP: layout.vip,
}

NAMES: Mapping[Template, str] = {
    Template.MINIBUS: "Minibus, two and one seats a row",
    Template.COASTER: "Midibus, two and two seats a row",
    Template.COACH: "Coach with two doors, two and two seats a row",
    Template.COACH_VIP_FRONT: "Coach with two doors and a VIP front row, two and two seats a row",
    Template.VIP: "Coach with wide seats, two and one a row",
}
