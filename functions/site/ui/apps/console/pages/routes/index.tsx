/** The company's routes by name. The filter is in the URL. */
import { useLocation } from "preact-iso";
import { useResource } from "@/api/resource";
import { money } from "@/i18n/format";
import { at } from "@/root";
import { can } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Empty, Table } from "@/ui/table";
import { Told } from "@/ui/told";
import { routes } from "../../lists";
import { t } from "../../texts";
import { duration, type Row } from "./data";

const columns = (): Column<Row>[] => [
  { heading: t("routes.name"), cell: (row) => <a href={at(`routes/${row.route_id}`)}>{row.name}</a> },
  { heading: t("routes.from"), cell: (row) => row.from.name },
  { heading: t("routes.to"), cell: (row) => row.to.name },
  { heading: t("routes.stops"), cell: (row) => row.stops, number: true },
  { heading: t("routes.running"), cell: (row) => duration(row.running_s), number: true },
  { heading: t("routes.price"), cell: (row) => (row.price ? money(row.price) : "–"), number: true },
  { heading: t("routes.state"), cell: (row) => <State row={row} /> },
];

export function State({ row }: { row: Pick<Row, "state" | "priced"> }) {
  if (row.state === "RETIRED") return <span class="tag">■ {t("routes.retired")}</span>;
  if (!row.priced) return <span class="tag warn">▲ {t("routes.unpriced")}</span>;
  return <span class="tag good">● {t("routes.ready")}</span>;
}

export function Routes() {
  const { query, route } = useLocation();
  const state = query.state === "ACTIVE" || query.state === "RETIRED" ? query.state : undefined;
  const found = useResource(state ?? "", () => routes(state));
  const add = (
    <a class="button main" href={at("routes/new")}>
      {t("routes.add")}
    </a>
  );
  const beside = can("fleet:manage") && (
    <span class="actions">
      <a class="button" href={at("import/routes")}>
        {t("import.open")}
      </a>
      {add}
    </span>
  );
  return (
    <Page heading={t("nav.routes")} beside={beside}>
      {query.view === "deleted" && <Told>{t("routes.deleted")}</Told>}
      <div class="filters">
        <label class="field">
          <span>{t("routes.state")}</span>
          <select
            value={state ?? ""}
            onChange={({ currentTarget: { value } }) => route(at(value ? `routes?state=${value}` : "routes"))}
          >
            <option value="">{t("routes.every")}</option>
            <option value="ACTIVE">{t("routes.active")}</option>
            <option value="RETIRED">{t("routes.retired")}</option>
          </select>
        </label>
      </div>
      <Load from={found}>
        {(rows) =>
          rows.length ? (
            <Table caption={t("nav.routes")} columns={columns()} rows={rows} keyOf={(row) => row.route_id} />
          ) : (
            <Empty next={can("fleet:manage") && add}>{t("routes.none")}</Empty>
          )
        }
      </Load>
    </Page>
  );
}
