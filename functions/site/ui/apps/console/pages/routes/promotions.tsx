/** The promotions of a route: a lower price on some days of travel. */
import type { Signal } from "@preact/signals";
import type { components } from "@/api/schema.gen";
import { weekdays } from "@/i18n/format";
import { Check } from "@/ui/check";
import { Choice, Field } from "@/ui/form";
import { t } from "../../texts";
import { amountOf, type Route, typed } from "./data";

type Request = components["schemas"]["PromotionRequest"];
type View = Route["promotions"][number];

export interface Promotion {
  key: number;
  name: string;
  kind: "percent" | "price";
  worth: string;
  from: string;
  until: string;
  days: readonly number[];
  /** What is not changed here: the pairs and the classes that it is for. */
  kept: Pick<View, "pairs" | "bus_classes">;
}

export const promotionsOf = (route: Route): Promotion[] =>
  route.promotions.map((each, key) => ({
    key,
    name: each.name,
    kind: each.percent === null ? "price" : "percent",
    worth: each.percent === null ? typed(each.price, route.currency) : String(each.percent),
    from: each.valid_from ?? "",
    until: each.valid_until ?? "",
    days: each.weekdays,
    kept: { pairs: each.pairs, bus_classes: each.bus_classes },
  }));

export const promotionOf = (each: Promotion, currency: string): Request => ({
  name: each.name,
  percent: each.kind === "percent" ? Number(each.worth) : null,
  price: each.kind === "price" ? amountOf(each.worth, currency) : null,
  valid_from: each.from || null,
  valid_until: each.until || null,
  weekdays: [...each.days],
  pairs: [...each.kept.pairs],
  bus_classes: [...each.kept.bus_classes],
});

interface FieldsProps {
  promotions: Signal<Promotion[]>;
  currency: string;
}

export function PromotionFields({ promotions, currency }: FieldsProps) {
  const change = (key: number, changed: Partial<Promotion>) => {
    promotions.value = promotions.value.map((each) => (each.key === key ? { ...each, ...changed } : each));
  };
  const add = () => {
    const key = Math.max(-1, ...promotions.value.map((each) => each.key)) + 1;
    const empty = { name: "", kind: "percent", worth: "", from: "", until: "", days: [] } as const;
    promotions.value = [...promotions.value, { ...empty, key, kept: { pairs: [], bus_classes: [] } }];
  };
  return (
    <fieldset>
      <legend>{t("fares.promotions")}</legend>
      <p class="hint">{t("fares.promotionsHint")}</p>
      {promotions.value.map((each, place) => (
        <OnePromotion
          key={each.key}
          promotion={each}
          place={place}
          currency={currency}
          onChange={(changed) => change(each.key, changed)}
          onRemove={() => {
            promotions.value = promotions.value.filter((other) => other.key !== each.key);
          }}
        />
      ))}
      <div>
        <button type="button" onClick={add}>
          {t("fares.addPromotion")}
        </button>
      </div>
    </fieldset>
  );
}

interface OneProps {
  promotion: Promotion;
  place: number;
  currency: string;
  onChange: (changed: Partial<Promotion>) => void;
  onRemove: () => void;
}

function OnePromotion({ promotion, place, currency, onChange, onRemove }: OneProps) {
  const pointer = `/promotions/${place}`;
  return (
    <div class="stop-fields">
      <Field
        pointer={`${pointer}/name`}
        label={t("fares.promotion")}
        value={promotion.name}
        onValue={(name) => onChange({ name })}
      />
      <Choice
        pointer={`${pointer}/kind`}
        label={t("fares.kind")}
        value={promotion.kind}
        options={[
          ["percent", t("fares.kind.percent")],
          ["price", t("fares.kind.price", { currency })],
        ]}
        onValue={(kind) => onChange({ kind: kind as Promotion["kind"] })}
      />
      <Field
        pointer={`${pointer}/${promotion.kind}`}
        label={t("fares.worth")}
        value={promotion.worth}
        onValue={(worth) => onChange({ worth })}
        inputMode="decimal"
        class="short"
      />
      <Field
        pointer={`${pointer}/valid_from`}
        label={t("fares.from")}
        type="date"
        value={promotion.from}
        onValue={(from) => onChange({ from })}
      />
      <Field
        pointer={`${pointer}/valid_until`}
        label={t("fares.until")}
        type="date"
        value={promotion.until}
        onValue={(until) => onChange({ until })}
      />
      <fieldset class="days-of-week">
        <legend>{t("fares.days")}</legend>
        {weekdays().map((words, index) => (
          <Check
            key={words}
            checked={promotion.days.includes(index + 1)}
            onCheck={(checked) => {
              const others = promotion.days.filter((day) => day !== index + 1);
              onChange({ days: checked ? [...others, index + 1].sort() : others });
            }}
          >
            {words}
          </Check>
        ))}
      </fieldset>
      <button type="button" aria-label={t("fares.removeNamed", { name: promotion.name })} onClick={onRemove}>
        {t("fares.remove")}
      </button>
    </div>
  );
}
