/** Planning a trip: route, day and time, then a free bus and a free driver, a look at all of it, and it is made. */
import { type Signal, useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { asProblem, Problem } from "@/api/problem";
import { useResource } from "@/api/resource";
import { moment, time } from "@/i18n/format";
import { at } from "@/root";
import { type Fields, useFields } from "@/ui/fields";
import { Choice, Field, Form, sentence } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Facts } from "@/ui/table";
import { routes } from "../../lists";
import { t } from "../../texts";
import { routeOfDetail } from "../../trip-state";
import { type Availability, availability, type Detail, detailOf } from "./data";
import { FreeBuses, FreeDrivers } from "./free";

const INTENT = "trip";

interface Values extends Record<string, string> {
  route_id: string;
  date: string;
  time: string;
  bus_id: string;
  driver_id: string;
}

const departure = (values: Values): string => `${values.date}T${values.time}`;
const isTimed = (values: Values): boolean => Boolean(values.route_id && values.date && values.time);
const backTo = (date: string, more = ""): string => at(`planner?date=${date}${more}`);

export function NewTrip({ date }: { date: string }) {
  const found = useResource("", () => routes("ACTIVE"));
  const fields = useFields<Values>({ route_id: "", date, time: "", bus_id: "", driver_id: "" });
  const checking = useSignal(false);
  const known = useSignal<Availability | undefined>(undefined);
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
            <Form
              submit={t("planner.check")}
              onSubmit={() => check(fields.values.value, checking)}
              beside={<Back date={date} />}
            >
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
          );
        }}
      </Load>
    </Page>
  );
}

const Back = ({ date }: { date: string }) => (
  <a class="button" href={backTo(date)}>
    {t("cancel")}
  </a>
);

function When({ fields }: { fields: Fields<Values> }) {
  return (
    <div class="when-fields">
      <Field {...fields.field("date")} label={t("board.day")} type="date" />
      <Field {...fields.field("time")} label={t("planner.time")} type="time" />
    </div>
  );
}

/** Ask for what is missing, in the words of a refusal, before the trip is looked at. */
async function check(values: Values, checking: Signal<boolean>): Promise<void> {
  const wanted = {
    route_id: "planner.needRoute",
    date: "planner.needDay",
    time: "planner.needTime",
  } as const;
  const chosen = { bus_id: "planner.needBus", driver_id: "planner.needDriver" } as const;
  const missing = Object.entries({ ...wanted, ...(isTimed(values) && chosen) }).filter(
    ([name]) => !values[name],
  );
  const errors = missing.map(([name, key]) => ({ pointer: `/${name}`, detail: t(key) }));
  if (errors.length) throw new Problem({ code: "invalid_field", errors });
  checking.value = true;
}

interface FreeProps {
  fields: Fields<Values>;
  known: Signal<Availability | undefined>;
  trip_id?: string;
}

/** The free buses and drivers for the chosen route and time; the others with their reasons. */
function Free({ fields, known, trip_id }: FreeProps) {
  const values = fields.values.value;
  const timed = isTimed(values);
  const key = timed ? `${values.route_id} ${departure(values)}` : "";
  const load = async () => {
    if (!timed) return null;
    const query = { route_id: values.route_id, departure_at: departure(values), ...(trip_id && { trip_id }) };
    const found = await availability(query);
    known.value = found;
    const { bus_id, driver_id } = fields.values.value;
    fields.values.value = {
      ...fields.values.value,
      bus_id: found.buses.some((bus) => bus.bus_id === bus_id && bus.free) ? bus_id : "",
      driver_id: found.drivers.some((one) => one.account_id === driver_id && one.free) ? driver_id : "",
    };
    return found;
  };
  const found = useResource(key, load);
  if (!timed) return <p class="hint">{t("planner.first")}</p>;
  return (
    <Load from={found}>
      {(free) =>
        free && (
          <>
            <p>{t("planner.arrives", { moment: moment(free.arrival_at) })}</p>
            <FreeBuses {...fields.field("bus_id")} buses={free.buses} />
            <FreeDrivers {...fields.field("driver_id")} drivers={free.drivers} />
          </>
        )
      }
    </Load>
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
  return (
    <>
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

export function EditTrip({ trip_id, date }: { trip_id: string; date: string }) {
  const detail = useResource(trip_id, () => detailOf(trip_id));
  return (
    <Page heading={t("planner.edit")}>
      <Load from={detail}>{(found) => <Edit detail={found} date={date} />}</Load>
    </Page>
  );
}

function Edit({ detail, date }: { detail: Detail; date: string }) {
  const { trip } = detail;
  const leave = useLeave();
  const known = useSignal<Availability | undefined>(undefined);
  const before = {
    route_id: trip.route_id,
    date: trip.departure_at.slice(0, 10),
    time: time(trip.departure_at),
    bus_id: trip.bus_id,
    driver_id: trip.driver_id,
  };
  const fields = useFields<Values>(before);
  const sold = detail.load.sold + detail.load.held > 0;
  const submit = async () => {
    const values = fields.values.value;
    await check(values, { value: false } as Signal<boolean>);
    const moved = departure(values) !== departure(before);
    const body = {
      ...(values.driver_id !== trip.driver_id && { driver_id: values.driver_id }),
      ...(!sold && values.bus_id !== trip.bus_id && { bus_id: values.bus_id }),
      ...(!sold && moved && { departure_at: departure(values) }),
    };
    if (Object.keys(body).length) {
      const path = { trip_id: trip.trip_id };
      await answered(
        api.PATCH("/company/trips/{trip_id}", {
          params: { path },
          body: { ...body, revision: trip.revision },
        }),
      );
    }
    leave(sold ? date : values.date, "saved");
  };
  return (
    <Form submit={t("planner.saveTrip")} onSubmit={submit} beside={<Back date={date} />}>
      <p>
        <strong>{routeOfDetail(detail)}</strong>
      </p>
      {sold ? (
        <>
          <p class="notice">{t("planner.soldOnlyDriver")}</p>
          <Drivers detail={detail} fields={fields} />
        </>
      ) : (
        <>
          <When fields={fields} />
          <Free fields={fields} known={known} trip_id={trip.trip_id} />
        </>
      )}
    </Form>
  );
}

/** The drivers for a trip with passengers, which keeps its time and its bus. */
function Drivers({ detail, fields }: { detail: Detail; fields: Fields<Values> }) {
  const { trip_id } = detail.trip;
  const found = useResource(trip_id, () =>
    answered(api.GET("/company/availability", { params: { query: { trip_id } } })),
  );
  return (
    <Load from={found}>
      {(free) => <FreeDrivers {...fields.field("driver_id")} drivers={free.drivers} />}
    </Load>
  );
}

function useLeave() {
  const { route } = useLocation();
  return (date: string, told: string) => route(backTo(date, `&told=${told}`));
}
