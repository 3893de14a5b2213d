/** A journey in few lines: when, from where to where, on which day, with whom. */
import "./journey.css";
import type { ComponentChildren } from "preact";
import { day, shortDay, time } from "@/i18n/format";
import { at } from "@/root";
import { type Booking, partsOf } from "./kept";
import { t } from "./texts";
import type { Ride, Way } from "./way";

interface JourneyProps {
  of: Pick<Booking, "departure_at" | "arrival_at" | "from" | "to" | "company">;
  /** More lines, as the seats. */
  children?: ComponentChildren;
}

export function Journey({ of, children }: JourneyProps) {
  return (
    <section class="journey">
      <Times from={of.departure_at} to={of.arrival_at} />
      <p>
        <strong>{t("journey.way", { from: of.from.name, to: of.to.name })}</strong>
      </p>
      <p class="quiet">
        {day(of.departure_at)}
        {nextDay(of.departure_at, of.arrival_at)}
        <br />
        {of.company}
      </p>
      {children}
    </section>
  );
}

/** The journey of a booking with its seats. */
export const Booked = ({ of }: { of: Booking }) => (
  <Journey of={of}>
    <p class="quiet">{seatsOf(of)}</p>
  </Journey>
);

/** The journeys that are paid with a booking. */
export const AllBooked = ({ of }: { of: Booking }) =>
  partsOf(of).map((each) => <Booked key={each.booking_id} of={each} />);

/** The rides that somebody is about to book. */
export const WayLines = ({ of: { ride, rides = [ride] } }: { of: Way }) =>
  rides.map((each) => <RideLines key={each.trip_id} ride={each} />);

/** The ride that somebody is about to book, in the fewest lines. */
export function RideLines({ ride }: { ride: Ride }) {
  return (
    <section class="journey">
      <Times from={ride.departure_at} to={ride.arrival_at} />
      <p>
        <strong>{t("journey.way", { from: ride.from.name, to: ride.to.name })}</strong>
      </p>
      <p class="quiet">
        {shortDay(ride.departure_at)} · {ride.company}
        {nextDay(ride.departure_at, ride.arrival_at)}
      </p>
      {ride.delay_minutes > 0 && (
        <p>
          <span class="tag warn">{t("ride.late", { minutes: ride.delay_minutes })}</span>
        </p>
      )}
    </section>
  );
}

/** On which day a bus arrives, where it is not the day on which it leaves. */
export const nextDay = (from: string, to: string): string =>
  to.slice(0, 10) === from.slice(0, 10) ? "" : ` · ${t("trip.arrivesOn", { day: shortDay(to) })}`;

/** When a bus leaves and arrives, as the clocks show it at each stop: big, for that is what people look for. */
export function Times({ from, to }: { from: string; to: string }) {
  return (
    <p class="journey-times">
      <time dateTime={from}>{time(from)}</time>
      <span aria-hidden="true">→</span>
      <span class="unseen">{t("journey.until")}</span>
      <time dateTime={to}>{time(to)}</time>
    </p>
  );
}

/** Return the address that shows where the bus of a journey is. */
export const liveAt = ({ trip_id, from, to }: Booking): string =>
  at(`trips/${trip_id}/live?from=${from.station_id}&to=${to.station_id}`);

/** Sort seats as people count them: 2A before 10A. */
export const bySeat = (one: string, other: string): number =>
  one.localeCompare(other, "en", { numeric: true });

/** The seats of a booking, in words. */
export const seatsOf = ({ tickets }: Booking): string =>
  t("journey.seats", {
    count: tickets.length,
    seats: tickets
      .map(({ seat }) => seat)
      .sort(bySeat)
      .join(", "),
  });
