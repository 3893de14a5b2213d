/** How the trips are sorted and which of them are shown; folded away, because most people need neither. */
import { useLocation } from "preact-iso";
import type { components } from "@/api/schema.gen";
import { t } from "../../texts";
import { busClass } from "../../words";
import { type Asked, addressOf, FILTERS } from "./asked";

type Choices = components["schemas"]["ChoicesView"];

const SORTS = ["departure", "price", "duration"] as const;
const PARTS = { morning: ["", "11:59"], afternoon: ["12:00", "16:59"], evening: ["17:00", ""] } as const;

/** Return how many filters are set; the order is none. */
export const filtersIn = (asked: Asked): number =>
  Number(Boolean(asked.bus_class)) +
  Number(Boolean(asked.company_id)) +
  Number(Boolean(asked.leaves_from ?? asked.leaves_until));

interface FiltersProps {
  asked: Asked;
  choices: Choices;
  total: number;
}

export function Filters({ asked, choices, total }: FiltersProps) {
  const { route } = useLocation();
  const set = (changed: Partial<Record<(typeof FILTERS)[number], string>>) => {
    const next = { ...asked, ...changed };
    for (const name of FILTERS) if (!next[name]) delete next[name];
    route(addressOf(next), true);
  };
  const part = Object.entries(PARTS).find(
    ([, [from, until]]) => from === (asked.leaves_from ?? "") && until === (asked.leaves_until ?? ""),
  )?.[0];
  const count = filtersIn(asked);
  const any = ["", t("filters.any")] as const;
  return (
    <details class="filters">
      <summary>
        <span>{t("results.count", { count: total })}</span>
        <span class="to-filters">{count ? t("filters.set", { count }) : t("filters.title")}</span>
      </summary>
      <div>
        <Select
          label={t("filters.sort")}
          value={asked.sort ?? "departure"}
          options={SORTS.map((name) => [name, t(`filters.sort.${name}`)])}
          onValue={(sort) => set({ sort: sort === "departure" ? "" : sort })}
        />
        <Select
          label={t("filters.part")}
          value={part ?? ""}
          options={[
            any,
            ...Object.keys(PARTS).map((name) => [name, t(`filters.part.${name as "morning"}`)] as const),
          ]}
          onValue={(name) => {
            const [from, until] = PARTS[name as keyof typeof PARTS] ?? ["", ""];
            set({ leaves_from: from, leaves_until: until });
          }}
        />
        {(choices.bus_classes.length > 1 || asked.bus_class) && (
          <Select
            label={t("filters.class")}
            value={asked.bus_class ?? ""}
            options={[any, ...choices.bus_classes.map(({ word }) => [word, busClass(word)] as const)]}
            onValue={(bus_class) => set({ bus_class })}
          />
        )}
        {(choices.companies.length > 1 || asked.company_id) && (
          <Select
            label={t("filters.company")}
            value={asked.company_id ?? ""}
            options={[
              any,
              ...choices.companies.map(({ company_id, company }) => [company_id, company] as const),
            ]}
            onValue={(company_id) => set({ company_id })}
          />
        )}
      </div>
    </details>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onValue: (value: string) => void;
}

function Select({ label, value, options, onValue }: SelectProps) {
  return (
    <label class="field">
      {label}
      <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
