"""Doors for payments: one for starting a payment, and one for settling it.

They are apart because settling asks neither who pays nor whether a company is suspended, and its functions
have no right to read that.
"""
