/** What drivers and staff reported of a trip, the newest first. */
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { moment } from "@/i18n/format";
import { Load } from "@/ui/load";
import { Empty } from "@/ui/table";
import { t } from "../../texts";
import type { Detail } from "./shapes";

type Row = components["schemas"]["IncidentRow"];

const AGAIN_SECONDS = 20;
const PAGE = 100;

export function Incidents({ detail }: { detail: Detail }) {
  const { trip_id, status } = detail.trip;
  const params = { path: { trip_id }, query: { limit: PAGE } };
  const load = async (): Promise<Row[]> =>
    status === "DRAFT"
      ? []
      : (await answered(api.GET("/company/trips/{trip_id}/incidents", { params }))).items;
  const incidents = useResource(trip_id, load, AGAIN_SECONDS);
  return (
    <Load from={incidents}>
      {(rows) => (rows.length ? <List rows={rows} /> : <Empty>{t("incident.none")}</Empty>)}
    </Load>
  );
}

function List({ rows }: { rows: Row[] }) {
  const newest = rows.toSorted((one, other) =>
    other.incident.reported_at.localeCompare(one.incident.reported_at),
  );
  return (
    <ol class="incidents">
      {newest.map(({ incident, reporter }) => (
        <li key={incident.incident_id}>
          <p>
            <span class={incident.kind === "breakdown" ? "tag bad" : "tag warn"}>
              <span aria-hidden="true">▲</span>
              {t(`incident.is_${incident.kind}`)}
            </span>{" "}
            <span class="quiet">
              {moment(incident.reported_at)} · {reporter ?? t("staff.deleted")}
            </span>
          </p>
          <p>{incident.words}</p>
        </li>
      ))}
    </ol>
  );
}
