/** The rules in the sentences that passengers read before they pay; also of rules that are only typed yet. */
import type { components } from "@/api/schema.gen";
import { t } from "../texts";

export type Told = Pick<components["schemas"]["PolicyView"], "cancellation" | "sales_cut_off_minutes">;

const WHOLE = 100;
const DAY_HOURS = 24;

/** A time before the departure, in days where it is some whole days. */
const span = (hours: number) =>
  hours % DAY_HOURS === 0 && hours > DAY_HOURS
    ? ({ unit: "days", count: hours / DAY_HOURS } as const)
    : ({ unit: "hours", count: hours } as const);

function sentences({ cancellation, sales_cut_off_minutes }: Told): string[] {
  const bands = cancellation.toSorted((one, other) => other.hours_before - one.hours_before);
  const last = bands.at(-1);
  const told = bands.map(({ hours_before, refund_percent }) => {
    const share = refund_percent === WHOLE ? "whole" : "part";
    const percent = refund_percent;
    if (!hours_before) return t(`policy.words.${share}.until`, { percent });
    const { unit, count } = span(hours_before);
    return t(`policy.words.${share}.${unit}`, { count, percent });
  });
  const nothing = !bands.some((band) => band.refund_percent);
  const { unit, count } = span(last?.hours_before ?? 0);
  return [
    ...(nothing ? [t("policy.words.never")] : told),
    ...(!nothing && last?.hours_before && last.refund_percent
      ? [t(`policy.words.less.${unit}`, { count })]
      : []),
    t("policy.words.sales", { count: sales_cut_off_minutes }),
  ];
}

/** @param rules undefined while what is typed makes no rules. */
export function PolicyWords({ rules }: { rules: Told | undefined }) {
  return (
    <section class="section">
      <h2>{t("policy.words.title")}</h2>
      {rules ? (
        <ul class="plain">
          {sentences(rules).map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      ) : (
        <p class="quiet">{t("policy.words.incomplete")}</p>
      )}
    </section>
  );
}
