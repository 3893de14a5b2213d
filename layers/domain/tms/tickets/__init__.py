"""Tickets: the signed token in the QR, its keys, its verdicts and its scans."""
