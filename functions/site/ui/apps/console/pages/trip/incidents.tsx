/** What drivers and staff reported of a trip: what is open first, each with a way to close it. */
import { useSignal } from "@preact/signals";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { moment } from "@/i18n/format";
import { can } from "@/session";
import { Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Empty } from "@/ui/table";
import { Told } from "@/ui/told";
import type { Here } from "../../here";
import { t } from "../../texts";
import type { Detail } from "./shapes";

type Row = components["schemas"]["IncidentRow"];

const AGAIN_SECONDS = 20;
const PAGE = 100;

interface IncidentsProps {
  detail: Detail;
  here: Here;
  /** An incident was closed, which the lists of trips show as well. */
  changed: () => void;
}

export function Incidents({ detail, here, changed }: IncidentsProps) {
  const { trip_id, status } = detail.trip;
  const closed = useSignal(false);
  const params = { path: { trip_id }, query: { limit: PAGE } };
  const load = async (): Promise<Row[]> =>
    status === "DRAFT"
      ? []
      : (await answered(api.GET("/company/trips/{trip_id}/incidents", { params }))).items;
  const incidents = useResource(trip_id, load, AGAIN_SECONDS);
  const onClosed = () => {
    closed.value = true;
    incidents.reload();
    changed();
    here.go({ incident: undefined }, true);
  };
  return (
    <>
      {closed.value && <Told>{t("incident.closedNow")}</Told>}
      <Load from={incidents}>
        {(rows) =>
          rows.length ? (
            <Lists rows={rows} here={here} onClosed={onClosed} />
          ) : (
            <Empty>{t("incident.none")}</Empty>
          )
        }
      </Load>
    </>
  );
}

const newestFirst = (one: Row, other: Row): number =>
  other.incident.reported_at.localeCompare(one.incident.reported_at);

function Lists({ rows, here, onClosed }: { rows: Row[]; here: Here; onClosed: () => void }) {
  const newest = rows.toSorted(newestFirst);
  const open = newest.filter(({ incident }) => !incident.resolution);
  const closed = newest.filter(({ incident }) => incident.resolution);
  return (
    <>
      <section class="section">
        <h2>{t("incident.open", { count: open.length })}</h2>
        <ol class="incidents">
          {open.map((row) => (
            <li key={row.incident.incident_id}>
              <What row={row} />
              {can("trips:operate") && <Close row={row} here={here} onClosed={onClosed} />}
            </li>
          ))}
        </ol>
      </section>
      {closed.length > 0 && (
        <section class="section">
          <h2>{t("incident.closed", { count: closed.length })}</h2>
          <ol class="incidents">
            {closed.map((row) => (
              <li key={row.incident.incident_id}>
                <What row={row} />
                <How row={row} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function What({ row: { incident, reporter } }: { row: Row }) {
  const kind = incident.resolution ? "" : incident.kind === "breakdown" ? "bad" : "warn";
  return (
    <>
      <p>
        <span class={`tag ${kind}`}>
          <span aria-hidden="true">{incident.resolution ? "✓" : "▲"}</span>
          {t(`incident.is_${incident.kind}`)}
        </span>{" "}
        <span class="quiet">
          {moment(incident.reported_at)} · {reporter ?? t("staff.deleted")}
        </span>
      </p>
      <p>{incident.words}</p>
    </>
  );
}

/** When, by whom and how an incident ended. */
function How({ row: { incident, resolver } }: { row: Row }) {
  const { resolution } = incident;
  if (!resolution) return null;
  const values = { at: moment(resolution.at), by: resolver ?? t("staff.deleted") };
  return (
    <p class="quiet">
      {t("incident.closedBy", values)}
      {resolution.note && `: ${resolution.note}`}
    </p>
  );
}

function Close({ row: { incident }, here, onClosed }: { row: Row; here: Here; onClosed: () => void }) {
  const note = useSignal("");
  const { incident_id, trip_id } = incident;
  const name = t("incident.closeNamed", {
    kind: t(`incident.is_${incident.kind}`),
    at: moment(incident.reported_at),
  });
  if (here.query.incident !== incident_id) {
    return (
      <div>
        <a class="button" href={here.to({ incident: incident_id })} aria-label={name}>
          {t("incident.close")}
        </a>
      </div>
    );
  }
  const submit = async () => {
    const params = { path: { trip_id, incident_id } };
    const body = { note: note.value.trim() || null };
    await answered(api.POST("/company/trips/{trip_id}/incidents/{incident_id}/resolve", { params, body }));
    onClosed();
  };
  return (
    <Form
      submit={t("incident.close")}
      onSubmit={submit}
      beside={
        <a class="button" href={here.to({ incident: undefined })}>
          {t("cancel")}
        </a>
      }
    >
      {incident.kind === "breakdown" && <p>{t("incident.breakdownStays")}</p>}
      <Field
        pointer="/note"
        label={t("incident.note")}
        hint={t("incident.noteHint")}
        value={note.value}
        onValue={(value) => {
          note.value = value;
        }}
        maxLength={500}
      />
    </Form>
  );
}
