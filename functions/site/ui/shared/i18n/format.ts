/** Moments, days and money in the language of the app. A stop's time is the one its clocks show: it has an offset. */
import type { components } from "../api/schema.gen";
import { language, locale } from "./t";

const RW_DAYS = [
  "Ku cyumweru",
  "Ku wa mbere",
  "Ku wa kabiri",
  "Ku wa gatatu",
  "Ku wa kane",
  "Ku wa gatanu",
  "Ku wa gatandatu",
];
const RW_MONTHS = [
  "Mutarama",
  "Gashyantare",
  "Werurwe",
  "Mata",
  "Gicurasi",
  "Kamena",
  "Nyakanga",
  "Kanama",
  "Nzeri",
  "Ukwakira",
  "Ugushyingo",
  "Ukuboza",
];

/** Return the hour and minute of a moment as its own place has them: `06:45`. */
export const time = (moment: string): string => moment.slice(11, 16);

/** Return a day, `2026-12-24`, with its weekday: `Thursday 24 December 2026`. */
export function day(date: string): string {
  const at = new Date(`${date.slice(0, 10)}T12:00:00Z`);
  if (language.value === "rw") {
    return `${RW_DAYS[at.getUTCDay()]}, ${at.getUTCDate()} ${RW_MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  }
  const wanted = {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  } as const;
  return new Intl.DateTimeFormat(locale(), wanted).format(at);
}

/** Return a moment's day and time: `24 December 2026, 06:45`. */
export const moment = (at: string): string => `${day(at)}, ${time(at)}`;

/** Return an amount with its currency, and decimals only where the currency has them: `RWF 3,500`. */
export function money({ amount, currency }: components["schemas"]["Money"]): string {
  const shape = new Intl.NumberFormat(locale(), { style: "currency", currency, currencyDisplay: "code" });
  return shape.format(amount / 10 ** (shape.resolvedOptions().maximumFractionDigits ?? 0));
}

/** Return the date that clocks of a time zone show now: `2026-12-24`. */
export const today = (timeZone?: string): string =>
  new Intl.DateTimeFormat("en-CA", timeZone ? { timeZone } : {}).format(new Date());

/** Return the date so many days after another one. */
export function after(date: string, days: number): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Return the hour and minute of a moment in milliseconds, on this device: `06:45`. */
export const clock = (at: number): string =>
  new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** Return the short names of the days of a week, from Monday to Sunday. */
export function weekdays(): string[] {
  if (language.value === "rw") return [...RW_DAYS.slice(1), RW_DAYS[0] ?? ""];
  const shape = new Intl.DateTimeFormat(locale(), { weekday: "short", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, place) => shape.format(new Date(Date.UTC(2024, 0, 1 + place))));
}

/** Return the hour and minute of a moment in milliseconds as the place of another moment has them. */
export function timeAt(at: number, there: string | undefined): string {
  const offset = there?.match(/([+-])(\d\d):(\d\d)$/);
  if (!offset) return clock(at);
  const minutes = (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === "-" ? -1 : 1);
  return new Date(at + minutes * 60_000).toISOString().slice(11, 16);
}

/** Return a day in few letters, `2026-12-24`: `Thu 24 Dec`; Kinyarwanda has its own words. */
export function shortDay(date: string): string {
  const at = new Date(`${date.slice(0, 10)}T12:00:00Z`);
  if (language.value === "rw") {
    return `${at.getUTCDate()} ${RW_MONTHS[at.getUTCMonth()]}`;
  }
  const wanted = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale(), wanted).format(at);
}

/** Return the hour and minute of a moment, with its day unless it is that of another moment or day. */
export const timeBeside = (at: string, other: string): string =>
  at.slice(0, 10) === other.slice(0, 10) ? time(at) : `${time(at)}, ${shortDay(at)}`;

/** Return a day without its weekday, `2026-12-24`: `24 Dec 2026`. */
export function date(text: string): string {
  const at = new Date(`${text.slice(0, 10)}T12:00:00Z`);
  if (language.value === "rw") {
    return `${at.getUTCDate()} ${RW_MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  }
  const wanted = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale(), wanted).format(at);
}
