/** What stands in the way of a move, as far as the day on the screen tells; the API has the last word; pure. */
import { type Calendar, isSold, minuteOf, type Trip } from "./data";
import type { Bar, Lane } from "./lanes";

export interface Move {
  trip: Trip;
  bus: string;
  driver: string;
  /** Minutes after midnight. */
  from: number;
  until: number;
}

export interface Conflict {
  code: string;
  /** The trip in the way, if it is one. */
  trip?: Trip;
  /** What is overlapped, in minutes after midnight; nothing to hatch without it. */
  from?: number;
  until?: number;
}

interface Known {
  calendar: Calendar;
  bars: Bar[];
  buses: Lane[];
  drivers: Lane[];
  /** Minutes after midnight. */
  now: number;
}

const overlap = (from: number, until: number, other: { from: number; until: number }) =>
  from < other.until && other.from < until
    ? { from: Math.max(from, other.from), until: Math.min(until, other.until) }
    : undefined;

const BLOCKED = {
  maintenance: "bus_in_maintenance",
  out_of_service: "bus_out_of_service",
  absence: "driver_absent",
} as const;

export function conflictsOf(move: Move, known: Known): Conflict[] {
  const found: Conflict[] = [];
  const moved =
    move.bus !== move.trip.bus_id || move.from !== minuteOf(known.calendar, move.trip.departure_at);
  if (move.from <= known.now) found.push({ code: "departure_past" });
  if (isSold(move.trip) && moved) found.push({ code: "seats_taken", trip: move.trip });
  const until = move.until + known.calendar.turnaround_minutes;
  for (const bar of known.bars) found.push(...withTrip(move, until, bar, known.calendar));
  const lanes = [
    known.buses.find((lane) => lane.id === move.bus),
    known.drivers.find((lane) => lane.id === move.driver),
  ];
  for (const blocked of lanes.flatMap((lane) => lane?.blocked ?? [])) {
    const shared = overlap(move.from, until, blocked);
    if (shared) found.push({ code: BLOCKED[blocked.kind], ...shared });
  }
  return found;
}

/** A bus and its driver are taken until the turnaround after their trip is over. */
function withTrip(move: Move, until: number, bar: Bar, calendar: Calendar): Conflict[] {
  const other = bar.trip;
  if (other.trip_id === move.trip.trip_id || other.status === "CANCELLED") return [];
  const shared = overlap(move.from, until, {
    from: bar.from,
    until: bar.until + calendar.turnaround_minutes,
  });
  if (!shared) return [];
  const codes = [
    ...(other.bus_id === move.bus ? ["bus_busy"] : []),
    ...(other.driver_id === move.driver ? ["driver_busy"] : []),
  ];
  return codes.map((code) => ({ code, trip: other, ...shared }));
}
