/** Planning a trip: route, day and time, then a free bus and a free driver, a look at all of it, and it is made. */
import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { asProblem, type Problem } from "@/api/problem";
import { useResource } from "@/api/resource";
import { moment, time } from "@/i18n/format";
import { at } from "@/root";
import { type Fields, useFields } from "@/ui/fields";
import { Choice, Form, sentence } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Facts } from "@/ui/table";
import { routes } from "../../lists";
import { t } from "../../texts";
import type { Availability } from "./data";
import { Back, check, departure, Free, useLeave, type Values, When } from "./trip-fields";

const INTENT = "trip";

export function NewTrip({ date }: { date: string }) {
  const found = useResource("", () => routes("ACTIVE"));
  const fields = useFields<Values>({ route_id: "", date, time: "", bus_id: "", driver_id: "" });
  const checking = useSignal(false);
  const known = useSignal<Availability | undefined>(undefined);
  const typing = useRef<HTMLDivElement>(null);
  const looked = useRef(false);
  useLayoutEffect(() => {
    if (checking.value) looked.current = true;
    else if (looked.current) typing.current?.querySelector("select")?.focus();
  }, [checking.value]);
  const look = async () => {
    check(fields.values.value);
    checking.value = true;
  };
  return (
    <Page heading={t("planner.new")}>
      <Load from={found}>
        {(rows) => {
          const priced = rows.filter((row) => row.priced);
          if (!priced.length) {
            return (
              <p class="notice">
                {t("planner.noRoutes")} <a href={at("routes")}>{t("nav.routes")}</a>
              </p>
            );
          }
          const name = priced.find((row) => row.route_id === fields.values.value.route_id)?.name ?? "";
          if (checking.value && known.value) {
            return <Check fields={fields} name={name} known={known.value} checking={checking} />;
          }
          return (
            <div ref={typing}>
              <Form submit={t("planner.check")} onSubmit={look} beside={<Back date={date} />}>
                <Choice
                  {...fields.field("route_id")}
                  label={t("board.route")}
                  options={[
                    ["", t("planner.choose")],
                    ...priced.map((row) => [row.route_id, row.name] as const),
                  ]}
                />
                <When fields={fields} />
                <Free fields={fields} known={known} />
              </Form>
            </div>
          );
        }}
      </Load>
    </Page>
  );
}

interface CheckProps {
  fields: Fields<Values>;
  name: string;
  known: Availability;
  checking: Signal<boolean>;
}

/** All of the trip once more, and the two ways to make it. */
function Check({ fields, name, known, checking }: CheckProps) {
  const values = fields.values.value;
  const problem = useSignal<Problem | undefined>(undefined);
  const working = useSignal(false);
  const make = async (publish: boolean) => {
    if (working.value) return;
    working.value = true;
    problem.value = undefined;
    const { route_id, bus_id, driver_id } = values;
    const body = { route_id, bus_id, driver_id, departure_at: departure(values), publish };
    const header = { "Idempotency-Key": keyOf(INTENT, body) };
    try {
      await answered(api.POST("/company/trips", { body, params: { header } }));
      done(INTENT);
      leave(values.date, publish ? "published" : "created");
    } catch (error) {
      problem.value = asProblem(error);
    } finally {
      working.value = false;
    }
  };
  const leave = useLeave();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        {t("planner.check")}
      </h2>
      {problem.value && <Refused problem={problem.value} />}
      <Facts facts={factsOf(name, values, known)} />
      <p>{t("planner.publishEffect")}</p>
      <div class="actions">
        <button type="button" class="main" aria-disabled={working.value} onClick={() => make(true)}>
          {t("planner.createPublished")}
        </button>
        <button type="button" aria-disabled={working.value} onClick={() => make(false)}>
          {t("planner.createDraft")}
        </button>
        <button
          type="button"
          onClick={() => {
            checking.value = false;
          }}
        >
          {t("planner.back")}
        </button>
      </div>
    </>
  );
}

const Refused = ({ problem }: { problem: Problem }) => (
  <p class="notice wrong" role="alert">
    {problem.fields[0]?.detail ?? sentence(problem)}
  </p>
);

function factsOf(name: string, values: Values, known: Availability) {
  const bus = known.buses.find((each) => each.bus_id === values.bus_id);
  const driver = known.drivers.find((each) => each.account_id === values.driver_id);
  return [
    { label: t("board.route"), value: name },
    { label: t("planner.departure"), value: moment(known.departure_at) },
    { label: t("trip.arrives"), value: time(known.arrival_at) },
    { label: t("board.bus"), value: bus ? `${bus.plate} · ${t("trip.seats", { count: bus.seats })}` : "–" },
    { label: t("board.driver"), value: driver?.full_name ?? "–" },
  ];
}
