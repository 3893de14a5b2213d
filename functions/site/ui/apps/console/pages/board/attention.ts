/** What needs attention in a day, and how the day's trips lie around now; pure. */
import type { components } from "@/api/schema.gen";

export type Row = components["schemas"]["TripRow"];

/** The most urgent first. */
const KINDS = [
  "breakdown",
  "noDriver",
  "notStarted",
  "notOpened",
  "notArrived",
  "incident",
  "refunds",
  "late",
  "draft",
] as const;
export type Kind = (typeof KINDS)[number];

/** Those that hurt passengers at this moment. */
const BAD: ReadonlySet<Kind> = new Set(["breakdown", "noDriver", "notStarted"]);
export const isBad = (kind: Kind): boolean => BAD.has(kind);

const MINUTE_MS = 60_000;
const ARRIVAL_GRACE_MINUTES = 30;
const BEFORE_THE_END: readonly string[] = ["PUBLISHED", "BOARDING", "DEPARTED"];
const BEFORE_THE_START: readonly string[] = ["PUBLISHED", "BOARDING"];

const expected = (scheduled: string, row: Row): number =>
  Date.parse(scheduled) + row.delay_minutes * MINUTE_MS;

/**
 * Return why a trip needs attention, the most urgent reason first.
 *
 * @param now in milliseconds since 1970.
 * @param opensMinutes how long before the departure boarding opens by itself.
 */
export function reasonsOf(row: Row, now: number, opensMinutes: number): Kind[] {
  const goes = BEFORE_THE_END.includes(row.status);
  const leaves = expected(row.departure_at, row);
  const holds: Record<Kind, boolean> = {
    breakdown: goes && row.broken_down,
    noDriver: goes && row.driver === null,
    notStarted: BEFORE_THE_START.includes(row.status) && leaves < now,
    notOpened: row.status === "PUBLISHED" && leaves >= now && leaves - opensMinutes * MINUTE_MS < now,
    notArrived:
      row.status === "DEPARTED" && expected(row.arrival_at, row) + ARRIVAL_GRACE_MINUTES * MINUTE_MS < now,
    incident: goes && row.incident !== null,
    refunds: row.status === "CANCELLED" && (row.load?.sold ?? 0) > 0,
    late: goes && row.delay_minutes > 0,
    draft: row.status === "DRAFT" && leaves >= now && leaves - 24 * 60 * MINUTE_MS < now,
  };
  return KINDS.filter((kind) => holds[kind]);
}

/** Compare two trips by their most urgent reasons, then by their departure. */
export const byUrgency = (one: { reasons: Kind[] }, other: { reasons: Kind[] }): number =>
  KINDS.indexOf(one.reasons[0] ?? "draft") - KINDS.indexOf(other.reasons[0] ?? "draft");

export interface Filter {
  status: string;
  route: string;
  who: string;
  text: string;
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether a trip is of a state and a route, has a bus or a driver, and contains each word. */
export function fits(row: Row, { status, route, who, text }: Filter): boolean {
  if (status && row.status !== status) return false;
  if (route && row.route_id !== route) return false;
  if (who && row.bus_id !== who && row.driver_id !== who) return false;
  const told = [
    row.departure_at.slice(11, 16),
    row.route,
    row.origin,
    row.destination,
    row.plate,
    row.driver,
  ];
  const all = plain(told.join(" "));
  return plain(text)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** The trips that are over, those under way or late, and those that come, each in their order. */
export function around(rows: readonly Row[], now: number) {
  const over = rows.filter(
    (row) => ["ARRIVED", "RECONCILED", "CANCELLED"].includes(row.status) || left(row, now),
  );
  const rest = rows.filter((row) => !over.includes(row));
  const gone = (row: Row) => row.status === "DEPARTED" || expected(row.departure_at, row) < now;
  return { over, begun: rest.filter(gone), coming: rest.filter((row) => !gone(row)) };
}

/** A draft of a departure that is over comes no more. */
const left = (row: Row, now: number): boolean =>
  row.status === "DRAFT" && expected(row.departure_at, row) < now;
