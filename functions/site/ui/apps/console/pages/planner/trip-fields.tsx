/** What the forms of a trip share: route, day and time, then the free buses and drivers, and the way back. */
import type { Signal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { Problem } from "@/api/problem";
import { useResource } from "@/api/resource";
import { moment } from "@/i18n/format";
import { at } from "@/root";
import type { Fields } from "@/ui/fields";
import { Field } from "@/ui/form";
import { Load } from "@/ui/load";
import { t } from "../../texts";
import { type Availability, availability } from "./data";
import { FreeBuses, FreeDrivers } from "./free";

export interface Values extends Record<string, string> {
  route_id: string;
  date: string;
  time: string;
  bus_id: string;
  driver_id: string;
}

export const departure = (values: Values): string => `${values.date}T${values.time}`;
const isTimed = (values: Values): boolean => Boolean(values.route_id && values.date && values.time);
const backTo = (date: string, more = ""): string => at(`planner?date=${date}${more}`);

export function useLeave() {
  const { route } = useLocation();
  return (date: string, told: string) => route(backTo(date, `&told=${told}`));
}

export const Back = ({ date }: { date: string }) => (
  <a class="button" href={backTo(date)}>
    {t("cancel")}
  </a>
);

export function When({ fields }: { fields: Fields<Values> }) {
  return (
    <div class="when-fields">
      <Field {...fields.field("date")} label={t("board.day")} type="date" />
      <Field {...fields.field("time")} label={t("planner.time")} type="time" />
    </div>
  );
}

/** Ask for what is missing, in the words of a refusal, before the trip is looked at. */
export function check(values: Values): void {
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
}

interface FreeProps {
  fields: Fields<Values>;
  known: Signal<Availability | undefined>;
  trip_id?: string;
}

/** The free buses and drivers for the chosen route and time; the others with their reasons. */
export function Free({ fields, known, trip_id }: FreeProps) {
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
