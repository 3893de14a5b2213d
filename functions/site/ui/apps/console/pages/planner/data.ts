/** A day of the planner: its trips, its buses and drivers, and where they stand on the way from midnight on. */
import { answered, api } from "@/api/client";
import type { components } from "@/api/schema.gen";
import { after } from "@/i18n/format";
import { tripsOf } from "../../lists";

type Schemas = components["schemas"];
export type Trip = Schemas["TripRow"];
export type Calendar = Schemas["DayCalendar"];
export type Detail = Schemas["TripDetail"];
export type Reason = Schemas["ReasonView"];
export type Availability = Schemas["Availability"];
export type By = "bus" | "driver";

export interface Day {
  trips: Trip[];
  /** Of the day before, those that are still under way at midnight. */
  late: Trip[];
  calendar: Calendar;
}

export async function dayOf(date: string): Promise<Day> {
  const [trips, before, calendar] = await Promise.all([
    tripsOf(date),
    tripsOf(after(date, -1)),
    answered(api.GET("/company/calendar", { params: { query: { date } } })),
  ]);
  const midnight = Date.parse(calendar.begins_at);
  return { trips, late: before.filter((trip) => Date.parse(trip.arrival_at) > midnight), calendar };
}

export const detailOf = (trip_id: string): Promise<Detail> =>
  answered(api.GET("/company/trips/{trip_id}", { params: { path: { trip_id } } }));

/** Which buses and drivers are free for a route and a departure. */
export const availability = (query: {
  route_id: string;
  departure_at: string;
  trip_id?: string;
}): Promise<Availability> => answered(api.GET("/company/availability", { params: { query } }));

const MINUTE_MS = 60_000;

/** Return a moment in minutes after the day's midnight. */
export const minuteOf = (calendar: Calendar, moment: string): number =>
  Math.round((Date.parse(moment) - Date.parse(calendar.begins_at)) / MINUTE_MS);

/** Return the minutes that a day has: a day on which clocks change is longer or shorter. */
export const length = (calendar: Calendar): number => minuteOf(calendar, calendar.ends_at);

/** Return a moment after midnight as the API takes it, with the company's offset from UTC. */
export function momentAt(calendar: Calendar, minute: number): string {
  const offset = calendar.begins_at.slice(19);
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? ["", "+", "00", "00"];
  const east = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  const local = new Date(Date.parse(calendar.begins_at) + (minute + east) * MINUTE_MS);
  return `${local.toISOString().slice(0, 19)}${offset === "Z" ? "+00:00" : offset}`;
}

/** Return a minute of the day as clocks show it: `06:45`. */
export const clockAt = (minute: number): string => {
  const within = ((minute % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
};

/** Whether seats of a trip are taken, so that its time and its bus do not change here any more. */
export const isSold = (trip: Trip): boolean => Boolean(trip.load && trip.load.sold + trip.load.held > 0);

/** Whether a trip can be planned anew. */
export const isOpen = (trip: Trip): boolean => trip.status === "DRAFT" || trip.status === "PUBLISHED";

const OVER = new Set<Trip["status"]>(["ARRIVED", "RECONCILED", "CANCELLED"]);

/** Whether nothing is left of a trip to run. */
export const isOver = (trip: Trip): boolean => OVER.has(trip.status);
