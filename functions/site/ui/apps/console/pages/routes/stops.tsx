/** The stops of a route as they are typed, in their order. */
import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Combobox, type Option } from "@/ui/combobox";
import { Field } from "@/ui/form";
import { t } from "../../texts";
import type { Route } from "./data";
import { hold } from "./drag";

/** A stop as it is typed: minutes and kilometres. */
export interface Stop {
  key: number;
  station_id: string;
  running: string;
  dwell: string;
  km: string;
}

const minutes = (seconds: number): string => (seconds ? String(seconds / 60) : "");
const number = (text: string): number => Number(text.trim().replace(",", ".") || 0);

export function typedStops(route: Route | undefined): Stop[] {
  if (!route) return [0, 1].map((key) => ({ key, station_id: "", running: "", dwell: "", km: "" }));
  return route.stops.map((stop, key) => ({
    key,
    station_id: stop.station_id,
    running: minutes(stop.running_s),
    dwell: minutes(stop.dwell_s),
    km: stop.metres === null ? "" : String(stop.metres / 1000),
  }));
}

export const requested = (stops: readonly Stop[]) =>
  stops.map((stop, place) => ({
    station_id: stop.station_id,
    running_s: place ? Math.round(number(stop.running) * 60) : 0,
    dwell_s: place && place < stops.length - 1 ? Math.round(number(stop.dwell) * 60) : 0,
    metres: place && stop.km.trim() ? Math.round(number(stop.km) * 1000) : null,
  }));

interface StopsProps {
  stops: Signal<Stop[]>;
  options: readonly Option[];
}

/** What has the focus after the order changed: a button of a stop. */
interface Focus {
  key: number;
  does: "earlier" | "later" | "remove";
}

export function Stops({ stops, options }: StopsProps) {
  const list = stops.value;
  const box = useRef<HTMLOListElement>(null);
  const focus = useRef<Focus | undefined>(undefined);
  const held = useSignal<number | undefined>(undefined);
  const told = useSignal("");
  useLayoutEffect(() => {
    const wanted = focus.current;
    focus.current = undefined;
    if (!wanted) return;
    const stop = box.current?.querySelector(`[data-stop="${wanted.key}"]`);
    stop?.querySelector<HTMLElement>(`[data-does="${wanted.does}"]`)?.focus();
  }, [list]);
  const nameOf = (stop: Stop, place: number): string =>
    options.find(({ value }) => value === stop.station_id)?.label ?? t("routes.stop", { place: place + 1 });
  const change = (key: number, changed: Partial<Stop>) => {
    stops.value = list.map((stop) => (stop.key === key ? { ...stop, ...changed } : stop));
  };
  const move = (from: number, to: number) => {
    const moved = [...stops.value];
    const [stop] = moved.splice(from, 1);
    if (stop) moved.splice(to, 0, stop);
    stops.value = moved;
  };
  const tell = (place: number) => {
    const stop = stops.value[place];
    if (stop)
      told.value = t("routes.moved", { name: nameOf(stop, place), place: place + 1, of: list.length });
  };
  const step = (place: number, by: number) => {
    const stop = list[place];
    const to = place + by;
    if (!stop || to < 0 || to >= list.length) return;
    focus.current = { key: stop.key, does: by < 0 ? "earlier" : "later" };
    move(place, to);
    tell(to);
  };
  const remove = (place: number) => {
    const stop = list[place];
    const next = list[place + 1] ?? list[place - 1];
    if (!stop || !next) return;
    focus.current = { key: next.key, does: list.length > 3 ? "remove" : "earlier" };
    told.value = t("routes.stopRemoved", { name: nameOf(stop, place) });
    stops.value = list.filter((each) => each.key !== stop.key);
  };
  const add = () => {
    const key = Math.max(...list.map((stop) => stop.key)) + 1;
    stops.value = [...list, { key, station_id: "", running: "", dwell: "", km: "" }];
  };
  const take = (event: PointerEvent, place: number) => {
    const stop = list[place];
    if (!box.current || !stop) return;
    held.value = stop.key;
    const end = (at: number) => {
      held.value = undefined;
      if (at !== place) tell(at);
    };
    hold(event, { list: box.current, place, move, end });
  };
  return (
    <>
      <ol class="stop-list" ref={box}>
        {list.map((stop, place) => (
          <li key={stop.key} data-stop={stop.key} class={held.value === stop.key ? "held" : ""}>
            <span
              class="grip"
              aria-hidden="true"
              title={t("routes.drag")}
              onPointerDown={(event) => take(event, place)}
            >
              ⠿
            </span>
            <StopFields
              stop={stop}
              place={place}
              last={list.length - 1}
              options={options}
              onChange={(changed) => change(stop.key, changed)}
            />
            <span class="actions">
              <button
                type="button"
                data-does="earlier"
                aria-disabled={place === 0}
                aria-label={t("routes.earlier", { place: place + 1 })}
                onClick={() => step(place, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                data-does="later"
                aria-disabled={place === list.length - 1}
                aria-label={t("routes.later", { place: place + 1 })}
                onClick={() => step(place, 1)}
              >
                ↓
              </button>
              {list.length > 2 && (
                <button
                  type="button"
                  data-does="remove"
                  aria-label={t("routes.removeStop", { place: place + 1 })}
                  onClick={() => remove(place)}
                >
                  ✕
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">
        {told.value}
      </p>
      <div>
        <button type="button" onClick={add}>
          {t("routes.addStop")}
        </button>
      </div>
    </>
  );
}

interface StopFieldsProps {
  stop: Stop;
  place: number;
  last: number;
  options: readonly Option[];
  onChange: (changed: Partial<Stop>) => void;
}

function StopFields({ stop, place, last, options, onChange }: StopFieldsProps) {
  const pointer = `/stops/${place}`;
  return (
    <div class="stop-fields">
      <Combobox
        pointer={`${pointer}/station_id`}
        label={t("routes.stop", { place: place + 1 })}
        options={options}
        value={stop.station_id}
        onValue={(station_id) => onChange({ station_id })}
      />
      {place > 0 && (
        <>
          <Field
            pointer={`${pointer}/running_s`}
            label={t("routes.runningMinutes")}
            value={stop.running}
            onValue={(running) => onChange({ running })}
            inputMode="decimal"
            class="short"
          />
          <Field
            pointer={`${pointer}/metres`}
            label={t("routes.kilometres")}
            value={stop.km}
            onValue={(km) => onChange({ km })}
            inputMode="decimal"
            class="short"
          />
        </>
      )}
      {place > 0 && place < last && (
        <Field
          pointer={`${pointer}/dwell_s`}
          label={t("routes.dwellMinutes")}
          value={stop.dwell}
          onValue={(dwell) => onChange({ dwell })}
          inputMode="decimal"
          class="short"
        />
      )}
    </div>
  );
}
