"""What fails because others are busy, apart from the store: a stream's function knows it without pynamodb."""


class Busy(Exception):
    """Others kept changing what was to be written, so nothing was; trying later may help."""
