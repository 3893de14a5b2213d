/** Whether a company sells trips already: its first trip on sale ends the first steps. */
import { effect, signal } from "@preact/signals";
import { answered, api } from "@/api/client";
import { after, today } from "@/i18n/format";
import { me } from "@/session";

const KEPT = "tms.begun.";
const STEPPING = "tms.first-steps";
const DAYS_AHEAD = 7;

/** Whether this window is on its way through the first steps; each page leads back to them then. */
export const stepping = signal(sessionStorage.getItem(STEPPING) !== null);

effect(() => {
  if (stepping.value) sessionStorage.setItem(STEPPING, "yes");
  else sessionStorage.removeItem(STEPPING);
});

export interface Planned {
  any: boolean;
  /** Whether one of them was on sale at some time. */
  published: boolean;
}

async function onDay(date: string): Promise<Planned> {
  const query = { date, limit: 100 };
  const { items } = await answered(api.GET("/company/trips", { params: { query } }));
  return { any: items.length > 0, published: items.some(({ status }) => status !== "DRAFT") };
}

/** Return whether trips are planned and on sale, today or in the next seven days. */
export async function planned(): Promise<Planned> {
  const first = await onDay(today());
  if (first.published) return first;
  const dates = Array.from({ length: DAYS_AHEAD }, (_, place) => after(today(), place + 1));
  const days = [first, ...(await Promise.all(dates.map(onDay)))];
  return { any: days.some(({ any }) => any), published: days.some(({ published }) => published) };
}

/** Tell whether the company has begun; once it has, this device does not ask again. */
export async function hasBegun(): Promise<boolean> {
  const key = KEPT + me.value?.account_id;
  if (localStorage.getItem(key)) return true;
  const { published } = await planned();
  if (published) localStorage.setItem(key, "yes");
  return published;
}
