/** The stops of a route as they are typed, in their order. */
import type { Signal } from "@preact/signals";
import { Combobox, type Option } from "@/ui/combobox";
import { Field } from "@/ui/form";
import { t } from "../../texts";
import type { Route } from "./data";

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

export function Stops({ stops, options }: StopsProps) {
  const list = stops.value;
  const change = (key: number, changed: Partial<Stop>) => {
    stops.value = list.map((stop) => (stop.key === key ? { ...stop, ...changed } : stop));
  };
  const move = (place: number, by: number) => {
    const moved = [...list];
    const [stop] = moved.splice(place, 1);
    if (stop) moved.splice(place + by, 0, stop);
    stops.value = moved;
  };
  const add = () => {
    const key = Math.max(...list.map((stop) => stop.key)) + 1;
    stops.value = [...list, { key, station_id: "", running: "", dwell: "", km: "" }];
  };
  return (
    <>
      <ol class="stop-list">
        {list.map((stop, place) => (
          <li key={stop.key}>
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
                aria-disabled={place === 0}
                aria-label={t("routes.earlier", { place: place + 1 })}
                onClick={() => place > 0 && move(place, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                aria-disabled={place === list.length - 1}
                aria-label={t("routes.later", { place: place + 1 })}
                onClick={() => place < list.length - 1 && move(place, 1)}
              >
                ↓
              </button>
              {list.length > 2 && (
                <button
                  type="button"
                  aria-label={t("routes.removeStop", { place: place + 1 })}
                  onClick={() => {
                    stops.value = list.filter((each) => each.key !== stop.key);
                  }}
                >
                  ✕
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
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
