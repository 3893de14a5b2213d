/** A bus on its line: which stops lie behind it, between which two it is, and when it reaches the others. */
import type { components } from "@/api/schema.gen";

type Stop = components["schemas"]["TripStopView"];
type Position = components["schemas"]["Position"];
type Status = components["schemas"]["TripStatus"];

export interface LineStop {
  id: string;
  name: string;
  state: "left" | "next" | "ahead";
  /** By the schedule: when the bus leaves the first stop, when it arrives at the others. */
  scheduled: string;
  /** When it probably is there; undefined behind the bus, and where it is the schedule. */
  expected: string | undefined;
  /** How far the bus is on its way to this stop from the one before, from 0 to 1; undefined elsewhere. */
  bus: number | undefined;
}

const MINUTE_MS = 60_000;
const ROUND_EARTH = Math.PI / 180;

/** Whether the bus has left its first stop. */
export const isUnderWay = (status: Status): boolean => status === "DEPARTED";
export const isOver = (status: Status): boolean => status === "ARRIVED" || status === "RECONCILED";

interface Point {
  latitude: number;
  longitude: number;
}

/** How far two points lie apart, in degrees of latitude: good enough for a share of a line. */
function apart(one: Point, other: Point): number {
  const squeeze = Math.cos(one.latitude * ROUND_EARTH);
  return Math.hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * squeeze);
}

/** Return a moment moved by milliseconds, on the clocks of the same place. */
function moved(moment: string, by: number): string {
  const local = Date.parse(`${moment.slice(0, 19)}Z`) + by;
  return new Date(local).toISOString().slice(0, 19) + moment.slice(19);
}

const scheduledOf = (stop: Stop, place: number): string =>
  place ? stop.scheduled_arrival_at : stop.scheduled_departure_at;

const toldOf = (stop: Stop, place: number): string =>
  place ? stop.expected_arrival_at : stop.expected_departure_at;

/** Return how late the bus will be at its next stop by its own position, in milliseconds; a bus waits if early. */
function lateness({ next_stop, eta }: Position): number | undefined {
  if (!next_stop || !eta) return undefined;
  return Math.max(0, Date.parse(eta) - Date.parse(next_stop.scheduled_at));
}

/** Return how many minutes late a bus is: by its own position, else as the company told; undefined before it leaves. */
export function minutesLate(position: Position | null, told: number, status: Status): number | undefined {
  if (isOver(status) || status === "CANCELLED") return undefined;
  const own = position ? lateness(position) : undefined;
  if (own === undefined) return told || undefined;
  return Math.floor(own / MINUTE_MS);
}

export function line(stops: readonly Stop[], position: Position | null, status: Status): LineStop[] {
  const over = isOver(status);
  const seen = position?.next_stop
    ? stops.findIndex((stop) => stop.station_id === position.next_stop?.station_id)
    : -1;
  const next = over ? stops.length : Math.max(seen, isUnderWay(status) ? 1 : 0);
  const late = position && seen >= 0 ? lateness(position) : undefined;
  return stops.map((stop, place) => {
    const scheduled = scheduledOf(stop, place);
    const told = late === undefined ? toldOf(stop, place) : moved(scheduled, late);
    const differs = Math.abs(Date.parse(told) - Date.parse(scheduled)) >= MINUTE_MS;
    return {
      id: stop.station_id,
      name: stop.name,
      state: place < next ? "left" : place === next ? "next" : "ahead",
      scheduled,
      expected: place >= next && differs ? told : undefined,
      bus: place === seen && place > 0 && position ? share(stops[place - 1], position, stop) : undefined,
    };
  });
}

/** Return how far between two stops a position is. */
function share(from: Point | undefined, at: Point, to: Point): number | undefined {
  if (!from) return undefined;
  const behind = apart(from, at);
  const ahead = apart(at, to);
  return behind + ahead ? behind / (behind + ahead) : 0;
}

/** How old a position is, in whole minutes. */
export const minutesOld = (recorded: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(recorded)) / MINUTE_MS));
