/** Loads one's own bookings, tickets and payments as the one who may see them, and keeps them on this phone. */
import { answered, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { components } from "@/api/schema.gen";
import { session } from "@/session";
import {
  type Booking,
  bookings,
  headersFor,
  type KeptBooking,
  keepBooking,
  keepPayment,
  keepTicket,
  keptBooking,
  keptTicket,
  type Payment,
  partsOf,
  type Ticket,
  tickets,
} from "./kept";

export type Overview = components["schemas"]["BookingOverview"];

const CODES_AFTER_MS = 2_000;

/** Return a booking as it is now. */
export async function loadBooking(id: string): Promise<Booking> {
  const params = { path: { booking_id: id } };
  return keepBooking(await answered(api.GET("/bookings/{booking_id}", { params, headers: headersFor(id) })));
}

/** Load the other bookings of a journey that this phone has not, or knows in another state. */
async function loadParts({ booking_id, journey, status }: Booking): Promise<void> {
  const others = journey?.booking_ids.filter(
    (id) => id !== booking_id && keptBooking(id)?.booking.status !== status,
  );
  await Promise.all((others ?? []).map(loadBooking));
}

/** Return a booking as it is now, with its payments, the latest first, and what may be done with it. */
export async function loadOverview(id: string): Promise<Overview> {
  const params = { path: { booking_id: id } };
  const found = await answered(
    api.GET("/bookings/{booking_id}/overview", { params, headers: headersFor(id) }),
  );
  keepBooking(found.booking);
  await loadParts(found.booking);
  const [latest] = found.payments;
  if (latest) keepPayment(latest);
  return found;
}

/** Return the latest payment of a booking; undefined if there was none. */
export async function loadPayment(booking: Booking): Promise<Payment | undefined> {
  if (!booking.payment_id) return undefined;
  const params = { path: { payment_id: booking.payment_id } };
  const headers = headersFor(booking.booking_id);
  return answered(api.GET("/payments/{payment_id}", { params, headers }));
}

/** Return a ticket as it is now. */
export async function loadTicket(id: string): Promise<Ticket> {
  const by = keptTicket(id)?.by;
  const code = keptTicket(id)?.ticket.code;
  const found =
    by && "end" in by && code
      ? await findTicket(code, by.end)
      : await answered(
          api.GET("/tickets/{ticket_id}", { params: { path: { ticket_id: id } }, headers: headersFor(id) }),
        );
  keepTicket(found);
  return found;
}

/** Return the ticket with a short code, to somebody who knows the end of the passenger's number. */
export function findTicket(code: string, end: string): Promise<Ticket> {
  const params = { path: { code }, query: { phone_end: end } };
  return answered(api.GET("/tickets/by-code/{code}", { params }));
}

/**
 * Load all tickets of a paid booking that this phone has not, so that they show without a network.
 *
 * @param tries how often it is asked for short codes, which a ticket gets a moment behind its issue.
 */
export async function loadTickets(booking: Booking, tries = 0): Promise<void> {
  if (booking.status !== "CONFIRMED") return;
  await loadParts(booking);
  const ids = partsOf(booking).flatMap((each) =>
    each.status === "CONFIRMED" ? each.tickets.map(({ ticket_id }) => ticket_id) : [],
  );
  await Promise.all(ids.filter((id) => !keptTicket(id)).map(loadTicket));
  const uncoded = ids.filter((id) => !keptTicket(id)?.ticket.code);
  if (!uncoded.length || tries < 1) return;
  await new Promise((done) => setTimeout(done, CODES_AFTER_MS));
  await Promise.all(uncoded.map(loadTicket));
  await loadTickets(booking, tries - 1);
}

/** Whether something of a kept booking may be different now: its journey is to come, or an answer is awaited. */
const mayChange = ({ booking, payment }: KeptBooking, now: number): boolean =>
  payment?.status === "PENDING" || (Date.parse(booking.arrival_at) > now && booking.status !== "EXPIRED");

/** Return what was loaded; what is refused is left as the phone keeps it, and without a network nothing is tried again. */
async function loaded<Item>(all: readonly Promise<Item>[]): Promise<Item[]> {
  const results = await Promise.allSettled(all);
  const lost = results.find(
    (each) => each.status === "rejected" && asProblem(each.reason).code === "offline",
  );
  if (lost?.status === "rejected") throw lost.reason;
  return results.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
}

/** Load anew what this phone keeps of journeys to come, and what the account has beside. */
export async function refresh(): Promise<void> {
  const now = Date.now();
  const known = bookings.peek().filter((each) => mayChange(each, now));
  const found = await loaded(known.map(({ booking }) => loadOverview(booking.booking_id)));
  if (session.value) {
    const { items } = await answered(api.GET("/bookings"));
    const others = items.filter(
      ({ booking_id, status, arrival_at }) =>
        status === "CONFIRMED" &&
        Date.parse(arrival_at) > now &&
        !found.some(({ booking }) => booking.booking_id === booking_id),
    );
    found.push(...(await loaded(others.map(({ booking_id }) => loadOverview(booking_id)))));
  }
  await loaded(found.map(({ booking }) => loadTickets(booking)));
  const coming = tickets
    .peek()
    .filter(
      ({ ticket, since }) => since < now && ticket.status === "ISSUED" && Date.parse(ticket.arrival_at) > now,
    );
  await loaded(coming.map(({ ticket }) => loadTicket(ticket.ticket_id)));
}
