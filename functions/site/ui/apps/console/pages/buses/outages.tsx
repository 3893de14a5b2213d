/** The times in which a bus cannot run: told, entered, ended, deleted. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import type { components } from "@/api/schema.gen";
import { inZone, momentIn } from "@/i18n/zone";
import { at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { useFields } from "@/ui/fields";
import { Choice, Field, Form } from "@/ui/form";
import { Page } from "@/ui/page";
import { type Column, Table } from "@/ui/table";
import { offerUndo } from "@/ui/undo";
import { useDespite } from "../../despite";
import { moment, phase, span } from "../../fleet-times";
import { t } from "../../texts";

type Bus = components["schemas"]["BusView"];
type View = components["schemas"]["OutageView"];
type Kind = View["kind"];

const KINDS: readonly Kind[] = ["maintenance", "out_of_service"];
const SHAPES: Record<Kind, readonly [shape: string, kind: string]> = {
  maintenance: ["▲", "warn"],
  out_of_service: ["✕", "bad"],
};

/** What keeps a bus off the road, and until when. */
export function Outage({ outage, zone }: { outage: View; zone: string }) {
  const [shape, kind] = SHAPES[outage.kind];
  const until = outage.until_at
    ? t("outages.until", { time: moment(outage.until_at, zone) })
    : t("outages.endless");
  return (
    <span class="stacked">
      <span class={`tag ${kind}`}>
        <span aria-hidden="true">{shape}</span>
        {t(`outages.kind.${outage.kind}`)}
      </span>
      <span class="quiet">{until}</span>
    </span>
  );
}

interface OutagesProps {
  bus: Bus;
  zone: string;
  onChanged: () => void;
}

export function Outages({ bus, zone, onChanged }: OutagesProps) {
  const columns: Column<View>[] = [
    { heading: t("outages.kind"), cell: ({ kind }) => t(`outages.kind.${kind}`) },
    { heading: t("outages.time"), cell: (outage) => span(outage, zone) },
    { heading: t("reason"), cell: ({ reason }) => reason },
    {
      heading: t("buses.state"),
      cell: (outage) => {
        const now = phase(outage);
        return <span class={`tag ${now === "now" ? "warn" : ""}`}>{t(`outages.phase.${now}`)}</span>;
      },
    },
  ];
  const act: Column<View> = {
    heading: t("actions"),
    cell: (outage) => <Actions bus={bus} outage={outage} zone={zone} onChanged={onChanged} />,
  };
  const order = { now: 0, later: 1, over: 2 };
  const rows = [...bus.outages].sort((one, other) => order[phase(one)] - order[phase(other)]);
  return (
    <section class="section">
      <header class="heading">
        <h2>{t("outages.title")}</h2>
        {can("fleet:manage") && (
          <a class="button" href={at(`buses/${bus.bus_id}?view=outage`)}>
            {t("outages.add")}
          </a>
        )}
      </header>
      {rows.length ? (
        <Table
          caption={t("outages.title")}
          columns={can("fleet:manage") ? [...columns, act] : columns}
          rows={rows}
          keyOf={({ outage_id }) => outage_id}
        />
      ) : (
        <p class="quiet">{t("outages.none")}</p>
      )}
    </section>
  );
}

function Actions({ bus, outage, zone, onChanged }: OutagesProps & { outage: View }) {
  const when = span(outage, zone);
  const { bus_id } = bus;
  const { path: here, route } = useLocation();
  const tell = (done: "out" | "outageDeleted") => {
    onChanged();
    if (location.pathname === here) route(`${here}?done=${done}`, true);
  };
  const take = async () => {
    const path = { bus_id, outage_id: outage.outage_id };
    await answered(api.DELETE("/company/buses/{bus_id}/outages/{outage_id}", { params: { path } }));
  };
  const enterAgain = async () => {
    const { kind, reason, from_at, until_at } = outage;
    const intent = `undo ${outage.outage_id}`;
    const body = { kind, reason, from_at, until_at, despite_trips: true };
    const header = { "Idempotency-Key": keyOf(intent, body) };
    await answered(
      api.POST("/company/buses/{bus_id}/outages", { body, params: { path: { bus_id }, header } }),
    );
    done(intent);
    tell("out");
  };
  const remove = async () => {
    await take();
    tell("outageDeleted");
    offerUndo({ words: t("buses.told.outageDeleted"), undo: enterAgain, undone: t("buses.told.out") });
  };
  const end = async () => {
    const { kind, reason, from_at } = outage;
    const intent = `end ${outage.outage_id}`;
    const until_at = momentIn(inZone(Date.now(), zone), zone);
    const body = { kind, reason, from_at, until_at, despite_trips: true };
    const header = { "Idempotency-Key": keyOf(intent, outage.outage_id) };
    if (Date.parse(until_at) > Date.parse(from_at)) {
      const path = { bus_id };
      await answered(api.POST("/company/buses/{bus_id}/outages", { body, params: { path, header } }));
    }
    await take();
    onChanged();
    done(intent);
  };
  return (
    <span class="row-actions">
      {phase(outage) === "now" && (
        <Confirm
          button={t("outages.end")}
          label={t("outages.endNamed", { when })}
          title={t("outages.endQuestion", { plate: bus.plate })}
          act={t("outages.end")}
          onAct={end}
          hurts={false}
        >
          <p>{t("outages.endEffect")}</p>
        </Confirm>
      )}
      <Confirm
        button={t("delete")}
        label={t("outages.deleteNamed", { when })}
        title={t("outages.deleteQuestion", { when })}
        act={t("outages.delete")}
        onAct={remove}
      >
        <p>{t("outages.deleteEffect")}</p>
      </Confirm>
    </span>
  );
}

interface AddProps {
  bus: Bus;
  zone: string;
  onAdded: (bus: Bus) => void;
}

export function AddOutage({ bus, zone, onAdded }: AddProps) {
  const { route } = useLocation();
  const kind = useSignal<Kind>("maintenance");
  const { values, field } = useFields({ from_at: inZone(Date.now(), zone), until_at: "", reason: "" });
  const body = {
    kind: kind.value,
    from_at: momentIn(values.value.from_at, zone),
    until_at: values.value.until_at ? momentIn(values.value.until_at, zone) : null,
    reason: values.value.reason,
  };
  const { send, question } = useDespite(body);
  const here = at(`buses/${bus.bus_id}`);
  const submit = async () => {
    const intent = `outage ${bus.bus_id}`;
    const made = await send((despite_trips) => {
      const whole = { ...body, despite_trips };
      const params = { path: { bus_id: bus.bus_id }, header: { "Idempotency-Key": keyOf(intent, whole) } };
      return answered(api.POST("/company/buses/{bus_id}/outages", { body: whole, params }));
    });
    done(intent);
    onAdded(made);
    route(`${here}?done=out`, true);
  };
  return (
    <Page key="outage" heading={t("outages.addTo", { plate: bus.plate })}>
      <p>{t("outages.effect")}</p>
      <Form
        submit={t("outages.submit")}
        onSubmit={submit}
        beside={
          <a class="button" href={here}>
            {t("cancel")}
          </a>
        }
      >
        <Choice
          pointer="/kind"
          label={t("outages.kind")}
          value={kind.value}
          options={KINDS.map((name) => [name, t(`outages.kind.${name}`)] as const)}
          onValue={(value) => {
            kind.value = value as Kind;
          }}
        />
        <Field
          {...field("from_at")}
          label={t("span.from")}
          hint={t("span.zone", { zone })}
          type="datetime-local"
        />
        <Field
          {...field("until_at")}
          label={t("span.until")}
          hint={t("outages.untilHint")}
          type="datetime-local"
        />
        <Field {...field("reason")} label={t("reason")} hint={t("outages.reasonHint")} maxLength={200} />
        {question}
      </Form>
    </Page>
  );
}
