/** The editor of timetables: choices in place of a rule, several departures at once, a preview, and then the save. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { useResource } from "@/api/resource";
import { after, day, today } from "@/i18n/format";
import { at } from "@/root";
import { Check } from "@/ui/check";
import { useFields } from "@/ui/fields";
import { Choice, Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { buses, routes } from "../../lists";
import { t } from "../../texts";
import type { Timetable } from "./data";
import { Previews } from "./days";
import { Clashes, clashes, type Departure, Departures } from "./departures";
import { Dates, Recurrence } from "./recurrence";
import { patternOf, ruleOf } from "./rule";
import { joined, type Preview, previewed, type Request, type Saved, saveEach } from "./saving";

type Holidays = Timetable["on_holidays"];

/** What a timetable is chosen from. */
async function choices() {
  const [own, running, calendar] = await Promise.all([
    routes("ACTIVE"),
    buses("ACTIVE"),
    answered(api.GET("/company/calendar", { params: { query: {} } })),
  ]);
  return {
    routes: own.filter((route) => route.priced),
    buses: running.map((bus) => [bus.bus_id, `${bus.plate} · ${bus.bus_class}`] as const),
    drivers: calendar.drivers.map((each) => [each.account_id, each.full_name ?? each.account_id] as const),
    turnaround: calendar.turnaround_minutes,
  };
}

type Choices = Awaited<ReturnType<typeof choices>>;

interface EditorProps {
  /** The one that is changed; none is a new one. */
  timetable?: Timetable;
  /** What a new one is made from. */
  like?: Timetable;
  onSaved: () => void;
}

export function Editor(props: EditorProps) {
  const found = useResource("", choices);
  return <Load from={found}>{(loaded) => <Fields {...props} from={loaded} />}</Load>;
}

const ofNew = { name: "", route_id: "", valid_until: "", on_holidays: "run", publish: "sale" };

/** What stands in the fields at first. A new one begins today, whatever it is made from. */
function valuesOf(timetable: Timetable | undefined, like: Timetable | undefined) {
  const before = timetable ?? like;
  if (!before) return { ...ofNew, valid_from: today() };
  const { name, route_id, on_holidays } = before;
  const publish = before.publish ? "sale" : "draft";
  const season = { valid_from: timetable?.valid_from ?? today(), valid_until: before.valid_until ?? "" };
  if (like && season.valid_until < season.valid_from) season.valid_until = "";
  return { name, route_id, ...season, on_holidays, publish };
}

function departuresOf(before: Timetable | undefined): Departure[] {
  const { departs = "", bus_id = "", driver_id = "" } = before ?? {};
  return [{ key: 0, departs, bus_id, driver_id }];
}

function Fields({ timetable, like, onSaved, from }: EditorProps & { from: Choices }) {
  const { route } = useLocation();
  const before = timetable ?? like;
  const { values, field } = useFields(valuesOf(timetable, like));
  const departures = useSignal<readonly Departure[]>(departuresOf(before));
  const pattern = useSignal(patternOf(before?.rule ?? "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"));
  const notOn = useSignal<readonly string[]>(before?.not_on ?? []);
  const alsoOn = useSignal<readonly string[]>(before?.also_on ?? []);
  const seen = useSignal<{ of: string; previews: readonly Preview[] } | undefined>(undefined);
  const saved = useSignal<readonly Saved[]>([]);
  const ends = useSignal(true);
  const common = ({ departs, bus_id, driver_id }: Departure) => {
    const { name, valid_until, on_holidays, publish } = values.value;
    const several = !timetable && departures.value.length + saved.value.length > 1;
    return {
      name: several ? `${name} ${departs}` : name,
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
  const whole = (departure: Departure): Request => {
    const { route_id, valid_from } = values.value;
    return { ...common(departure), route_id, valid_from };
  };
  const now = JSON.stringify(departures.value.map(whole));
  const isPreviewed = seen.value?.of === now;
  const preview = async () => {
    const known = timetable && { timetable_id: timetable.timetable_id };
    const previews = await previewed(departures.value, (each) => ({ ...whole(each), ...known }));
    seen.value = { of: now, previews };
  };
  const add = async () => {
    const outcome = await saveEach(departures.value, whole);
    saved.value = [...saved.value, ...outcome.saved];
    departures.value = outcome.left;
    onSaved();
    if (outcome.problem) throw outcome.problem;
    const begins = values.value.valid_from;
    if (like && ends.value && runsOn(like, begins) && !(await isEnded(like, begins)))
      route(at(`timetables/${like.timetable_id}?view=notEnded`), true);
    else if (saved.value.length > 1) route(at(`timetables?view=saved&count=${saved.value.length}`), true);
    else route(at(`timetables/${saved.value[0]?.timetable_id}?view=saved`), true);
  };
  const change = async ({ timetable_id }: Timetable) => {
    const [departure] = departures.value;
    if (!departure) return;
    const params = { path: { timetable_id } };
    const body = common(departure);
    await answered(api.PATCH("/company/timetables/{timetable_id}", { params, body })).catch((error) => {
      throw joined([[0, asProblem(error)]]);
    });
    onSaved();
    route(at(`timetables/${timetable_id}?view=saved`), true);
  };
  const save = () => (timetable ? change(timetable) : add());
  const lasts = from.routes.find((each) => each.route_id === values.value.route_id)?.running_s ?? 0;
  return (
    <Form
      submit={isPreviewed ? t("timetables.save") : t("timetables.preview")}
      onSubmit={isPreviewed ? save : preview}
      beside={
        <a class="button" href={at(before ? `timetables/${before.timetable_id}` : "timetables")}>
          {t("cancel")}
        </a>
      }
    >
      {timetable && <Stays timetable={timetable} />}
      {saved.value.length > 0 && <SavedAlready saved={saved.value} />}
      <Field {...field("name")} label={t("timetables.name")} hint={t("timetables.nameHint")} maxLength={80} />
      {!timetable && (
        <Choice
          {...field("route_id")}
          label={t("board.route")}
          options={[
            ["", t("planner.choose")],
            ...from.routes.map((each) => [each.route_id, each.name] as const),
          ]}
        />
      )}
      <Departures {...{ departures }} buses={from.buses} drivers={from.drivers} several={!timetable} />
      <Clashes found={clashes(departures.value, lasts / 60 + from.turnaround)} />
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
        {...field("publish")}
        label={t("timetables.publish")}
        options={[
          ["sale", t("timetables.publish.sale")],
          ["draft", t("timetables.publish.draft")],
        ]}
      />
      {like && runsOn(like, values.value.valid_from) && (
        <Check
          checked={ends.value}
          onCheck={(checked) => {
            ends.value = checked;
          }}
        >
          {endOf(like, values.value.valid_from)}
        </Check>
      )}
      {isPreviewed && seen.value && (
        <Previews previews={seen.value.previews} heading={t("timetables.previewed")} />
      )}
    </Form>
  );
}

/** What stays of a timetable, and how to change that all the same. */
function Stays({ timetable: { timetable_id } }: { timetable: Timetable }) {
  return (
    <div class="notice">
      <p>{t("timetables.stay")}</p>
      <p>{t("timetables.fixed")}</p>
      <a class="button" href={at(`timetables?view=add&like=${timetable_id}`)}>
        {t("timetables.copy")}
      </a>
    </div>
  );
}

function SavedAlready({ saved }: { saved: readonly Saved[] }) {
  return (
    <div class="notice good" role="status">
      <p>{t("timetables.savedMany", { count: saved.length })}</p>
      {saved.map(({ departs, timetable_id }) => (
        <a key={timetable_id} href={at(`timetables/${timetable_id}`)}>
          {departs}
        </a>
      ))}
    </div>
  );
}

/** Whether a timetable makes trips on the day on which another one begins, or later. */
const runsOn = ({ state, valid_until }: Timetable, begins: string): boolean =>
  state === "ACTIVE" && (!valid_until || valid_until >= begins);

/** Whether a timetable's season has a day before another one begins, so that it can end there. */
const hasBegun = (former: Timetable, begins: string): boolean => former.valid_from < begins;

const endOf = (former: Timetable, begins: string): string =>
  hasBegun(former, begins)
    ? t("timetables.endFormer", { name: former.name, day: day(after(begins, -1)) })
    : t("timetables.pauseFormer", { name: former.name });

/** End a timetable on the day before another one begins; say whether that worked. */
async function isEnded(former: Timetable, begins: string): Promise<boolean> {
  const params = { path: { timetable_id: former.timetable_id } };
  const body = hasBegun(former, begins) ? { valid_until: after(begins, -1) } : { state: "PAUSED" as const };
  const ended = answered(api.PATCH("/company/timetables/{timetable_id}", { params, body }));
  return ended.then(
    () => true,
    () => false,
  );
}
