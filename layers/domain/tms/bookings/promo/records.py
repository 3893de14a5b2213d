"""The items of promo codes in the bookings table."""

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from tms.bookings.promo.codes import PromoCode
from tms.bookings.records import InBookings


class PromoCodeRecord(InBookings):
    """`PROMO-CODES#<company>` / `CODE#<code>`. What it has left of its budget is a number of its own, which
    holds lower on the condition that there is enough.
    """

    promo_code_id = UnicodeAttribute()
    budget = NumberAttribute()
    left = NumberAttribute()
    uses = NumberAttribute()
    paused = BooleanAttribute()
    revision = NumberAttribute()
    request_hash = UnicodeAttribute()
    created_at = NumberAttribute()
    document: JSONAttribute = JSONAttribute()


class HomeRecord(InBookings):
    """`PROMO-CODE#<id>` / `HOME`: which company has the code with this id, and how it reads."""

    company_id = UnicodeAttribute()
    code = UnicodeAttribute()


class UseRecord(InBookings):
    """`PROMO-USES#<company>#<code>` / `PERSON#<person>`: how many bookings of a person have the code.

    DynamoDB deletes it some time after `expires` (epoch seconds).
    """

    uses = NumberAttribute()
    expires = NumberAttribute(null=True)


def code_key(company_id: str, code: str) -> PromoCodeRecord:
    """Return the key of a code."""
    return PromoCodeRecord(f"PROMO-CODES#{company_id}", f"CODE#{code}")


def use_key(company_id: str, code: str, person: str) -> UseRecord:
    """Return the key of the count of a person's uses."""
    return UseRecord(f"PROMO-USES#{company_id}#{code}", f"PERSON#{person}")


def record_of(promo: PromoCode) -> PromoCodeRecord:
    """Return the record that keeps a code."""
    return PromoCodeRecord(
        pk=f"PROMO-CODES#{promo.company_id}",
        sk=f"CODE#{promo.code}",
        promo_code_id=promo.promo_code_id,
        budget=promo.budget,
        left=promo.left,
        uses=promo.uses,
        paused=promo.paused,
        revision=promo.revision,
        request_hash=promo.request_hash,
        created_at=promo.created_at,
        document=document_of(promo),
    )


def document_of(promo: PromoCode) -> dict[str, object]:
    """Return what no condition asks for of a code."""
    return {**promo.terms, "route_ids": list(promo.route_ids)}


def promo_code_of(record: PromoCodeRecord) -> PromoCode:
    """Return the code that `record` keeps."""
    document = dict(record.document)
    return PromoCode(
        promo_code_id=record.promo_code_id,
        company_id=record.pk.removeprefix("PROMO-CODES#"),
        code=record.sk.removeprefix("CODE#"),
        budget=int(record.budget),
        left=int(record.left),
        uses=int(record.uses),
        paused=record.paused,
        revision=int(record.revision),
        request_hash=record.request_hash,
        created_at=int(record.created_at),
        route_ids=tuple(document.pop("route_ids")),
        **document,
    )
