"""The records of the lists in which staff find bookings. Only stores use them."""

from pynamodb.attributes import NumberAttribute, UnicodeSetAttribute

from tms.bookings.records import InBookings


class FoundRecord(InBookings):
    """`FOUND#<company>#<key>` / `<departure>#<booking>`: this booking is found by that key.

    Attributes:
        expires: DynamoDB deletes it then.
    """

    expires = NumberAttribute()


class KeysRecord(InBookings):
    """`BOOKING#<id>` / `KEYS`: the keys by which the booking is found."""

    found_by = UnicodeSetAttribute()
    expires = NumberAttribute()
