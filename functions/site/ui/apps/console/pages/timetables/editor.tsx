/** The editor of a timetable: choices in place of a rule, a preview of its days, and then the save. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { today } from "@/i18n/format";
import { at } from "@/root";
import { useFields } from "@/ui/fields";
import { Choice, Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { buses, routes } from "../../lists";
import { t } from "../../texts";
import type { Days, Timetable } from "./data";
import { DaysAhead } from "./days";
import { Dates, Recurrence } from "./recurrence";
import { patternOf, ruleOf } from "./rule";

type Schemas = components["schemas"];
type Holidays = Timetable["on_holidays"];

const INTENT = "timetable";

/** What a timetable is chosen from. */
async function choices() {
  const [own, running, calendar] = await Promise.all([
    routes("ACTIVE"),
    buses("ACTIVE"),
    answered(api.GET("/company/calendar", { params: { query: {} } })),
  ]);
  return { routes: own.filter((route) => route.priced), buses: running, drivers: calendar.drivers };
}

type Choices = Awaited<ReturnType<typeof choices>>;

interface EditorProps {
  /** The one that is changed; none is a new one. */
  timetable?: Timetable;
  onSaved: () => void;
}

export function Editor(props: EditorProps) {
  const found = useResource("", choices);
  return <Load from={found}>{(loaded) => <Fields {...props} from={loaded} />}</Load>;
}

const ofNew = {
  name: "",
  route_id: "",
  departs: "",
  bus_id: "",
  driver_id: "",
  valid_until: "",
  on_holidays: "run",
  publish: "sale",
};

/** What stands in the fields at first. */
function valuesOf(timetable: Timetable | undefined) {
  if (!timetable) return { ...ofNew, valid_from: today() };
  const { name, route_id, departs, bus_id, driver_id, valid_from, on_holidays } = timetable;
  const valid_until = timetable.valid_until ?? "";
  const publish = timetable.publish ? "sale" : "draft";
  return { name, route_id, departs, bus_id, driver_id, valid_from, valid_until, on_holidays, publish };
}

function Fields({ timetable, onSaved, from }: EditorProps & { from: Choices }) {
  const { route } = useLocation();
  const { values, field } = useFields(valuesOf(timetable));
  const pattern = useSignal(patternOf(timetable?.rule ?? "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"));
  const notOn = useSignal<readonly string[]>(timetable?.not_on ?? []);
  const alsoOn = useSignal<readonly string[]>(timetable?.also_on ?? []);
  const seen = useSignal<{ of: string; days: readonly Days[] } | undefined>(undefined);
  const common = () => {
    const { name, bus_id, driver_id, departs, valid_until, on_holidays, publish } = values.value;
    return {
      name,
      bus_id,
      driver_id,
      departs,
      rule: ruleOf(pattern.value),
      valid_until: valid_until || null,
      not_on: [...notOn.value],
      also_on: [...alsoOn.value],
      on_holidays: on_holidays as Holidays,
      publish: publish === "sale",
    };
  };
  const whole = (): Schemas["TimetableRequest"] => {
    const { route_id, valid_from } = values.value;
    return { ...common(), route_id, valid_from };
  };
  const now = JSON.stringify(whole());
  const previewed = seen.value?.of === now;
  const preview = async () => {
    const body = { ...whole(), ...(timetable && { timetable_id: timetable.timetable_id }) };
    const { items } = await answered(api.POST("/company/timetables/preview", { body }));
    seen.value = { of: now, days: items };
  };
  const add = async () => {
    const body = whole();
    const header = { "Idempotency-Key": keyOf(INTENT, body) };
    const made = await answered(api.POST("/company/timetables", { body, params: { header } }));
    done(INTENT);
    return made.timetable_id;
  };
  const change = async ({ timetable_id }: Timetable) => {
    const params = { path: { timetable_id } };
    await answered(api.PATCH("/company/timetables/{timetable_id}", { params, body: common() }));
    return timetable_id;
  };
  const save = async () => {
    const id = timetable ? await change(timetable) : await add();
    onSaved();
    route(at(`timetables/${id}?view=saved`), true);
  };
  const choose = ["", t("planner.choose")] as const;
  return (
    <Form
      submit={previewed ? t("timetables.save") : t("timetables.preview")}
      onSubmit={previewed ? save : preview}
      beside={
        <a class="button" href={at(timetable ? `timetables/${timetable.timetable_id}` : "timetables")}>
          {t("cancel")}
        </a>
      }
    >
      {timetable && <p class="notice">{t("timetables.stay")}</p>}
      <Field {...field("name")} label={t("timetables.name")} hint={t("timetables.nameHint")} maxLength={80} />
      {!timetable && (
        <Choice
          {...field("route_id")}
          label={t("board.route")}
          options={[choose, ...from.routes.map((each) => [each.route_id, each.name] as const)]}
        />
      )}
      <Field {...field("departs")} label={t("planner.time")} type="time" />
      <Recurrence pattern={pattern} />
      {!timetable && <Field {...field("valid_from")} label={t("timetables.from")} type="date" />}
      <Field
        {...field("valid_until")}
        label={t("timetables.until")}
        hint={t("timetables.untilHint")}
        type="date"
      />
      <Choice
        {...field("on_holidays")}
        label={t("timetables.holidays")}
        options={(["run", "skip", "only"] as const).map(
          (each) => [each, t(`timetables.holidays.${each}`)] as const,
        )}
      />
      <Dates pointer="/not_on" label={t("timetables.notOn")} dates={notOn} />
      <Dates pointer="/also_on" label={t("timetables.alsoOn")} dates={alsoOn} />
      <Choice
        {...field("bus_id")}
        label={t("board.bus")}
        options={[
          choose,
          ...from.buses.map((bus) => [bus.bus_id, `${bus.plate} · ${bus.bus_class}`] as const),
        ]}
      />
      <Choice
        {...field("driver_id")}
        label={t("board.driver")}
        options={[
          choose,
          ...from.drivers.map((each) => [each.account_id, each.full_name ?? each.account_id] as const),
        ]}
      />
      <Choice
        {...field("publish")}
        label={t("timetables.publish")}
        options={[
          ["sale", t("timetables.publish.sale")],
          ["draft", t("timetables.publish.draft")],
        ]}
      />
      {previewed && seen.value && <DaysAhead days={seen.value.days} heading={t("timetables.previewed")} />}
    </Form>
  );
}
