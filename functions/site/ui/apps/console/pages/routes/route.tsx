/** A route: its stops in order and on the map, its fares, and what else its prices consist of. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { type Resource, useResource } from "@/api/resource";
import { LANGUAGES, type Language } from "@/i18n/t";
import { at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { LineMap } from "@/ui/line-map";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Facts, Table } from "@/ui/table";
import { Told } from "@/ui/told";
import { InUse } from "../../in-use";
import { stations } from "../../lists";
import { t } from "../../texts";
import { duration, type Route as Found, read, routeOf } from "./data";
import { RouteForm } from "./form";
import { State } from "./index";
import { cell, Matrix } from "./matrix";
import { PricesForm } from "./prices";

export function Route({ id }: { id?: string }) {
  const { query } = useLocation();
  const found = useResource(id ?? "", () => routeOf(id ?? ""));
  const route = found.data.value;
  const view = can("fleet:manage") ? query.view : undefined;
  const heading = {
    prices: t("routes.pricesOf", { name: route?.name ?? "" }),
    change: t("routes.changeNamed", { name: route?.name ?? "" }),
  }[view ?? ""];
  return (
    <Page
      key={view ?? ""}
      heading={heading ?? route?.name ?? t("routes.route")}
      beside={!heading && route && can("fleet:manage") && <Actions route={route} />}
    >
      {query.view === "saved" && <Told>{t("routes.saved", { version: route?.version ?? "" })}</Told>}
      <Load from={found}>{(route) => <View view={view} route={route} from={found} />}</Load>
    </Page>
  );
}

function View({ view, route, from }: { view: string | undefined; route: Found; from: Resource<Found> }) {
  if (view === "prices") return <PricesForm route={route} from={from} />;
  if (view === "change") return <RouteForm route={route} from={from} />;
  return <Body route={route} />;
}

function Actions({ route }: { route: Found }) {
  const { route: go } = useLocation();
  const path = { route_id: route.route_id };
  const remove = async () => {
    await answered(api.DELETE("/company/routes/{route_id}", { params: { path } }));
    go(at("routes?view=deleted"), true);
  };
  return (
    <span class="actions">
      <a class="button main" href={at(`routes/${route.route_id}?view=prices`)}>
        {t("routes.changePrices")}
      </a>
      <a class="button" href={at(`routes/${route.route_id}?view=change`)}>
        {t("routes.change")}
      </a>
      <a class="button" href={at(`routes/new?back=${route.route_id}`)}>
        {t("routes.wayBack")}
      </a>
      <Confirm
        button={t("routes.delete")}
        title={t("routes.deleteQuestion", { name: route.name })}
        act={t("routes.deleteNamed", { name: route.name })}
        onAct={remove}
        explain={(problem) => <InUse problem={problem} />}
      >
        <p>{t("routes.deleteEffect")}</p>
      </Confirm>
    </span>
  );
}

function Body({ route }: { route: Found }) {
  const metres = route.stops.reduce((sum, stop) => sum + (stop.metres ?? 0), 0);
  const measured = route.stops.slice(1).every((stop) => stop.metres !== null);
  return (
    <>
      <Facts
        facts={[
          { label: t("routes.state"), value: <State row={{ ...route, priced: route.fares.length > 0 }} /> },
          { label: t("routes.running"), value: duration(route.running_s) },
          { label: t("routes.length"), value: measured ? t("routes.km", { km: kilometres(metres) }) : "–" },
          { label: t("routes.uses"), value: route.uses },
          { label: t("routes.version"), value: route.version },
        ]}
      />
      <p class="quiet">{t("routes.versions")}</p>
      <section class="section beside">
        <div>
          <h2>{t("routes.stops")}</h2>
          <Table
            caption={t("routes.stops")}
            columns={stopColumns()}
            rows={route.stops}
            keyOf={(stop) => stop.station_id}
          />
        </div>
        <Way route={route} />
      </section>
      <Fares route={route} />
      <Terms route={route} />
    </>
  );
}

const kilometres = (metres: number): string => (metres / 1000).toFixed(metres % 1000 ? 1 : 0);

const stopColumns = (): Column<Found["stops"][number]>[] => [
  { heading: t("trip.stop"), cell: (stop) => stop.name },
  {
    heading: t("routes.arrival"),
    cell: (stop) => (stop.arrival_s ? duration(stop.arrival_s) : "–"),
    number: true,
  },
  { heading: t("routes.dwell"), cell: (stop) => (stop.dwell_s ? duration(stop.dwell_s) : "–"), number: true },
  {
    heading: t("routes.metres"),
    cell: (stop) => (!stop.metres ? "–" : t("routes.km", { km: kilometres(stop.metres) })),
    number: true,
  },
];

function Way({ route }: { route: Found }) {
  const known = useResource(`stations of ${route.route_id}`, () => stations());
  const places = new Map(known.data.value?.map((each) => [each.station_id, each]));
  const spots = route.stops.flatMap(({ station_id, name }) => {
    const place = places.get(station_id);
    return place ? [{ id: station_id, name, latitude: place.latitude, longitude: place.longitude }] : [];
  });
  return <LineMap label={t("routes.map", { name: route.name })} spots={spots} joined />;
}

function Fares({ route }: { route: Found }) {
  const fares = new Map(route.fares.map((each) => [cell(each.from_stop, each.to_stop), each.amount]));
  return (
    <section class="section">
      <h2>{t("fares.title", { currency: route.currency })}</h2>
      {route.fares.length ? (
        <Matrix route={route} fares={fares} />
      ) : (
        <p class="notice warn">{t("fares.none")}</p>
      )}
      {route.warnings.length > 0 && (
        <ul class="notice warn">
          {route.warnings.map((each) => (
            <li key={`${each.from_stop} ${each.to_stop} ${each.bus_class}`}>{each.detail}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Terms({ route }: { route: Found }) {
  return (
    <>
      {route.categories.length > 0 && (
        <section class="section">
          <h2>{t("fares.categories")}</h2>
          <Table
            caption={t("fares.categories")}
            columns={[
              { heading: t("fares.category"), cell: (row) => row.category },
              { heading: t("fares.age"), cell: (row) => row.age || "–" },
              {
                heading: t("fares.travels"),
                cell: (row) => t(row.needs_seat ? "fares.onSeat" : "fares.onLap"),
              },
              {
                heading: t("fares.percent"),
                cell: (row) => t("percent", { percent: row.percent }),
                number: true,
              },
            ]}
            rows={route.categories}
            keyOf={(row) => row.category}
          />
        </section>
      )}
      {route.class_fares.length > 0 && (
        <section class="section">
          <h2>{t("fares.classes")}</h2>
          <Table
            caption={t("fares.classes")}
            columns={[
              { heading: t("fares.class"), cell: (row) => row.bus_class },
              {
                heading: t("fares.percent"),
                cell: (row) => t("percent", { percent: row.percent }),
                number: true,
              },
            ]}
            rows={route.class_fares}
            keyOf={(row) => row.bus_class}
          />
        </section>
      )}
      {route.promotions.length > 0 && (
        <section class="section">
          <h2>{t("fares.promotions")}</h2>
          <Table
            caption={t("fares.promotions")}
            columns={[
              { heading: t("fares.promotion"), cell: (row) => row.name },
              {
                heading: t("fares.worth"),
                cell: (row) =>
                  row.percent === null
                    ? read(row.price, route.currency)
                    : t("fares.off", { percent: row.percent }),
                number: true,
              },
              { heading: t("fares.from"), cell: (row) => row.valid_from ?? "–" },
              { heading: t("fares.until"), cell: (row) => row.valid_until ?? "–" },
            ]}
            rows={route.promotions}
            keyOf={(row) => row.name}
          />
        </section>
      )}
      {route.luggage.length > 0 && (
        <section class="section">
          <h2>{t("routes.luggage")}</h2>
          {route.luggage.map(({ language, text }) => (
            <p key={language} lang={language}>
              <strong>{LANGUAGES[language as Language] ?? language}: </strong>
              {text}
            </p>
          ))}
        </section>
      )}
    </>
  );
}
