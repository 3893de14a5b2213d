"""The waiting list: people that want seats of trips which are sold out, and whose turn it is."""
