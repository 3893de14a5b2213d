/** Buses and drivers to choose from: the free ones; those that are not with their reasons. */
import type { ComponentChildren } from "preact";
import { useField } from "@/ui/form";
import { t } from "../../texts";
import type { Availability } from "./data";
import { Reasons } from "./reasons";

interface Option {
  id: string;
  name: string;
  more: string;
  free: boolean;
  reasons: Availability["buses"][number]["reasons"];
}

interface ChosenProps {
  pointer: string;
  value: string;
  onValue: (value: string) => void;
}

export function FreeBuses({ buses, ...field }: ChosenProps & { buses: Availability["buses"] }) {
  const options = buses.map((bus) => ({
    id: bus.bus_id,
    name: bus.plate,
    more: `${bus.bus_class} · ${t("trip.seats", { count: bus.seats })}`,
    free: bus.free,
    reasons: bus.reasons,
  }));
  return <Options {...field} legend={t("board.bus")} none={t("planner.noFreeBus")} options={options} />;
}

export function FreeDrivers({ drivers, ...field }: ChosenProps & { drivers: Availability["drivers"] }) {
  const options = drivers.map((driver) => ({
    id: driver.account_id,
    name: driver.full_name ?? driver.account_id,
    more: driver.licence_class,
    free: driver.free,
    reasons: driver.reasons,
  }));
  return <Options {...field} legend={t("board.driver")} none={t("planner.noFreeDriver")} options={options} />;
}

interface OptionsProps extends ChosenProps {
  legend: string;
  none: ComponentChildren;
  options: readonly Option[];
}

function Options({ pointer, value, onValue, legend, none, options }: OptionsProps) {
  const { id, error, attributes } = useField(pointer, undefined);
  const free = options.filter((option) => option.free);
  const others = options.filter((option) => !option.free);
  return (
    <fieldset class={error ? "field wrong options" : "options"} id={free.length ? undefined : id}>
      <legend>{legend}</legend>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {!free.length && <p class="notice warn">{none}</p>}
      {free.map((option, place) => (
        <label key={option.id} class="check">
          <input
            {...(place === 0 && attributes)}
            type="radio"
            name={pointer}
            checked={value === option.id}
            onChange={() => onValue(option.id)}
          />
          <span>
            <strong>{option.name}</strong> <span class="quiet">{option.more}</span>
          </span>
        </label>
      ))}
      {others.length > 0 && (
        <details>
          <summary>{t("planner.notFree", { count: others.length })}</summary>
          <dl class="not-free">
            {others.map((option) => (
              <div key={option.id}>
                <dt>{option.name}</dt>
                <dd>
                  <Reasons reasons={option.reasons} trips={[]} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </fieldset>
  );
}
