/**
 * What this phone keeps, so that it shows without a network and after a reload: bookings, tickets, and recent searches.
 * It is little text in localStorage; all tabs see the same.
 */
import { type Signal, signal } from "@preact/signals";
import type { components } from "@/api/schema.gen";
import { session } from "@/session";

export type Booking = components["schemas"]["BookingView"];
export type Ticket = components["schemas"]["TicketView"];
export type Payment = components["schemas"]["PaymentView"];
export type Stop = components["schemas"]["StopView"];

/** By what this phone may see a thing: a guest's Booking-Key, the account, or the end of the passenger's number. */
export type Access = { key: string } | { account: true } | { end: string };

export interface KeptBooking {
  booking: Booking;
  by: Access;
  /** The number that was last asked to pay, or the one of the contact: what the pay page begins with. */
  payer?: string;
  /** Its latest payment. */
  payment?: Payment | undefined;
  /** When the server told all this, in milliseconds since 1970. */
  since: number;
}

export interface KeptTicket {
  ticket: Ticket;
  by: Access;
  since: number;
}

/** A place in a waiting list. */
export interface KeptWait {
  entry_id: string;
  by: Access;
}

export interface KeptSearch {
  from: Stop;
  to: Stop;
}

const KEY = "tms.book.key";
const PREFIX = "tms.book.";
const MOST_SEARCHES = 4;
const DAY_MS = 86_400_000;
/** For so long after the arrival a journey stays on the phone. */
const STAYS_MS = 60 * DAY_MS;

/** So long the server's word counts as that of this moment. */
const FRESH_MS = 10_000;

/** When the server told of a booking or a ticket since this page was loaded, by their ids. */
const told = new Map<string, number>();

/** Whether the server has told of it in this moment, on this page or the one before: it is not asked again then. */
export const isFresh = (id: string): boolean => Date.now() - (told.get(id) ?? 0) < FRESH_MS;

const lists: Record<string, () => void> = {};

/** A list that lies in localStorage under its name, newest first. */
function list<Item>(name: string): Signal<readonly Item[]> {
  const read = (): readonly Item[] => {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + name) ?? "[]");
    } catch {
      return [];
    }
  };
  const made = signal(read());
  lists[PREFIX + name] = () => {
    made.value = read();
  };
  return made;
}

export const bookings = list<KeptBooking>("bookings");
export const tickets = list<KeptTicket>("tickets");
export const searches = list<KeptSearch>("searches");
export const waits = list<KeptWait>("waits");

window.addEventListener("storage", ({ key }) => {
  if (key) lists[key]?.();
});

/** Change a list as it lies in the storage now: another tab may have changed it. */
function change<Item>(
  name: string,
  kept: Signal<readonly Item[]>,
  to: (now: readonly Item[]) => readonly Item[],
) {
  lists[PREFIX + name]?.();
  const next = to(kept.peek());
  kept.value = next;
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(next));
  } catch {
    // The phone is full: this page goes on with what it has in its memory.
  }
}

const isOver = (arrival: string, now: number): boolean => Date.parse(arrival) + STAYS_MS < now;

/** Return the secret by which this phone owns what a guest books; it is made once. */
export function guestKey(): string {
  const kept = localStorage.getItem(KEY);
  if (kept) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  const made = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
  localStorage.setItem(KEY, made);
  return made;
}

/** By what a new booking is made: the account if somebody is signed in, else this phone's key. */
export const ownAccess = (): Access => (session.peek() ? { account: true } : { key: guestKey() });

/** Return the kept booking with this id, as it is in this moment; `bookings` tells of changes. */
export const keptBooking = (id: string): KeptBooking | undefined =>
  bookings.peek().find(({ booking }) => booking.booking_id === id);

/** Return the bookings of a journey in order, as far as this phone keeps them; of others the booking itself. */
export const partsOf = (of: Booking): Booking[] =>
  of.journey?.booking_ids.flatMap((id) => (id === of.booking_id ? of : (keptBooking(id)?.booking ?? []))) ?? [
    of,
  ];

/** Return what is to be paid for a booking, with all others of its journey. */
export const dueOf = (of: Booking): Booking["due"] => ({
  ...of.due,
  amount: partsOf(of).reduce((sum, { due }) => sum + due.amount, 0),
});

/** Return the kept booking that another one took the place of. */
const formerOf = (id: string): KeptBooking | undefined =>
  bookings.peek().find(({ booking }) => booking.exchanged_for === id);

/** Return the kept ticket with this id, as it is in this moment; `tickets` tells of changes. */
export const keptTicket = (id: string): KeptTicket | undefined =>
  tickets.peek().find(({ ticket }) => ticket.ticket_id === id);

/** Return the kept place in a waiting list with this id. */
export const keptWait = (id: string): KeptWait | undefined =>
  waits.peek().find(({ entry_id }) => entry_id === id);

/**
 * Return the headers with which a request about a booking or a ticket is sent, as the one who may see it. What is not
 * known here is asked for as a new booking would be made.
 */
export function headersFor(id: string): Record<string, string> {
  return headersOf(
    keptBooking(id)?.by ?? formerOf(id)?.by ?? keptTicket(id)?.by ?? keptWait(id)?.by ?? ownAccess(),
  );
}

const headersOf = (by: Access): Record<string, string> => ("key" in by ? { "Booking-Key": by.key } : {});

/** The headers with which something new is made. */
export const ownHeaders = (): Record<string, string> => headersOf(ownAccess());

/** Keep a booking as the server told it, and return it; `payer` and `by` stay if they are not given. */
export function keepBooking(booking: Booking, payer?: string, by?: Access): Booking {
  const now = Date.now();
  told.set(booking.booking_id, now);
  change("bookings", bookings, (all) => {
    const before = all.find((each) => each.booking.booking_id === booking.booking_id);
    const made = {
      ...before,
      booking,
      by: by ?? before?.by ?? formerOf(booking.booking_id)?.by ?? ownAccess(),
      ...(payer && { payer }),
      since: now,
    };
    const others = all.filter((each) => each !== before && !isOver(each.booking.arrival_at, now));
    return [made, ...others].sort(
      (one, other) => Date.parse(other.booking.departure_at) - Date.parse(one.booking.departure_at),
    );
  });
  return booking;
}

/** Keep how a payment of a kept booking stands. */
export const keepPayment = (payment: Payment): void =>
  change("bookings", bookings, (all) =>
    all.map((each) => (each.booking.booking_id === payment.booking_id ? { ...each, payment } : each)),
  );

/** Keep a ticket as the server told it. */
export function keepTicket(ticket: Ticket, by?: Access): void {
  const now = Date.now();
  told.set(ticket.ticket_id, now);
  change("tickets", tickets, (all) => {
    const before = all.find((each) => each.ticket.ticket_id === ticket.ticket_id);
    const access = by ?? before?.by ?? keptBooking(ticket.booking_id)?.by ?? ownAccess();
    const others = all.filter((each) => each !== before && !isOver(each.ticket.arrival_at, now));
    return [{ ticket, by: access, since: now }, ...others];
  });
  if (tickets.peek().length === 1) navigator.storage?.persist?.();
}

/** Take a ticket from this phone. */
export const dropTicket = (id: string): void =>
  change("tickets", tickets, (all) => all.filter(({ ticket }) => ticket.ticket_id !== id));

/** Keep a place in a waiting list, the newest first. */
export const keepWait = (entry_id: string): void =>
  change("waits", waits, (all) => [{ entry_id, by: ownAccess() }, ...all]);

/** Take a place in a waiting list from this phone. */
export const dropWait = (id: string): void =>
  change("waits", waits, (all) => all.filter(({ entry_id }) => entry_id !== id));

/** Somebody signs out here: what belongs to the account goes from the phone, a guest's bookings stay. */
export function dropAccount(): void {
  change("bookings", bookings, (all) => all.filter(({ by }) => !("account" in by)));
  change("tickets", tickets, (all) => all.filter(({ by }) => !("account" in by)));
  change("waits", waits, (all) => all.filter(({ by }) => !("account" in by)));
}

/** Keep a search, the newest first. */
export const keepSearch = (search: KeptSearch): void =>
  change("searches", searches, (all) => {
    const same = ({ from, to }: KeptSearch) =>
      from.station_id === search.from.station_id && to.station_id === search.to.station_id;
    return [search, ...all.filter((each) => !same(each))].slice(0, MOST_SEARCHES);
  });
