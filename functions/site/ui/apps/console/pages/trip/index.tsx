/** A trip: how it stands, its stops with the load of each leg, its fares, and what happened so far. */
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { day, moment, money, time, today } from "@/i18n/format";
import { at } from "@/root";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Facts, Table } from "@/ui/table";
import { t } from "../texts";
import { Delay, routeOfDetail, Sold, TripState } from "../trip-state";

type Detail = components["schemas"]["TripDetail"];
type Stop = components["schemas"]["PlannedStop"];
type Fare = components["schemas"]["TripFare"];

const AGAIN_SECONDS = 30;

export function Trip({ id }: { id?: string }) {
  const trip_id = id ?? "";
  const load = () => answered(api.GET("/company/trips/{trip_id}", { params: { path: { trip_id } } }));
  const detail = useResource(trip_id, load, AGAIN_SECONDS);
  const found = detail.data.value;
  const trip = found?.trip;
  const date = trip?.service_date ?? today();
  return (
    <Page
      heading={found ? `${time(found.trip.departure_at)} ${routeOfDetail(found)}` : t("trip.title")}
      beside={
        <a class="button" href={at(date === today() ? "board" : `board?date=${date}`)}>
          {t("trip.back")}
        </a>
      }
    >
      <Load from={detail}>{(found) => <Body detail={found} />}</Load>
    </Page>
  );
}

function Body({ detail }: { detail: Detail }) {
  const { trip, load } = detail;
  return (
    <>
      <Facts
        facts={[
          { label: t("trip.day"), value: day(trip.service_date) },
          { label: t("trip.time"), value: `${time(trip.departure_at)} – ${time(trip.arrival_at)}` },
          { label: t("board.status"), value: <TripState status={trip.status} /> },
          { label: t("board.delay"), value: <Delay minutes={detail.delay_minutes} /> },
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

const stopColumns = (): Column<Stop>[] => [
  { heading: t("trip.stop"), cell: (stop) => stop.name },
  { heading: t("trip.arrives"), cell: (stop) => time(stop.arrival_at) },
  { heading: t("trip.leaves"), cell: (stop) => (stop.load ? time(stop.departure_at) : "–") },
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
