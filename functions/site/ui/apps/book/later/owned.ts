/** What this phone keeps when bookings and tickets change, and requests about them. */
import { answered, api } from "@/api/client";
import type { components } from "@/api/schema.gen";
import {
  type Booking,
  dropTicket,
  headersFor,
  keepBooking,
  keepTicket,
  keptBooking,
  type Ticket,
} from "../kept";
import { loadBooking } from "../own";

/** What makes an offer worthless, so that another one is asked for. */
export const OVER = new Set(["quote_changed", "quote_not_found"]);

/** What a request about a booking or a ticket is sent with, as the one who may see it. */
export const owned = (id: string): { headers: Record<string, string> } => ({ headers: headersFor(id) });

/** Tickets are not good any more: they go from the phone, where nobody shall show them to a conductor. */
export const dropTickets = (ids: readonly string[]): void => ids.forEach(dropTicket);

/** A new ticket took the place of another one. */
export async function keepReissued(former: string, ticket: Ticket): Promise<void> {
  keepTicket(ticket);
  if (former !== ticket.ticket_id) dropTicket(former);
  await loadBooking(ticket.booking_id);
}

/** Another booking took the place of one, and belongs to whom that one did. Its tickets stay until it is paid. */
export async function keepExchanged(
  former: Booking,
  made: components["schemas"]["ExchangeView"],
): Promise<void> {
  const path = { booking_id: made.booking_id };
  const own = owned(former.booking_id);
  const by = keptBooking(former.booking_id)?.by;
  const request = api.GET("/bookings/{booking_id}", { params: { path }, ...own });
  keepBooking(await answered(request), undefined, by);
  if (made.status === "HELD") return;
  dropTickets(former.tickets.map((each) => each.ticket_id));
  await loadBooking(former.booking_id);
}
