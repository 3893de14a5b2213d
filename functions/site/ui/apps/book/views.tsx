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
import { type Later, shownLater } from "./seldom";
import { later } from "./texts";

// biome-ignore lint/suspicious/noExplicitAny: each view takes the parameters that its own path names.
type Shown = ComponentType<any>;

const seldom = (name: keyof Later): Shown =>
  lazy(() =>
    later().then(
      (pages) => pages[name] as Shown,
      () => shownLater(name) as Shown,
    ),
  );

export interface View {
  path: string;
  component: Shown;
}

export const VIEWS: readonly View[] = [
  { path: "", component: Search },
  { path: "trips/:id", component: Trip },
  { path: "passengers", component: Passengers },
  { path: "check", component: Check },
  { path: "bookings/:id", component: Booking },
  { path: "bookings/:id/pay", component: Pay },
  { path: "bookings/:id/cancel", component: seldom("Cancel") },
  { path: "bookings/:id/exchange", component: seldom("Exchange") },
  { path: "bookings/:id/passenger", component: seldom("Passenger") },
  { path: "tickets", component: Tickets },
  { path: "tickets/find", component: seldom("FindTicket") },
  { path: "tickets/:id", component: Ticket },
  { path: "t/:code", component: seldom("ShortCode") },
  { path: "trips/:id/live", component: seldom("Live") },
  { path: "waiting", component: seldom("WaitingList") },
  { path: "waiting/:id", component: seldom("WaitingEntry") },
  { path: "account", component: seldom("Account") },
  { path: "account/sign-in", component: seldom("AccountSignIn") },
  { path: "account/register", component: seldom("Register") },
  { path: "help", component: seldom("Help") },
];
