/** The lanes of the timeline: one for each bus or driver, and one for trips that have none any more; pure. */
import { type By, type Calendar, type Day, minuteOf, type Trip } from "./data";

/** A time in which a bus or a driver cannot be planned, in minutes after midnight. */
export interface Blocked {
  from: number;
  until: number;
  kind: "maintenance" | "out_of_service" | "absence";
}

export interface Lane {
  /** The id of the bus or the driver; empty for trips without one. */
  id: string;
  name: string;
  more: string;
  blocked: Blocked[];
}

export interface Bar {
  trip: Trip;
  lane: string;
  from: number;
  until: number;
  /** Trips that overlap on a lane stand below each other. */
  level: number;
}

const NEVER = 100_000;

/** The lane of trips that need a bus or a driver. */
export const NOBODY = "";

export function lanesOf(day: Day, by: By): Lane[] {
  const lanes = by === "bus" ? busLanes(day.calendar) : driverLanes(day.calendar);
  const known = new Set(lanes.map((lane) => lane.id));
  const lost = day.trips.some((trip) => laneOf(trip, by, known) === NOBODY);
  return lost ? [...lanes, { id: NOBODY, name: "", more: "", blocked: [] }] : lanes;
}

function busLanes(calendar: Calendar): Lane[] {
  return calendar.buses.map((bus) => ({
    id: bus.bus_id,
    name: bus.plate,
    more: `${bus.bus_class} · ${bus.seats}`,
    blocked: bus.outages.map((outage) => ({
      from: minuteOf(calendar, outage.from_at),
      until: outage.until_at ? minuteOf(calendar, outage.until_at) : NEVER,
      kind: outage.kind,
    })),
  }));
}

function driverLanes(calendar: Calendar): Lane[] {
  return calendar.drivers.map((driver) => ({
    id: driver.account_id,
    name: driver.full_name ?? driver.account_id,
    more: driver.licence_class,
    blocked: driver.absences.map((absence) => ({
      from: minuteOf(calendar, absence.from_at),
      until: minuteOf(calendar, absence.until_at),
      kind: "absence" as const,
    })),
  }));
}

/** Return the lane of a trip. Cancelled trips hold neither bus nor driver. */
export function laneOf(trip: Trip, by: By, known: ReadonlySet<string>): string {
  if (trip.status === "CANCELLED") return NOBODY;
  const id = by === "bus" ? trip.bus_id : trip.driver_id;
  return known.has(id) && (by === "bus" || trip.driver !== null) ? id : NOBODY;
}

export function barsOf(day: Day, by: By, lanes: Lane[]): Bar[] {
  const known = new Set(lanes.map((lane) => lane.id));
  const ends = new Map<string, number[]>();
  const late = day.late.filter((trip) => trip.status !== "CANCELLED");
  return [...late, ...day.trips].map((trip) => {
    const lane = laneOf(trip, by, known);
    const from = minuteOf(day.calendar, trip.departure_at);
    const until = minuteOf(day.calendar, trip.arrival_at);
    const levels = ends.get(lane) ?? [];
    const free = levels.findIndex((end) => end <= from);
    const level = free < 0 ? levels.length : free;
    levels[level] = until;
    ends.set(lane, levels);
    return { trip, lane, from, until, level };
  });
}

/** Return how many levels each lane has, at least one. */
export function levelsOf(lanes: Lane[], bars: Bar[]): Map<string, number> {
  const levels = new Map(lanes.map((lane) => [lane.id, 1]));
  for (const bar of bars) levels.set(bar.lane, Math.max(levels.get(bar.lane) ?? 1, bar.level + 1));
  return levels;
}

/** Return the day's own trips on a lane, by departure. */
export function tripsOn({ day, bars }: { day: Day; bars: Bar[] }, lane: Lane): Trip[] {
  const own = new Set(day.trips.map((trip) => trip.trip_id));
  return bars.filter((bar) => bar.lane === lane.id && own.has(bar.trip.trip_id)).map((bar) => bar.trip);
}
