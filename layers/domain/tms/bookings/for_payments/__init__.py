"""Doors for payments: one for starting a payment, one for settling it, and one for cancelled trips.

They are apart because settling asks neither who pays nor whether a company is suspended, and its functions
have no right to read that.
"""
