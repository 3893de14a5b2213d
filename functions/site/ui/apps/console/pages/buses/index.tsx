/** The company's buses: what keeps each off the road now, and its next trip. The filters are in the URL. */
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { can } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Empty, Table } from "@/ui/table";
import { Told } from "@/ui/told";
import { companyZone } from "../../company-zone";
import { TripLink } from "../../fleet-times";
import { useHere } from "../../here";
import { buses } from "../../lists";
import { t } from "../../texts";
import { Outage } from "./outages";
import { amenity, busClass } from "./words";

type Row = components["schemas"]["BusRow"];

const STATES = ["ACTIVE", "RETIRED", "out"] as const;

async function load() {
  const [rows, zone] = await Promise.all([buses(), companyZone()]);
  return { rows, zone };
}

interface Filter {
  state: string;
  bus_class: string;
  plate: string;
}

const solid = (plate: string): string => plate.toUpperCase().replace(/[^A-Z0-9]/g, "");

const fits = (row: Row, { state, bus_class, plate }: Filter): boolean =>
  (!state || (state === "out" ? row.outage !== null : row.state === state)) &&
  (!bus_class || row.bus_class === bus_class) &&
  solid(row.plate).includes(solid(plate));

const columns = (zone: string): Column<Row>[] => [
  {
    heading: t("buses.plate"),
    cell: (row) => (
      <a class="when" href={at(`buses/${row.bus_id}`)}>
        {row.plate}
      </a>
    ),
  },
  { heading: t("buses.class"), cell: (row) => busClass(row.bus_class) },
  { heading: t("buses.seats"), cell: (row) => row.seats, number: true },
  { heading: t("buses.amenities"), cell: (row) => row.amenities.map(amenity).join(", ") || "–" },
  { heading: t("buses.state"), cell: (row) => <State row={row} zone={zone} /> },
  {
    heading: t("buses.next"),
    cell: ({ next_trip }) =>
      next_trip ? <TripLink trip={next_trip} zone={zone} /> : <span class="quiet">{t("buses.noNext")}</span>,
  },
];

function State({ row, zone }: { row: Row; zone: string }) {
  if (row.outage) return <Outage outage={row.outage} zone={zone} />;
  const retired = row.state === "RETIRED";
  return (
    <span class={`tag ${retired ? "" : "good"}`}>
      <span aria-hidden="true">{retired ? "■" : "●"}</span>
      {t(`buses.state.${row.state}`)}
    </span>
  );
}

export function Buses() {
  const { query, go } = useHere();
  const filter = { state: query.state ?? "", bus_class: query.class ?? "", plate: query.plate ?? "" };
  const found = useResource("", load);
  const show = (change: Partial<Filter>) => {
    const { bus_class, ...others } = change;
    go({ done: undefined, ...others, ...(bus_class !== undefined && { class: bus_class }) }, true);
  };
  const add = can("fleet:manage") && (
    <a class="button main" href={at("buses/new")}>
      {t("buses.add")}
    </a>
  );
  return (
    <Page heading={t("nav.buses")} beside={add}>
      {query.done === "deleted" && <Told>{t("buses.deleted")}</Told>}
      <Load from={found}>
        {({ rows, zone }) => {
          if (!rows.length) return <Empty next={add}>{t("buses.none")}</Empty>;
          const shown = rows.filter((row) => fits(row, filter));
          return (
            <>
              <Filters rows={rows} filter={filter} show={show} />
              <p class="quiet" role="status">
                {t("buses.summary", { count: shown.length })} ·{" "}
                {t("buses.seatsAll", { count: shown.reduce((sum, row) => sum + row.seats, 0) })} ·{" "}
                {t("buses.outNow", { count: shown.filter((row) => row.outage).length })}
              </p>
              {shown.length ? (
                <Table
                  caption={t("nav.buses")}
                  columns={columns(zone)}
                  rows={shown}
                  keyOf={(row) => row.bus_id}
                />
              ) : (
                <Empty next={<a href={at("buses")}>{t("buses.all")}</a>}>{t("buses.noneLike")}</Empty>
              )}
            </>
          );
        }}
      </Load>
    </Page>
  );
}

interface FiltersProps {
  rows: Row[];
  filter: Filter;
  show: (change: Partial<Filter>) => void;
}

function Filters({ rows, filter, show }: FiltersProps) {
  const classes = [...new Set(rows.map((row) => row.bus_class))].sort();
  return (
    <div class="filters">
      <label class="field">
        <span>{t("buses.plate")}</span>
        <input
          type="search"
          value={filter.plate}
          onInput={({ currentTarget: { value } }) => show({ plate: value })}
        />
      </label>
      <label class="field">
        <span>{t("buses.state")}</span>
        <select value={filter.state} onChange={({ currentTarget: { value } }) => show({ state: value })}>
          <option value="">{t("buses.all")}</option>
          {STATES.map((name) => (
            <option key={name} value={name}>
              {t(`buses.state.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t("buses.class")}</span>
        <select
          value={filter.bus_class}
          onChange={({ currentTarget: { value } }) => show({ bus_class: value })}
        >
          <option value="">{t("buses.everyClass")}</option>
          {classes.map((name) => (
            <option key={name} value={name}>
              {busClass(name)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
