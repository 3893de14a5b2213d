/** On which days a timetable runs, chosen in plain words. */
import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { day, weekdays } from "@/i18n/format";
import { Check } from "@/ui/check";
import { Choice, Field, useField } from "@/ui/form";
import { t } from "../../texts";
import { type Kind, type Pattern, WEEKDAYS } from "./rule";
import "./timetables.css";

export function Recurrence({ pattern }: { pattern: Signal<Pattern> }) {
  const { kind, every, weekdays: chosen, monthDays, rule } = pattern.value;
  const set = (changed: Partial<Pattern>) => {
    pattern.value = { ...pattern.value, ...changed };
  };
  const kinds = (["weekly", "daily", "monthly", "own"] as const).map(
    (each) => [each, t(`timetables.kind.${each}`)] as const,
  );
  const names = weekdays();
  const { id, error } = useField("/rule", undefined);
  return (
    <fieldset class={error ? "field wrong" : ""}>
      <legend id={id} tabIndex={-1}>
        {t("timetables.days")}
      </legend>
      {error && <p class="error">{error}</p>}
      <Choice
        pointer="/kind"
        label={t("timetables.repeats")}
        value={kind}
        options={kinds}
        onValue={(value) => set({ kind: value as Kind })}
      />
      {kind === "weekly" && (
        <div class="weekdays">
          {WEEKDAYS.map((name, place) => (
            <Check
              key={name}
              checked={chosen.includes(name)}
              onCheck={(checked) =>
                set({
                  weekdays: checked ? [...chosen, name] : chosen.filter((each) => each !== name),
                })
              }
            >
              {names[place]}
            </Check>
          ))}
        </div>
      )}
      {kind === "monthly" && (
        <Field
          pointer="/month_days"
          label={t("timetables.monthDays")}
          hint={t("timetables.monthDaysHint")}
          value={monthDays}
          onValue={(value) => set({ monthDays: value })}
        />
      )}
      {kind === "own" ? (
        <Field
          pointer="/own_rule"
          label={t("timetables.rule")}
          hint={t("timetables.ruleHint")}
          value={rule}
          onValue={(value) => set({ rule: value })}
          spellcheck={false}
        />
      ) : (
        <Field
          pointer="/every"
          label={t(`timetables.every.${kind}`)}
          value={every}
          onValue={(value) => set({ every: value })}
          inputMode="numeric"
          class="short"
        />
      )}
    </fieldset>
  );
}

interface DatesProps {
  pointer: string;
  label: string;
  dates: Signal<readonly string[]>;
}

/** Single days, added and taken away one by one. */
export function Dates({ pointer, label, dates }: DatesProps) {
  const next = useSignal("");
  const add = () => {
    if (!next.value) return;
    dates.value = [...new Set([...dates.value, next.value])].sort();
    next.value = "";
  };
  return (
    <div class="dates">
      <Field
        pointer={pointer}
        label={label}
        hint={t("optional")}
        type="date"
        value={next.value}
        onValue={(value) => {
          next.value = value;
        }}
        after={
          <button type="button" onClick={add}>
            {t("timetables.addDay")}
          </button>
        }
      />
      {dates.value.length > 0 && (
        <ul class="plain">
          {dates.value.map((date) => (
            <li key={date}>
              {day(date)}{" "}
              <button
                type="button"
                aria-label={t("timetables.removeDay", { day: day(date) })}
                onClick={() => {
                  dates.value = dates.value.filter((each) => each !== date);
                }}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
