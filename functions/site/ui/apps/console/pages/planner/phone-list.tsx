/** The day on a phone: a line for each bus or driver with its trip now and next; all its trips open below. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { time } from "@/i18n/format";
import { useHere } from "../../here";
import { t } from "../../texts";
import { Delay, routeOf, TripState } from "../../trip-state";
import { isOver, type Trip } from "./data";
import { blockage, nameOf, others } from "./lane-words";
import { type Lane, tripsOn } from "./lanes";
import { Wrong } from "./listing";
import type { Plan } from "./plan";
import { barId } from "./trip-bar";

interface Line {
  lane: Lane;
  trips: Trip[];
}

export function PhoneList({ plan }: { plan: Plan }) {
  const lines = plan.lanes.map((lane): Line => ({ lane, trips: tripsOn(plan, lane) }));
  const busy = lines.filter(({ trips }) => trips.length);
  const over = plan.isToday ? busy.filter(({ trips }) => trips.every(isOver)) : [];
  const idle = lines.filter(({ trips }) => !trips.length);
  return (
    <div class="phone-list">
      {busy
        .filter((line) => !over.includes(line))
        .map((line) => (
          <LaneLine key={line.lane.id} plan={plan} {...line} />
        ))}
      {over.length > 0 && (
        <details class="rest">
          <summary>{t("planner.over", { count: over.length })}</summary>
          {over.map((line) => (
            <LaneLine key={line.lane.id} plan={plan} {...line} />
          ))}
        </details>
      )}
      {idle.length > 0 && (
        <details class="rest">
          <summary>{t("planner.idle", { count: idle.length })}</summary>
          <ul class="idle">
            {idle.map(({ lane }) => (
              <li key={lane.id}>
                <strong>{nameOf(plan, lane)}</strong> <span class="quiet">{lane.more}</span>
                {lane.blocked.map((blocked) => (
                  <p key={blocked.from} class="notice warn">
                    {blockage(blocked)}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function LaneLine({ plan, lane, trips }: Line & { plan: Plan }) {
  const here = useHere();
  const wrong = trips.filter((trip) => plan.wrong.has(trip.trip_id)).length;
  const holds = trips.some((trip) => trip.trip_id === here.query.trip);
  const details = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    if (holds && details.current) details.current.open = true;
  }, [holds]);
  return (
    <details class="lane-line" ref={details}>
      <summary>
        <span class="lane-words">
          <span>
            <strong>{nameOf(plan, lane)}</strong> <span class="quiet">{lane.more}</span>
          </span>
          <span class="lane-now">{nowOn(plan, trips)}</span>
          {wrong > 0 && (
            <span class="tag bad">
              <span aria-hidden="true">⚠</span>
              {t("timetables.conflicts", { count: wrong })}
            </span>
          )}
          {lane.blocked.map((blocked) => (
            <span key={blocked.from} class="tag warn">
              <span aria-hidden="true">▨</span>
              {blockage(blocked)}
            </span>
          ))}
        </span>
      </summary>
      <ul>
        {trips.map((trip) => (
          <li key={trip.trip_id}>
            <a
              class="lane-trip"
              id={barId(trip.trip_id)}
              href={here.to({ trip: trip.trip_id, told: undefined })}
              aria-current={holds && trip.trip_id === here.query.trip ? "true" : undefined}
            >
              <span class="when">
                {time(trip.departure_at)}–{time(trip.arrival_at)}
              </span>{" "}
              {routeOf(trip)}
            </a>
            <span class="lane-more">
              <TripState status={trip.status} />
              {trip.delay_minutes > 0 && <Delay minutes={trip.delay_minutes} />}
              <span class="quiet">{others(plan, trip)}</span>
              {plan.wrong.has(trip.trip_id) && <Wrong plan={plan} trip={trip} />}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a bus or a driver does now, else next, else how many trips the day has for it. */
function nowOn(plan: Plan, trips: readonly Trip[]): string {
  const count = t("planner.trips", { count: trips.length });
  if (!plan.isToday) {
    const [first] = trips;
    return first ? `${count} · ${time(first.departure_at)} ${routeOf(first)}` : count;
  }
  const under = trips.find((trip) => trip.status === "DEPARTED" || trip.status === "BOARDING");
  if (under) return t("planner.nowOn", { trip: `${time(under.departure_at)} ${routeOf(under)}` });
  const next = trips.find((trip) => !isOver(trip));
  if (next) return t("planner.nextOn", { trip: `${time(next.departure_at)} ${routeOf(next)}` });
  return count;
}
