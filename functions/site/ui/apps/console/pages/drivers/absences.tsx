/** The times in which a driver does not work: told, entered, deleted. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import type { components } from "@/api/schema.gen";
import { after } from "@/i18n/format";
import { inZone, momentIn } from "@/i18n/zone";
import { at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { useFields } from "@/ui/fields";
import { Field, Form } from "@/ui/form";
import { Page } from "@/ui/page";
import { type Column, Table } from "@/ui/table";
import { offerUndo } from "@/ui/undo";
import { useDespite } from "../../despite";
import { phase, span } from "../../fleet-times";
import { t } from "../../texts";

type View = components["schemas"]["DriverView"];
type Absence = components["schemas"]["AbsenceView"];

interface AbsencesProps {
  driver: View;
  zone: string;
  onChanged: () => void;
}

export function Absences({ driver, zone, onChanged }: AbsencesProps) {
  const columns: Column<Absence>[] = [
    { heading: t("outages.time"), cell: (absence) => span(absence, zone) },
    { heading: t("reason"), cell: ({ reason }) => reason },
    {
      heading: t("staff.state"),
      cell: (absence) => {
        const now = phase(absence);
        return <span class={`tag ${now === "now" ? "warn" : ""}`}>{t(`outages.phase.${now}`)}</span>;
      },
    },
  ];
  const act: Column<Absence> = {
    heading: t("actions"),
    cell: (absence) => <Remove driver={driver} absence={absence} zone={zone} onChanged={onChanged} />,
  };
  const order = { now: 0, later: 1, over: 2 };
  const rows = [...driver.absences].sort((one, other) => order[phase(one)] - order[phase(other)]);
  return (
    <section class="section">
      <header class="heading">
        <h2>{t("absences.title")}</h2>
        {can("fleet:manage") && (
          <a class="button" href={at(`drivers/${driver.account_id}?view=absence`)}>
            {t("absences.add")}
          </a>
        )}
      </header>
      {rows.length ? (
        <Table
          caption={t("absences.title")}
          columns={can("fleet:manage") ? [...columns, act] : columns}
          rows={rows}
          keyOf={({ absence_id }) => absence_id}
        />
      ) : (
        <p class="quiet">{t("absences.none")}</p>
      )}
    </section>
  );
}

function Remove({ driver, absence, zone, onChanged }: AbsencesProps & { absence: Absence }) {
  const { path: here, route } = useLocation();
  const when = span(absence, zone);
  const { account_id } = driver;
  const { absence_id, from_at, until_at, reason } = absence;
  const tell = (done: "absence" | "absenceDeleted") => {
    onChanged();
    if (location.pathname === here) route(`${here}?done=${done}`, true);
  };
  const enterAgain = async () => {
    const intent = `undo ${absence_id}`;
    const body = { from_at, until_at, reason, despite_trips: true };
    const params = { path: { account_id }, header: { "Idempotency-Key": keyOf(intent, body) } };
    await answered(api.POST("/company/drivers/{account_id}/absences", { body, params }));
    done(intent);
    tell("absence");
  };
  const remove = async () => {
    const path = { account_id, absence_id };
    await answered(api.DELETE("/company/drivers/{account_id}/absences/{absence_id}", { params: { path } }));
    tell("absenceDeleted");
    offerUndo({
      words: t("drivers.told.absenceDeleted"),
      undo: enterAgain,
      undone: t("drivers.told.absence"),
    });
  };
  return (
    <Confirm
      button={t("delete")}
      label={t("absences.deleteNamed", { when })}
      title={t("absences.deleteQuestion", { when })}
      act={t("absences.delete")}
      onAct={remove}
    >
      <p>{t("absences.deleteEffect")}</p>
    </Confirm>
  );
}

interface AddProps {
  driver: View;
  zone: string;
  onSaved: (driver: View) => void;
}

export function AddAbsence({ driver, zone, onSaved }: AddProps) {
  const { route } = useLocation();
  const tomorrow = after(inZone(Date.now(), zone).slice(0, 10), 1);
  const { values, field } = useFields({
    from_at: `${tomorrow}T00:00`,
    until_at: `${after(tomorrow, 1)}T00:00`,
    reason: "",
  });
  const body = {
    from_at: momentIn(values.value.from_at, zone),
    until_at: momentIn(values.value.until_at, zone),
    reason: values.value.reason,
  };
  const { send, question } = useDespite(body);
  const here = at(`drivers/${driver.account_id}`);
  const submit = async () => {
    const intent = `absence ${driver.account_id}`;
    const made = await send((despite_trips) => {
      const whole = { ...body, despite_trips };
      const header = { "Idempotency-Key": keyOf(intent, whole) };
      const params = { path: { account_id: driver.account_id }, header };
      return answered(api.POST("/company/drivers/{account_id}/absences", { body: whole, params }));
    });
    done(intent);
    onSaved(made);
    route(`${here}?done=absence`, true);
  };
  const cancel = (
    <a class="button" href={here}>
      {t("cancel")}
    </a>
  );
  return (
    <Page key="absence" heading={t("absences.addOf", { name: driver.full_name ?? t("staff.deleted") })}>
      <Form submit={t("absences.submit")} onSubmit={submit} beside={cancel}>
        <Field
          {...field("from_at")}
          label={t("span.from")}
          hint={t("span.zone", { zone })}
          type="datetime-local"
        />
        <Field {...field("until_at")} label={t("span.until")} type="datetime-local" />
        <Field {...field("reason")} label={t("reason")} hint={t("drivers.reasonHint")} maxLength={200} />
        {question}
      </Form>
    </Page>
  );
}
