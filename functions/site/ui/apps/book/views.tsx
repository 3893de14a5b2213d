/** The portal's views and their addresses. What comes seldom is one chunk that is loaded when it is asked for. */
import type { ComponentType } from "preact";
import { lazy } from "preact-iso";
import { Booking } from "./pages/booking";
import { Check } from "./pages/check";
import { Passengers } from "./pages/passengers";
import { Pay } from "./pages/pay";
import { Search } from "./pages/search";
import { Ticket } from "./pages/ticket";
import { Tickets } from "./pages/tickets";
import { Trip } from "./pages/trip";
import { loadLaterTexts } from "./texts";

type Later = typeof import("./later");

const later = (name: keyof Later) =>
  lazy(async () => {
    const [pages] = await Promise.all([import("./later"), loadLaterTexts()]);
    // biome-ignore lint/suspicious/noExplicitAny: each view takes the parameters that its own path names.
    return pages[name] as ComponentType<any>;
  });

export interface View {
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: each view takes the parameters that its own path names.
  component: ComponentType<any>;
}

export const VIEWS: readonly View[] = [
  { path: "", component: Search },
  { path: "trips/:id", component: Trip },
  { path: "passengers", component: Passengers },
  { path: "check", component: Check },
  { path: "bookings/:id", component: Booking },
  { path: "bookings/:id/pay", component: Pay },
  { path: "bookings/:id/cancel", component: later("Cancel") },
  { path: "bookings/:id/exchange", component: later("Exchange") },
  { path: "bookings/:id/passenger", component: later("Passenger") },
  { path: "tickets", component: Tickets },
  { path: "tickets/find", component: later("FindTicket") },
  { path: "tickets/:id", component: Ticket },
  { path: "t/:code", component: later("ShortCode") },
  { path: "trips/:id/live", component: later("Live") },
  { path: "waiting", component: later("WaitingList") },
  { path: "waiting/:id", component: later("WaitingEntry") },
  { path: "account", component: later("Account") },
  { path: "account/sign-in", component: later("AccountSignIn") },
  { path: "account/register", component: later("Register") },
  { path: "help", component: later("Help") },
];
