"""This machine as containers see it, and whether Docker runs here."""

import shutil
import socket
import subprocess
from dataclasses import dataclass

import psutil

from infra.terminal import Stop

BRIDGE = "docker0"


@dataclass(frozen=True)
class Host:
    """This machine as containers see it.

    Attributes:
        name: by which containers reach it.
        binds_to: the address here that takes what they send there.
        network: the addresses of containers, as `172.17.0.0/255.255.0.0`; empty where it is not known here.
    """

    name: str
    binds_to: str
    network: str = ""


def host_of_containers() -> Host:
    """Return by what address containers reach a program of this machine.

    On Linux it is the address of Docker's bridge. Docker Desktop has a name for it instead, which leads to
    the loopback interface.
    """
    for one in psutil.net_if_addrs().get(BRIDGE, []):
        if one.family is socket.AF_INET:
            return Host(one.address, one.address, f"{one.address}/{one.netmask}")
    return Host("host.docker.internal", "127.0.0.1")


def require_docker(why: str) -> None:
    """Check that Docker runs here.

    Args:
        why: what it is needed for, as the beginning of a sentence.

    Raises:
        Stop: it does not; the message says what to install or to start.
    """
    if not shutil.which("docker"):
        raise Stop(f"{why}, and there is no Docker here. Install Docker: https://docs.docker.com/get-docker/")
    if subprocess.run(["docker", "info"], capture_output=True, check=False).returncode:
        raise Stop(f"{why}, and Docker is installed but does not run. Start it first.")
