/** What was chosen and typed on the way to a booking. It outlives a reload, and ends with the window. */
import { effect, signal } from "@preact/signals";
import type { components } from "@/api/schema.gen";
import { now } from "./clock";
import { keptBooking, type Stop } from "./kept";

export type CategoryPrice = components["schemas"]["CategoryPrice"];
type Money = components["schemas"]["Money"];

/** A journey on one bus. */
export interface Ride {
  trip_id: string;
  company: string;
  company_id: string;
  bus_class: string;
  from: Stop;
  to: Stop;
  departure_at: string;
  arrival_at: string;
  delay_minutes: number;
}

export interface Traveller {
  /** Undefined for one whom the best seat is chosen for. */
  seat?: string | undefined;
  name: string;
  phone: string;
  category: string;
  /** A child on the lap. */
  child?: { name: string; category: string } | undefined;
  /** Pieces of luggage beyond the free ones. */
  pieces?: number;
}

/** A stretch of a trip, with the seats where they are chosen already. */
export type Part = components["schemas"]["JourneyItem"];

export interface Way {
  ride: Ride;
  /** With a change of bus: the rides one after the other, of which `ride` is the first. */
  rides?: readonly Ride[];
  /** With a change, of bus or of seat: what is held and paid together. */
  parts?: readonly Part[];
  /** What each category pays, the adults first. */
  prices: readonly CategoryPrice[];
  /** What children of each category pay on a lap. */
  laps?: readonly CategoryPrice[];
  /** What a piece of luggage costs beyond the free ones; null if the bus takes none. */
  piece?: Money | null;
  travellers: readonly Traveller[];
  email: string;
  promo?: string;
  /** The booking that holds the seats, once they are held. */
  held?: string;
}

const KEPT = "tms.book.way";

function read(): Way | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

export const way = signal<Way | undefined>(read());

effect(() => {
  if (way.value) sessionStorage.setItem(KEPT, JSON.stringify(way.value));
  else sessionStorage.removeItem(KEPT);
});

/** Change the way; seats that are held already are those of the passengers before. */
export function change(changed: Partial<Way>): void {
  if (!way.value) return;
  const { held: _, ...before } = way.value;
  way.value = { ...before, ...changed };
}

/** The rides that the last search found, so that their pages need not ask again. */
const found = new Map<string, Ride>();

const nameOf = (trip: string, from: string, to: string): string => `${trip} ${from} ${to}`;

export function remember(rides: readonly Ride[]): void {
  for (const ride of rides) found.set(nameOf(ride.trip_id, ride.from.station_id, ride.to.station_id), ride);
}

export const remembered = (trip: string, from: string, to: string): Ride | undefined =>
  found.get(nameOf(trip, from, to));

export const ADULT = "adult";

/** Return the booking that holds the seats of a way, or has bought them; undefined if there is none, or its time is over. */
export function heldBy(of: Way | undefined): string | undefined {
  const kept = of?.held ? keptBooking(of.held)?.booking : undefined;
  if (kept?.status === "HELD" && Date.parse(kept.hold_expires_at) > now()) return kept.booking_id;
  return kept?.status === "CONFIRMED" ? kept.booking_id : undefined;
}

/** Return whether the way leads by this ride. */
export const leadsBy = (of: Way | undefined, ride: Pick<Ride, "trip_id" | "from" | "to">): of is Way =>
  of !== undefined &&
  of.ride.trip_id === ride.trip_id &&
  of.ride.from.station_id === ride.from.station_id &&
  of.ride.to.station_id === ride.to.station_id &&
  !of.parts;

const isIn = (prices: readonly CategoryPrice[], name: string): boolean =>
  prices.some(({ category }) => category === name);

/**
 * Return travellers in these seats: those who were there keep what was typed, new ones have none. A category that has no
 * price on this way is an adult's, and what the bus does not take along is left out.
 */
export function seated(
  before: readonly Traveller[],
  seats: readonly (string | undefined)[],
  { prices, laps = [], piece }: Pick<Way, "prices" | "laps" | "piece">,
): Traveller[] {
  const rest = [...before];
  const take = (fits: (each: Traveller) => boolean) => {
    const at = rest.findIndex(fits);
    return at < 0 ? undefined : rest.splice(at, 1)[0];
  };
  const same = seats.map((seat) => take((each) => each.seat === seat));
  return seats.map((seat, at) => {
    const one = same[at] ?? take(() => true) ?? { name: "", phone: "", category: ADULT };
    const { child, pieces, ...rest } = one;
    const category = isIn(prices, one.category) ? one.category : ADULT;
    return {
      ...rest,
      seat,
      category,
      ...(child && isIn(laps, child.category) && { child }),
      ...(piece && pieces && { pieces }),
    };
  });
}

/**
 * Begin a way with a traveller in each of these seats: what was typed before stays. So does a booking that holds all of
 * it already, so that passengers who come back do not hold it twice.
 */
export function begin(
  next: Pick<Way, "ride" | "rides" | "parts" | "prices" | "laps" | "piece">,
  seats: readonly (string | undefined)[],
): void {
  const before = way.peek();
  const travellers = seated(before?.travellers ?? [], seats, next);
  const promo = next.parts ? undefined : before?.promo;
  const made = { ...next, travellers, email: before?.email ?? "", ...(promo && { promo }) };
  const held = before && contentOf(before) === contentOf(made) ? heldBy(before) : undefined;
  way.value = { ...made, ...(held && { held }) };
}

const contentOf = ({ ride, parts, travellers }: Way): string =>
  JSON.stringify([ride.trip_id, ride.from.station_id, ride.to.station_id, parts, travellers]);

/** Return the seats of a part with a change, one for each traveller; undefined if the best ones are chosen. */
export const seatsIn = ({ seats }: Part, { travellers }: Way): string[] | undefined =>
  seats?.length === travellers.length ? seats : undefined;

/** Return the seat of the traveller at a place, with a change all one after the other; undefined if any will do. */
export const seatOf = (of: Way, place: number): string | undefined =>
  of.travellers[place]?.seat ??
  (of.parts?.flatMap((part) => seatsIn(part, of)?.[place] ?? []).join(" → ") || undefined);

/** Return what somebody of a category pays. */
export const priceOf = ({ prices }: Pick<Way, "prices">, category: string) =>
  (prices.find((each) => each.category === category) ?? prices[0])?.price;

interface PriceLine {
  number: number;
  price: Money;
  /** Undefined for luggage. */
  category?: string;
  onLap?: boolean;
}

const counted = (
  names: readonly (string | undefined)[],
  prices: readonly CategoryPrice[] = [],
): PriceLine[] =>
  prices.map(({ category, price }) => ({
    number: names.filter((name) => name === category).length,
    price,
    category,
  }));

/** Return what a way costs line by line: its passengers and their children on laps by category, and their luggage. */
export function linesOf({ travellers, prices, laps, piece }: Way): PriceLine[] {
  const children = travellers.map(({ child }) => child?.category);
  const number = travellers.reduce((sum, { pieces = 0 }) => sum + pieces, 0);
  return [
    ...counted(
      travellers.map(({ category }) => category),
      prices,
    ),
    ...counted(children, laps).map((line) => ({ ...line, onLap: true })),
    ...(piece ? [{ number, price: piece }] : []),
  ].filter((line) => line.number);
}

/** Return what all travellers pay together; undefined without a price. */
export function totalOf(of: Way) {
  const lines = linesOf(of);
  const [first] = lines;
  if (!first) return undefined;
  return {
    amount: lines.reduce((sum, { number, price }) => sum + number * price.amount, 0),
    currency: first.price.currency,
  };
}
