"""The one error that a person at the terminal is meant to read."""


class Stop(Exception):
    """Ends the command with a message and exit status 1."""
