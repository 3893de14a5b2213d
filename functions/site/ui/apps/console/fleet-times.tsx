/** Times in which a bus or a driver is busy or away, as the company's clocks have them. */
import type { components } from "@/api/schema.gen";
import { shortDay, time } from "@/i18n/format";
import { inZone } from "@/i18n/zone";
import { at } from "@/root";
import { can } from "@/session";
import { t } from "./texts";
import "./fleet.css";

type Trip = components["schemas"]["AssignmentView"];

interface Span {
  from_at: string;
  until_at: string | null;
}

/** A moment with its day: `Thu 3 Dec, 06:00`; the time alone for today. */
export function moment(when: string, zone: string): string {
  const local = inZone(when, zone);
  const today = inZone(Date.now(), zone).slice(0, 10);
  return local.startsWith(today) ? time(local) : `${shortDay(local)}, ${time(local)}`;
}

/** A span with both ends: `Thu 3 Dec, 06:00 to 18:00`. */
export function span({ from_at, until_at }: Span, zone: string): string {
  const from = inZone(from_at, zone);
  const begins = `${shortDay(from)}, ${time(from)}`;
  if (!until_at) return t("span.open", { from: begins });
  const until = inZone(until_at, zone);
  const sameDay = until.slice(0, 10) === from.slice(0, 10);
  const ends = sameDay ? time(until) : `${shortDay(until)}, ${time(until)}`;
  return t("span.closed", { from: begins, until: ends });
}

export type Phase = "now" | "later" | "over";

export function phase({ from_at, until_at }: Span): Phase {
  const now = Date.now();
  if (until_at && Date.parse(until_at) <= now) return "over";
  return Date.parse(from_at) <= now ? "now" : "later";
}

const DAY_FIRST = /^\d{4}-\d\d-\d\d /;

/** A trip by its name, which begins with its day and time; the day is left out for today. */
export function TripLink({ trip, zone }: { trip: Trip; zone: string }) {
  const from = inZone(trip.from_at, zone);
  const today = inZone(Date.now(), zone).slice(0, 10);
  const name = trip.label.replace(DAY_FIRST, "");
  const words = from.startsWith(today) ? name : `${shortDay(from)}, ${name}`;
  if (!can("trips:read_company")) return <>{words}</>;
  return <a href={at(`trips/${trip.trip_id}`)}>{words}</a>;
}

/** The trips that a bus or a driver has next. */
export function NextTrips({ trips, zone }: { trips: readonly Trip[]; zone: string }) {
  if (!trips.length) return <p class="quiet">{t("trips.noneNext")}</p>;
  return (
    <ol class="next-trips">
      {trips.map((trip) => (
        <li key={trip.trip_id}>
          <TripLink trip={trip} zone={zone} />
        </li>
      ))}
    </ol>
  );
}
