/** A day as the timeline draws it: lanes, bars, and what is wrong with trips as they are planned now; pure. */
import { type Conflict, conflictsOf, type Move } from "./conflicts";
import { type By, type Day, isOpen, length, minuteOf } from "./data";
import { type Bar, barsOf, type Lane, lanesOf } from "./lanes";

export interface Plan {
  day: Day;
  by: By;
  lanes: Lane[];
  bars: Bar[];
  /** Minutes after midnight; below 0 or beyond the day if the day is not today. */
  now: number;
  isToday: boolean;
  /** What stands in the way of a move, as far as this day tells. */
  conflicts: (move: Move) => Conflict[];
  /** The conflicts of trips as they are planned. */
  wrong: Map<string, Conflict[]>;
}

/** Reasons that make a move impossible, but nothing wrong with a trip that stays as it is. */
const ONLY_MOVES = new Set(["departure_past", "seats_taken"]);

export function planOf(day: Day, by: By, at: number): Plan {
  const [buses, drivers] = [lanesOf(day, "bus"), lanesOf(day, "driver")];
  const lanes = by === "bus" ? buses : drivers;
  const bars = barsOf(day, by, lanes);
  const now = minuteOf(day.calendar, new Date(at).toISOString());
  const conflicts = (move: Move) => conflictsOf(move, { calendar: day.calendar, bars, buses, drivers, now });
  const wrong = new Map<string, Conflict[]>();
  for (const { trip, from, until } of bars.filter((bar) => isOpen(bar.trip))) {
    const found = conflicts({ trip, bus: trip.bus_id, driver: trip.driver_id, from, until });
    const real = found.filter((each) => !ONLY_MOVES.has(each.code));
    if (real.length) wrong.set(trip.trip_id, real);
  }
  const isToday = now >= 0 && now < length(day.calendar);
  return { day, by, lanes, bars, now, isToday, conflicts, wrong };
}
