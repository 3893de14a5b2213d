/** A trip at a glance: its facts, its stops with the load of each leg, what happened so far, and its fares. */
import type { components } from "@/api/schema.gen";
import { moment, money, time } from "@/i18n/format";
import { type Column, Facts, Table } from "@/ui/table";
import { t } from "../../texts";
import { routeOfDetail, Sold, TripState } from "../../trip-state";
import type { Detail } from "./shapes";

type Stop = components["schemas"]["PlannedStop"];
type Fare = components["schemas"]["TripFare"];

export function Overview({ detail }: { detail: Detail }) {
  const { trip, load } = detail;
  return (
    <>
      <Facts
        facts={[
          { label: t("trip.time"), value: `${time(trip.departure_at)} – ${time(trip.arrival_at)}` },
          { label: t("board.bus"), value: `${trip.plate} · ${trip.bus_class}` },
          { label: t("board.driver"), value: detail.driver ?? t("board.noDriver") },
          { label: t("board.sold"), value: <Sold load={load} of={routeOfDetail(detail)} /> },
          { label: t("trip.held"), value: t("trip.seats", { count: load.held }) },
          { label: t("trip.revenue"), value: money(detail.revenue) },
        ]}
      />
      <section class="section">
        <h2>{t("trip.stops")}</h2>
        <Table
          caption={t("trip.stops")}
          columns={stopColumns()}
          rows={detail.stops}
          keyOf={(stop) => stop.station_id}
        />
      </section>
      <section class="section">
        <h2>{t("trip.history")}</h2>
        <ol class="steps">
          {detail.history.map(({ status, since }) => (
            <li key={status + since}>
              <TripState status={status} /> {moment(since)}
            </li>
          ))}
        </ol>
      </section>
      <details>
        <summary>
          <h2>{t("trip.fares", { count: detail.fares.length })}</h2>
        </summary>
        <Table
          caption={t("trip.fares", { count: detail.fares.length })}
          columns={fareColumns(detail.stops)}
          rows={detail.fares}
          keyOf={(fare) => `${fare.from_stop} ${fare.to_stop}`}
        />
      </details>
    </>
  );
}

/** The scheduled time, crossed out beside the expected one where they differ. */
function Clock({ scheduled, expected }: { scheduled: string; expected: string }) {
  if (time(scheduled) === time(expected)) return time(scheduled);
  return (
    <span class="clock">
      <s>{time(scheduled)}</s> <b>{time(expected)}</b>
    </span>
  );
}

const stopColumns = (): Column<Stop>[] => [
  { heading: t("trip.stop"), cell: (stop) => stop.name },
  {
    heading: t("trip.arrives"),
    cell: (stop) => <Clock scheduled={stop.arrival_at} expected={stop.expected_arrival_at} />,
  },
  {
    heading: t("trip.leaves"),
    cell: (stop) =>
      stop.load ? <Clock scheduled={stop.departure_at} expected={stop.expected_departure_at} /> : "–",
  },
  {
    heading: t("trip.leg"),
    cell: (stop) => (stop.load ? <Sold load={stop.load} of={stop.name} /> : "–"),
    number: true,
  },
];

const fareColumns = (stops: Stop[]): Column<Fare>[] => [
  {
    heading: t("trip.stretch"),
    cell: (fare) => `${stops[fare.from_stop]?.name} → ${stops[fare.to_stop]?.name}`,
  },
  { heading: t("trip.price"), cell: (fare) => money(fare.price), number: true },
];
