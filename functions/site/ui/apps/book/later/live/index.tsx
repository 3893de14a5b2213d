/** Where is my bus: its stops one below the other, and the bus between two of them. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { Problem } from "@/api/problem";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { day, time, timeAt } from "@/i18n/format";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Icon } from "../../icons";
import { tl as t } from "../../texts";
import { isOver, isUnderWay, type LineStop, line, minutesLate, minutesOld } from "./line";

type Trip = components["schemas"]["PublicTrip"];
type Position = components["schemas"]["Position"];

const EVERY_SECONDS = 30;
const OLD_MINUTES = 5;

interface Seen {
  trip: Trip;
  position: Position | null;
}

/** Load a trip, and its bus's position while it is on the way: before and after, nobody needs one. */
async function load(id: string): Promise<Seen> {
  const params = { path: { trip_id: id } };
  const trip = await answered(api.GET("/trips/{trip_id}", { params }));
  if (!isUnderWay(trip.status)) return { trip, position: null };
  const asked = answered(api.GET("/trips/{trip_id}/position", { params }));
  const position = await asked.catch((error) => {
    if (error instanceof Problem && error.code === "no_position") return null;
    throw error;
  });
  return { trip, position };
}

export function Live({ id }: { id: string }) {
  const seen = useResource(id, () => load(id), EVERY_SECONDS);
  const { query } = useLocation();
  return (
    <Page heading={t("live.title")}>
      <Load from={seen}>
        {({ trip, position }) => (
          <>
            <Summary trip={trip} position={position} />
            <ol class="bus-line">
              {line(trip.stops, position, trip.status).map((stop) => (
                <StopOnLine
                  key={stop.id}
                  stop={stop}
                  mine={stop.id === query.from ? "from" : stop.id === query.to ? "to" : undefined}
                />
              ))}
            </ol>
            <p class="quiet">
              {t("live.refreshes", {
                seconds: EVERY_SECONDS,
                time: timeAt(seen.since.value ?? Date.now(), trip.stops[0]?.scheduled_departure_at),
              })}
            </p>
            <Company trip={trip} />
          </>
        )}
      </Load>
    </Page>
  );
}

function Summary({ trip, position }: Seen) {
  const first = trip.stops[0];
  const late = minutesLate(position, trip.delay_minutes, trip.status);
  return (
    <section class="live-now" role="status">
      <p class="quiet">
        {trip.route} · {day(trip.service_date)}
      </p>
      <p class="live-word">{word(trip, position)}</p>
      {late !== undefined && (
        <p>
          <span class={late ? "tag warn" : "tag good"}>
            {late ? t("live.late", { count: late }) : t("live.onTime")}
          </span>
        </p>
      )}
      {position && !isOver(trip.status) && <Age position={position} there={first?.scheduled_departure_at} />}
      {position?.off_route_since && <p class="notice">{t("live.offRoute")}</p>}
      {trip.plate && (
        <p>
          {t("live.plate")} <b class="plate">{trip.plate}</b>
        </p>
      )}
    </section>
  );
}

function word({ status, stops, cancel_reason }: Trip, position: Position | null): string {
  const first = stops[0];
  if (status === "CANCELLED") return t("live.cancelled", { reason: cancel_reason ?? "" });
  if (isOver(status)) return t("live.arrived", { place: stops.at(-1)?.name ?? "" });
  if (!isUnderWay(status)) {
    const values = { place: first?.name ?? "", time: time(first?.expected_departure_at ?? "") };
    return t(status === "BOARDING" ? "live.boarding" : "live.notYet", values);
  }
  if (position?.next_stop) return t("live.next", { place: position.next_stop.name });
  return t("live.unknown");
}

function Age({ position, there }: { position: Position; there: string | undefined }) {
  const minutes = minutesOld(position.recorded_at, Date.now());
  const values = { count: minutes, time: timeAt(Date.parse(position.recorded_at), there) };
  if (minutes >= OLD_MINUTES) return <p class="notice warn">{t("live.old", values)}</p>;
  return <p class="quiet">{minutes ? t("live.age", values) : t("live.justNow", values)}</p>;
}

function StopOnLine({ stop, mine }: { stop: LineStop; mine: "from" | "to" | undefined }) {
  const { name, state, scheduled, expected, bus } = stop;
  return (
    <>
      {bus !== undefined && (
        <li class="line-bus" style={{ "--share": bus }}>
          <span class="line-mark">
            <Icon name="bus" />
          </span>
          <span>{t("live.busHere")}</span>
        </li>
      )}
      <li class={`line-stop stop-${state}${mine ? " mine" : ""}`}>
        <span class="line-dot" aria-hidden="true" />
        <span class="line-name">
          {name}
          {mine && <span class="tag accent">{t(`live.${mine}`)}</span>}
          {state === "left" && <span class="unseen"> {t("live.left")}</span>}
        </span>
        <span class="line-times">
          {expected ? (
            <>
              <b>
                <span class="unseen">{t("live.expected")} </span>
                {time(expected)}
              </b>{" "}
              <s>
                <span class="unseen">{t("live.scheduled")} </span>
                {time(scheduled)}
              </s>
            </>
          ) : (
            <span>{time(scheduled)}</span>
          )}
        </span>
      </li>
    </>
  );
}

function Company({ trip: { company } }: { trip: Trip }) {
  return (
    <p>
      {company.phone ? (
        <a class="button" href={`tel:${company.phone}`}>
          {t("live.call", { company: company.name })}
        </a>
      ) : (
        company.name
      )}
    </p>
  );
}
