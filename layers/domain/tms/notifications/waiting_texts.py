"""The messages to those who wait for seats, pure, in the four languages of the platform.

Dates are told in figures, which read the same in each of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.booking import Booking
from tms.bookings.waiting_list.entry import Wish
from tms.kernel.text import one_line
from tms.notifications.messages import SMS_CHARACTERS, STATION_CHARACTERS, Message

SHORTEST_STATION = 3
"""What is left at least of a station's name in an SMS. One that is still longer is sent in two parts."""


@dataclass(frozen=True)
class _Words:
    """The words of one language; places in braces are filled in."""

    offer: str
    offer_mail: str
    offer_sms: str
    missed: str
    missed_mail: str
    ended: str
    ended_mail: str
    ended_sms: str


WORDS: Mapping[str, _Words] = {
    "en": _Words(
        offer="Seats are held for you: {stretch}, {day}",
        offer_mail=(
            "Seats came free on the trip that you wait for, and are held for you.\n\n{stretch}\nDeparture "
            "{day} at {time}, {company}\nSeats {seats}, {total} together\n\nPay before {until}. After that "
            "the seats go to the next in line.\n"
        ),
        offer_sms="Seats for you: {short}, {total}. Pay before {until}{link}",
        missed="Your seats went to the next in line: {stretch}, {day}",
        missed_mail=(
            "Seats were held for you on the trip {stretch}, {day} at {time}, and were not paid for in time. "
            "They went to the next in line, and you wait no more. You may join the waiting list again.\n"
        ),
        ended="No seats came free: {stretch}, {day}",
        ended_mail=(
            "We are sorry: no seats came free for you on the trip {stretch}, {day} at {time}, and it is not "
            "sold any more. You have paid nothing. Search for another trip.\n"
        ),
        ended_sms="Sorry, no seats came free: {short}. You have paid nothing.",
    ),
    "fr": _Words(
        offer="Des places vous attendent: {stretch}, {day}",
        offer_mail=(
            "Des places se sont libérées sur le voyage que vous attendez. Elles sont réservées pour vous.\n\n"
            "{stretch}\nDépart le {day} à {time}, {company}\nPlaces {seats}, {total} en tout\n\nPayez avant "
            "{until}. Après cette heure, les places vont à la personne suivante.\n"
        ),
        offer_sms="Places pour vous: {short}, {total}. Payez avant {until}{link}",
        missed="Vos places sont allées à la personne suivante: {stretch}, {day}",
        missed_mail=(
            "Des places étaient réservées pour vous sur le voyage {stretch}, le {day} à {time}. Elles n'ont "
            "pas été payées à temps et sont allées à la personne suivante. Vous n'êtes plus sur la liste "
            "d'attente; vous pouvez vous y inscrire de nouveau.\n"
        ),
        ended="Aucune place ne s'est libérée: {stretch}, {day}",
        ended_mail=(
            "Nous sommes désolés: aucune place ne s'est libérée pour vous sur le voyage {stretch}, le {day} "
            "à {time}, et il n'est plus en vente. Vous n'avez rien payé. Cherchez un autre voyage.\n"
        ),
        ended_sms="Désolés, aucune place libre: {short}. Vous n'avez rien payé.",
    ),
    "rw": _Words(
        offer="Mwabikiwe imyanya: {stretch}, {day}",
        offer_mail=(
            "Habonetse imyanya ku rugendo mutegereje, kandi mwayibikiwe.\n\n{stretch}\nGuhaguruka {day} saa "
            "{time}, {company}\nImyanya {seats}, {total} yose hamwe\n\nMwishyure mbere ya {until}. Nyuma "
            "yaho imyanya ihabwa ukurikiyeho.\n"
        ),
        offer_sms="Mwabonye imyanya: {short}, {total}. Mwishyure mbere ya {until}{link}",
        missed="Imyanya yanyu yahawe ukurikiyeho: {stretch}, {day}",
        missed_mail=(
            "Mwari mwabikiwe imyanya ku rugendo {stretch}, {day} saa {time}, ariko ntiyishyuwe ku gihe. "
            "Yahawe ukurikiyeho, kandi ntimukiri ku rutonde rw'abategereje. Mushobora kongera "
            "kwiyandikisha.\n"
        ),
        ended="Nta myanya yabonetse: {stretch}, {day}",
        ended_mail=(
            "Mutubabarire: nta myanya yabonetse ku rugendo {stretch}, {day} saa {time}, kandi "
            "ntirukigurishwa. Nta mafaranga mwishyuye. Mushake urundi rugendo.\n"
        ),
        ended_sms="Mutubabarire, nta myanya yabonetse: {short}. Nta mafaranga mwishyuye.",
    ),
    "sw": _Words(
        offer="Viti vimewekwa kwa ajili yenu: {stretch}, {day}",
        offer_mail=(
            "Viti vimepatikana katika safari mnayoisubiri, na vimewekwa kwa ajili "
            "yenu.\n\n{stretch}\nKuondoka {day} saa {time}, {company}\nViti {seats}, {total} kwa "
            "jumla\n\nLipeni kabla ya {until}. Baada ya hapo viti vitapewa anayefuata.\n"
        ),
        offer_sms="Mmepata viti: {short}, {total}. Lipeni kabla ya {until}{link}",
        missed="Viti vyenu amepewa anayefuata: {stretch}, {day}",
        missed_mail=(
            "Viti viliwekwa kwa ajili yenu katika safari {stretch}, {day} saa {time}, lakini havikulipiwa "
            "kwa wakati. Amepewa anayefuata, na hamko tena kwenye orodha ya kusubiri. Mnaweza kujiandikisha "
            "tena.\n"
        ),
        ended="Hakuna viti vilivyopatikana: {stretch}, {day}",
        ended_mail=(
            "Samahani: hakuna viti vilivyopatikana kwa ajili yenu katika safari {stretch}, {day} saa {time}, "
            "na haiuzwi tena. Hamkulipa chochote. Tafuteni safari nyingine.\n"
        ),
        ended_sms="Samahani, hakuna viti vilivyopatikana: {short}. Hamkulipa chochote.",
    ),
}
"""The words by language (ISO 639-1)."""


def offered(booking: Booking, until: datetime, language: str, link: str) -> Message:
    """Return the message that seats are held for somebody.

    Args:
        until: when the hold ends, in the local time of the stop where the passengers board.
        link: to the page of the entry; empty if the platform knows no address of its own.
    """
    words = WORDS[language]
    same_day = until.date() == booking.departure_at.date()
    clock = f"{until:%H:%M}" if same_day else f"{until:%d.%m. %H:%M}"
    told = {
        **_told(booking.origin, booking.destination, booking.departure_at),
        "company": one_line(booking.company),
        "seats": ", ".join(place.seat for place in booking.places),
        "total": str(booking.total),
        "until": clock,
    }
    mail = words.offer_mail.format(**told) + (f"\n{link}\n" if link else "")
    sms = _fitting(words.offer_sms, {**told, "link": f": {link}" if link else "."}, booking)
    return Message(words.offer.format(**told), mail, sms)


def ended(wish: Wish, language: str, *, missed: bool) -> Message:
    """Return the message that somebody waits no more and has no seats.

    Args:
        wish: the trip, or the first of several.
        missed: whether seats were held, and not paid for in time; of that there is no SMS.
    """
    words = WORDS[language]
    told = _told(wish.origin, wish.destination, wish.departure_at)
    if missed:
        return Message(words.missed.format(**told), words.missed_mail.format(**told))
    sms = _fitting(words.ended_sms, told, wish)
    return Message(words.ended.format(**told), words.ended_mail.format(**told), sms)


def _told(origin: str, destination: str, departure_at: datetime) -> dict[str, str]:
    return {
        "stretch": f"{one_line(origin)} - {one_line(destination)}",
        "day": f"{departure_at:%d.%m.%Y}",
        "time": f"{departure_at:%H:%M}",
    }


def _fitting(text: str, told: Mapping[str, str], of: Booking | Wish) -> str:
    """Return an SMS in which the names of the stations are as long as there is room for."""
    lengths = range(STATION_CHARACTERS, SHORTEST_STATION - 1, -1)
    texts = [text.format(**told, short=_short(of, length)) for length in lengths]
    return next((sms for sms in texts if len(sms) <= SMS_CHARACTERS), texts[-1])


def _short(of: Booking | Wish, length: int) -> str:
    origin, destination = (one_line(name)[:length].strip() for name in (of.origin, of.destination))
    return f"{of.departure_at:%d.%m. %H:%M} {origin}-{destination}"
