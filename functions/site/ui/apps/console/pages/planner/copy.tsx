/** Copying a day or a week: first what would be made and what is in the way, then the copy itself. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import type { components } from "@/api/schema.gen";
import { after, day, time } from "@/i18n/format";
import { at } from "@/root";
import { Check } from "@/ui/check";
import { useFields } from "@/ui/fields";
import { Choice, Field, Form, sentence } from "@/ui/form";
import { Page } from "@/ui/page";
import { Empty, Table } from "@/ui/table";
import { tripsOf } from "../../lists";
import { t } from "../../texts";
import { routeOf } from "../../trip-state";
import type { Trip } from "./data";
import { words } from "./reasons";

type Report = components["schemas"]["CopyReport"];
type Copied = components["schemas"]["CopiedTrip"];

const WEEK = 7;

interface Seen {
  report: Report;
  trips: Map<string, Trip>;
  days: number;
  source: string;
  target: string;
}

export function Copy({ date }: { date: string }) {
  const { values, field } = useFields({ days: "1", source_date: date, target_date: after(date, WEEK) });
  const seen = useSignal<Seen | undefined>(undefined);
  const submit = async () => {
    const { days: many, source_date: source, target_date: target } = values.value;
    const days = Number(many);
    const body = { source_date: source, target_date: target, days, dry_run: true };
    const report = await answered(api.POST("/company/trips/copy", { body }));
    const lists = await Promise.all(
      Array.from({ length: days }, (_, place) => tripsOf(after(source, place))),
    );
    const trips = new Map(lists.flat().map((trip) => [trip.trip_id, trip]));
    seen.value = { report, trips, days, source, target };
  };
  const change = (own: ReturnType<typeof field>) => ({
    ...own,
    onValue: (value: string) => {
      seen.value = undefined;
      own.onValue(value);
    },
  });
  return (
    <Page heading={t("planner.copy")}>
      <Form
        submit={t("copy.preview")}
        onSubmit={submit}
        beside={
          <a class="button" href={at(`planner?date=${date}`)}>
            {t("cancel")}
          </a>
        }
      >
        <Choice
          {...change(field("days"))}
          label={t("copy.what")}
          options={[
            ["1", t("copy.day")],
            [String(WEEK), t("copy.week")],
          ]}
        />
        <Field {...change(field("source_date"))} label={t("copy.from")} type="date" />
        <Field {...change(field("target_date"))} label={t("copy.to")} type="date" />
      </Form>
      {seen.value && <Preview key={`${seen.value.source} ${seen.value.target}`} seen={seen.value} />}
    </Page>
  );
}

function Preview({ seen }: { seen: Seen }) {
  const { items } = seen.report;
  const { route } = useLocation();
  const publish = useSignal(true);
  const problem = useSignal<Problem | undefined>(undefined);
  const working = useSignal(false);
  const count = (outcome: Copied["outcome"]) => items.filter((item) => item.outcome === outcome).length;
  const [possible, refused, there] = [count("possible"), count("refused"), count("there_already")];
  const copy = async () => {
    if (working.value) return;
    working.value = true;
    problem.value = undefined;
    const { source: source_date, target: target_date, days } = seen;
    try {
      const body = { source_date, target_date, days, publish: publish.value };
      const made = await answered(api.POST("/company/trips/copy", { body }));
      const copied = made.items.filter((item) => item.outcome === "copied").length - there;
      route(at(`planner?date=${target_date}&told=copied&count=${Math.max(0, copied)}`));
    } catch (error) {
      problem.value = asProblem(error);
    } finally {
      working.value = false;
    }
  };
  if (!items.length) return <Empty>{t("copy.none")}</Empty>;
  return (
    <section class="section" aria-label={t("copy.previewed")}>
      <h2>{t("copy.previewed")}</h2>
      <p role="status">
        {t("copy.possible", { count: possible })}
        {refused > 0 && ` · ${t("copy.refused", { count: refused })}`}
        {there > 0 && ` · ${t("copy.there", { count: there })}`}
      </p>
      {refused > 0 && <p class="notice wrong">{t("copy.blocked")}</p>}
      <Table
        caption={t("copy.previewed")}
        columns={[
          { heading: t("planner.departure"), cell: (item) => departs(item, seen) },
          { heading: t("board.route"), cell: (item) => named(item, seen, routeOf) },
          { heading: t("board.bus"), cell: (item) => named(item, seen, (trip) => trip.plate) },
          { heading: t("board.driver"), cell: (item) => named(item, seen, (trip) => trip.driver ?? "–") },
          { heading: t("copy.outcome"), cell: (item) => <Outcome item={item} /> },
        ]}
        rows={items}
        keyOf={(item) => item.source_trip_id}
      />
      {problem.value && (
        <p class="notice wrong" role="alert">
          {sentence(problem.value)}
        </p>
      )}
      {refused === 0 && possible > 0 && (
        <>
          <Check
            checked={publish.value}
            onCheck={(checked) => {
              publish.value = checked;
            }}
          >
            {t("copy.publish")}
          </Check>
          <div class="actions">
            <button type="button" class="main" aria-disabled={working.value} onClick={copy}>
              {working.value ? t("copy.working") : t("copy.act", { count: possible })}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function named(item: Copied, seen: Seen, of: (trip: Trip) => string): string {
  const trip = seen.trips.get(item.source_trip_id);
  return trip ? of(trip) : "–";
}

/** When the copy departs: the time of its trip, on the day that is as far on as the copy's first day. */
function departs(item: Copied, seen: Seen): string {
  const trip = seen.trips.get(item.source_trip_id);
  if (!trip) return "–";
  const shift = Math.round((Date.parse(seen.target) - Date.parse(seen.source)) / 86_400_000);
  const date = after(trip.departure_at.slice(0, 10), shift);
  return seen.days === 1 ? time(trip.departure_at) : `${time(trip.departure_at)}, ${day(date)}`;
}

const OUTCOMES = {
  possible: ["○", ""],
  copied: ["✓", "good"],
  there_already: ["■", ""],
  refused: ["✕", "bad"],
} as const;

function Outcome({ item }: { item: Copied }) {
  const [shape, kind] = OUTCOMES[item.outcome];
  return (
    <>
      <span class={`tag ${kind}`}>
        <span aria-hidden="true">{shape}</span>
        {t(`copy.outcome.${item.outcome}`)}
      </span>{" "}
      {item.code && words(item.code, undefined, item.detail ?? "")}
    </>
  );
}
