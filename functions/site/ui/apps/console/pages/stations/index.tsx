/** The stations: the company's own, which it changes, and the shared ones. Search and filter are in the URL. */
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import { at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { LineMap } from "@/ui/line-map";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Empty, Table } from "@/ui/table";
import { Told } from "@/ui/told";
import { useHere } from "../../here";
import { InUse } from "../../in-use";
import { stations } from "../../lists";
import { t } from "../../texts";
import { type Station, StationForm } from "./form";

const MAY = "fleet:manage";

export function Stations() {
  const { query } = useHere();
  const [q, whose] = [query.q ?? "", query.whose ?? ""];
  const found = useResource(`${q} ${whose}`, () => stations(q, whose ? whose === "own" : undefined));
  if (query.view === "add" && can(MAY)) {
    return (
      <Page key="add" heading={t("stations.add")}>
        <StationForm onSaved={found.reload} />
      </Page>
    );
  }
  const beside = can(MAY) && (
    <span class="actions">
      <a class="button" href={at("import/stations")}>
        {t("import.open")}
      </a>
      <a class="button main" href={at("stations?view=add")}>
        {t("stations.add")}
      </a>
    </span>
  );
  return (
    <Page key="list" heading={t("nav.stations")} beside={beside}>
      {query.view === "saved" && <Told>{t("stations.saved")}</Told>}
      <Filters q={q} whose={whose} />
      <Load from={found}>{(rows) => <List rows={rows} q={q} reload={found.reload} />}</Load>
    </Page>
  );
}

function Filters({ q, whose }: { q: string; whose: string }) {
  const here = useHere();
  const show = (changed: { q?: string; whose?: string }) => here.go({ view: undefined, ...changed }, true);
  return (
    <search class="filters">
      <label class="field">
        <span>{t("stations.search")}</span>
        <input type="search" value={q} onChange={(event) => show({ q: event.currentTarget.value.trim() })} />
      </label>
      <label class="field">
        <span>{t("stations.whose")}</span>
        <select value={whose} onChange={(event) => show({ whose: event.currentTarget.value })}>
          <option value="">{t("stations.all")}</option>
          <option value="own">{t("stations.own")}</option>
          <option value="shared">{t("stations.shared")}</option>
        </select>
      </label>
    </search>
  );
}

function List({ rows, q, reload }: { rows: Station[]; q: string; reload: () => void }) {
  if (!rows.length) {
    const next = (
      <a class="button" href={at(q ? "stations" : "stations?view=add")}>
        {q ? t("stations.all") : t("stations.add")}
      </a>
    );
    return <Empty next={next}>{q ? t("stations.notFound", { q }) : t("stations.none")}</Empty>;
  }
  return (
    <>
      <LineMap
        label={t("stations.map")}
        spots={rows.map(({ station_id, ...place }) => ({ ...place, id: station_id }))}
      />
      <Table
        caption={t("nav.stations")}
        columns={columns(reload)}
        rows={rows}
        keyOf={(row) => row.station_id}
      />
    </>
  );
}

const columns = (reload: () => void): Column<Station>[] => [
  {
    heading: t("stations.name"),
    cell: (row) =>
      row.own && can(MAY) ? <a href={at(`stations/${row.station_id}`)}>{row.name}</a> : row.name,
  },
  { heading: t("stations.aliases"), cell: (row) => row.aliases.join(", ") || "–" },
  { heading: t("stations.district"), cell: (row) => row.district },
  {
    heading: t("stations.place"),
    cell: (row) => <span class="no-break">{`${row.latitude.toFixed(4)}, ${row.longitude.toFixed(4)}`}</span>,
    number: true,
  },
  { heading: t("stations.whose"), cell: (row) => <Kind station={row} /> },
  ...(can(MAY) ? [{ heading: t("actions"), cell: (row: Station) => <Remove {...{ row, reload }} /> }] : []),
];

function Kind({ station }: { station: Station }) {
  if (!station.own) return <span class="quiet">{t("stations.isShared")}</span>;
  return (
    <span class={station.on_sale ? "tag good" : "tag"}>
      <span aria-hidden="true">{station.on_sale ? "●" : "◌"}</span>
      {station.on_sale ? t("stations.onSale") : t("stations.notOnSale")}
    </span>
  );
}

function Remove({ row, reload }: { row: Station; reload: () => void }) {
  if (!row.own) return null;
  const remove = async () => {
    const path = { station_id: row.station_id };
    await answered(api.DELETE("/company/stations/{station_id}", { params: { path } }));
    reload();
  };
  return (
    <Confirm
      button={t("stations.delete")}
      label={t("stations.deleteNamed", { name: row.name })}
      title={t("stations.deleteQuestion", { name: row.name })}
      act={t("stations.deleteNamed", { name: row.name })}
      onAct={remove}
      explain={(problem) => <InUse problem={problem} />}
    >
      <p>{t("stations.deleteEffect")}</p>
    </Confirm>
  );
}
