/** The departures of timetables that are entered together: each has its time, its bus and its driver. */
import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Choice, Field } from "@/ui/form";
import { t } from "../../texts";
import { minutesOf } from "./rule";

export interface Departure {
  key: number;
  departs: string;
  bus_id: string;
  driver_id: string;
}

type Options = readonly (readonly [value: string, label: string])[];

interface DeparturesProps {
  departures: Signal<readonly Departure[]>;
  buses: Options;
  drivers: Options;
  /** Whether there may be several. */
  several: boolean;
}

export function Departures({ departures, buses, drivers, several }: DeparturesProps) {
  const list = departures.value;
  const box = useRef<HTMLDivElement>(null);
  const focus = useSignal<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (focus.value === undefined) return;
    box.current?.querySelectorAll<HTMLInputElement>("input[type=time]")[focus.value]?.focus();
    focus.value = undefined;
  }, [list]);
  const add = () => {
    const last = list.at(-1);
    const key = Math.max(-1, ...list.map((each) => each.key)) + 1;
    focus.value = list.length;
    departures.value = [
      ...list,
      { key, departs: "", bus_id: last?.bus_id ?? "", driver_id: last?.driver_id ?? "" },
    ];
  };
  const remove = (place: number) => {
    focus.value = Math.max(0, place - 1);
    departures.value = list.filter((_, at) => at !== place);
  };
  return (
    <div class="departures" ref={box}>
      {list.map((each, place) => (
        <Row
          key={each.key}
          departure={each}
          place={place}
          {...{ buses, drivers }}
          onChange={(changed) => {
            departures.value = list.map((one) => (one.key === each.key ? { ...one, ...changed } : one));
          }}
          {...(list.length > 1 && { onRemove: () => remove(place) })}
        />
      ))}
      {several && (
        <div class="actions">
          <button type="button" onClick={add}>
            {t("timetables.addDeparture")}
          </button>
        </div>
      )}
    </div>
  );
}

interface RowProps {
  departure: Departure;
  place: number;
  buses: Options;
  drivers: Options;
  onChange: (changed: Partial<Departure>) => void;
  onRemove?: () => void;
}

function Row({ departure, place, buses, drivers, onChange, onRemove }: RowProps) {
  const pointer = `/departures/${place}`;
  const name = t("timetables.departure", { place: place + 1 });
  const choose = ["", t("planner.choose")] as const;
  return (
    <fieldset class="departure" aria-label={name}>
      <Field
        pointer={`${pointer}/departs`}
        label={t("planner.time")}
        value={departure.departs}
        onValue={(departs) => onChange({ departs })}
        type="time"
      />
      <Choice
        pointer={`${pointer}/bus_id`}
        label={t("board.bus")}
        value={departure.bus_id}
        options={[choose, ...buses]}
        onValue={(bus_id) => onChange({ bus_id })}
      />
      <Choice
        pointer={`${pointer}/driver_id`}
        label={t("board.driver")}
        value={departure.driver_id}
        options={[choose, ...drivers]}
        onValue={(driver_id) => onChange({ driver_id })}
      />
      {onRemove && (
        <button type="button" onClick={onRemove} aria-label={t("timetables.removeDeparture", { name })}>
          ✕
        </button>
      )}
    </fieldset>
  );
}

/** Two departures that take each other's bus or driver, as the clock tells; pure. */
export interface Clash {
  key: string;
  first: string;
  second: string;
  what: "bus" | "driver";
}

/**
 * Find the departures that cannot have the same bus or driver.
 *
 * @param takes minutes from a departure until its bus and driver are free again.
 */
export function clashes(departures: readonly Departure[], takes: number): Clash[] {
  const timed = departures.filter((each) => each.departs);
  const ordered = timed.toSorted((one, other) => minutesOf(one.departs) - minutesOf(other.departs));
  return ordered.flatMap((one, place) =>
    ordered.slice(place + 1).flatMap((other): Clash[] => {
      if (minutesOf(other.departs) - minutesOf(one.departs) >= takes) return [];
      const both = { key: `${one.key} ${other.key}`, first: one.departs, second: other.departs };
      return [
        ...(one.bus_id && one.bus_id === other.bus_id ? [{ ...both, what: "bus" as const }] : []),
        ...(one.driver_id && one.driver_id === other.driver_id ? [{ ...both, what: "driver" as const }] : []),
      ];
    }),
  );
}

export function Clashes({ found }: { found: readonly Clash[] }) {
  if (!found.length) return null;
  return (
    <div class="notice warn" role="status">
      <ul class="plain">
        {found.map(({ key, first, second, what }) => (
          <li key={`${key} ${what}`}>
            {t(what === "bus" ? "timetables.sameBus" : "timetables.sameDriver", { first, second })}
          </li>
        ))}
      </ul>
    </div>
  );
}
