/** What is looked for, as the address tells it. */
import { today } from "@/i18n/format";
import { at } from "@/root";

export const FILTERS = ["sort", "bus_class", "company_id", "leaves_from", "leaves_until"] as const;
export type Filter = (typeof FILTERS)[number];

export type Asked = { from: string; to: string; date: string } & Partial<Record<Filter, string>>;

type Query = Readonly<Record<string, string | undefined>>;

/** Return what an address asks for; the date is today if it names none, or one that is over. */
export function askedBy(query: Query): Asked {
  const { from = "", to = "", date = "" } = query;
  const told = Object.fromEntries(FILTERS.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
  const over = date < today();
  return { from, to, date: over ? today() : date, ...told };
}

/** Return the address of what is asked for. */
export const addressOf = (asked: Asked): string => at(`?${new URLSearchParams(asked)}`);

/** Return the address of a ride's seats. */
export const seatsAt = (trip: string, from: string, to: string): string =>
  at(`trips/${trip}?${new URLSearchParams({ from, to })}`);

/** Return the address at which somebody joins the line for a ride. */
export const waitAt = (trip: string, from: string, to: string): string =>
  at(`waiting?${new URLSearchParams({ trip, from, to })}`);
