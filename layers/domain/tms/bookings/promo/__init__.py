"""Promo codes of companies: what they take off a booking, and the budget that they may take."""
