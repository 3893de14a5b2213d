"""Doors for tracking: for the driver that posts positions, the consumer of the stream, and anyone that looks.

They are apart because the first may have to audit a caller of another company, and the others have no right
to audit.
"""
