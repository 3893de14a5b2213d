"""Whether tickets can be paid for: the payment simulator answers."""

import socket

from infra.place import Place

SECONDS = 1.0


def is_open(place: Place) -> bool:
    """Tell whether the payment simulator of a platform can be reached from here.

    Beside an emulator in a container it may listen where only containers reach it; then nothing is sold.
    """
    try:
        socket.create_connection((place.simulator_host, place.simulator_port), SECONDS).close()
    except OSError:
        return False
    return True
