/** All prices of a route: the matrix with its helpers, classes, categories, promotions; saved as one version. */
import { type Signal, useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import type { Resource } from "@/api/resource";
import { at } from "@/root";
import { useFields, whole } from "@/ui/fields";
import { Choice, Field, Form, sentence } from "@/ui/form";
import { t } from "../../texts";
import { amountOf, type Fare, type Route, typed as shown } from "./data";
import { cell, faresOf, MatrixEditor, type Typed } from "./matrix";
import { PromotionFields, promotionOf, promotionsOf } from "./promotions";
import "./form.css";

const texts = (fares: readonly Fare[], currency: string): Typed =>
  Object.fromEntries(
    fares.map(({ from_stop, to_stop, amount }) => [cell(from_stop, to_stop), shown(amount, currency)]),
  );

interface Part {
  key: number;
  name: string;
  percent: string;
  age: string;
  /** Of a category: whether it has a seat, or travels on a lap; and its free pieces, which stay as they are. */
  needs_seat: boolean;
  free_luggage: number | null;
}

const LAP = "lap";
const SEAT = "seat";

export function PricesForm({ route, from }: { route: Route; from: Resource<Route> }) {
  const { route: go } = useLocation();
  const { currency } = route;
  const typed = useSignal<Typed>(texts(route.fares, currency));
  const warnings = useSignal(route.warnings);
  const { values, field } = useFields({
    round_to: shown(route.round_to, currency),
    free_luggage: String(route.free_luggage),
    piece_price: route.piece_price === null ? "" : shown(route.piece_price, currency),
  });
  const categories = useSignal<Part[]>(
    route.categories.map((each, key) => ({
      key,
      name: each.category,
      percent: String(each.percent),
      age: each.age,
      needs_seat: each.needs_seat,
      free_luggage: each.free_luggage,
    })),
  );
  const classes = useSignal<Part[]>(
    route.class_fares.map((each, key) => ({
      key,
      name: each.bus_class,
      percent: String(each.percent),
      age: "",
      needs_seat: true,
      free_luggage: null,
    })),
  );
  const promotions = useSignal(promotionsOf(route));
  const submit = async () => {
    const body = {
      version: route.version,
      round_to: amountOf(values.value.round_to, currency) ?? 1,
      free_luggage: whole(values.value.free_luggage),
      piece_price: amountOf(values.value.piece_price, currency),
      fares: faresOf(typed.value, route.stops.length, currency),
      categories: categories.value.map(({ name, percent, age, needs_seat, free_luggage }) => ({
        category: name,
        percent: Number(percent),
        age,
        needs_seat,
        free_luggage,
      })),
      class_fares: classes.value.map(({ name, percent }) => ({
        bus_class: name,
        percent: Number(percent),
        fares: own(route, name),
      })),
      promotions: promotions.value.map((each) => promotionOf(each, currency)),
    };
    const path = { route_id: route.route_id };
    from.data.value = await answered(api.PUT("/company/routes/{route_id}/fares", { body, params: { path } }));
    go(at(`routes/${route.route_id}?view=saved`), true);
  };
  const cancel = (
    <a class="button" href={at(`routes/${route.route_id}`)}>
      {t("cancel")}
    </a>
  );
  return (
    <>
      <Helpers route={route} typed={typed} onWarnings={(found) => (warnings.value = found)} />
      <Form submit={t("fares.save")} onSubmit={submit} beside={cancel}>
        <p>{t("fares.frozen")}</p>
        <fieldset class="wide">
          <legend>{t("fares.title", { currency })}</legend>
          <p class="hint">{t("fares.hint")}</p>
          <MatrixEditor route={{ ...route, warnings: warnings.value }} typed={typed} />
          {warnings.value.length > 0 && (
            <ul class="notice warn" role="status">
              {warnings.value.map((each) => (
                <li key={`${each.from_stop} ${each.to_stop} ${each.bus_class}`}>{each.detail}</li>
              ))}
            </ul>
          )}
        </fieldset>
        <Field
          {...field("round_to")}
          label={t("fares.roundTo")}
          hint={t("fares.roundToHint")}
          inputMode="decimal"
          class="short"
        />
        <Field
          {...field("free_luggage")}
          label={t("fares.freeLuggage")}
          hint={t("fares.freeLuggageHint")}
          inputMode="numeric"
          class="short"
        />
        <Field
          {...field("piece_price")}
          label={t("fares.piecePrice", { currency })}
          hint={t("fares.piecePriceHint")}
          inputMode="decimal"
          class="short"
        />
        <Parts parts={categories} of="categories" name="category" />
        <Parts parts={classes} of="class_fares" name="bus_class" />
        <PromotionFields promotions={promotions} currency={currency} />
      </Form>
    </>
  );
}

/** The fares of single pairs that a class has of its own; they are kept as they are. */
const own = (route: Route, name: string) =>
  (route.class_fares.find((each) => each.bus_class === name)?.fares ?? []).flatMap(
    ({ from_stop, to_stop, amount }) => (amount === null ? [] : [{ from_stop, to_stop, amount }]),
  );

interface HelpersProps {
  route: Route;
  typed: Signal<Typed>;
  onWarnings: (found: Route["warnings"]) => void;
}

/** What fills the matrix: prices by the kilometre, and rounding. Nothing is saved by them. */
function Helpers({ route, typed, onWarnings }: HelpersProps) {
  const { currency } = route;
  const { values, field } = useFields({ rate: "", least: "", round: shown(100, currency) });
  const problem = useSignal<Problem | undefined>(undefined);
  const told = useSignal("");
  const propose = async (wanted: object, words: string) => {
    const body = { fares: faresOf(typed.value, route.stops.length, currency), ...wanted };
    const path = { route_id: route.route_id };
    problem.value = undefined;
    try {
      const found = await answered(
        api.POST("/company/routes/{route_id}/fares/proposal", { body, params: { path } }),
      );
      typed.value = texts(found.fares, currency);
      onWarnings(found.warnings);
      told.value = words;
    } catch (error) {
      problem.value = asProblem(error);
    }
  };
  const byKilometre = () => {
    const scale = amountOf("1", currency) ?? 1;
    const rate = Number(values.value.rate.replace(",", ".")) * scale;
    const least = amountOf(values.value.least, currency) ?? 0;
    return propose({ per_kilometre: { rate, least } }, t("fares.proposed"));
  };
  const round = () => propose({ round_to: amountOf(values.value.round, currency) ?? 1 }, t("fares.rounded"));
  return (
    <details>
      <summary>
        <h2>{t("fares.helpers")}</h2>
      </summary>
      <div class="stop-fields">
        <Field {...field("rate")} label={t("fares.rate")} inputMode="decimal" class="short" />
        <Field {...field("least")} label={t("fares.least")} inputMode="decimal" class="short" />
        <button type="button" onClick={byKilometre}>
          {t("fares.byKilometre")}
        </button>
      </div>
      <div class="stop-fields">
        <Field {...field("round")} label={t("fares.roundAll")} inputMode="decimal" class="short" />
        <button type="button" onClick={round}>
          {t("fares.round")}
        </button>
      </div>
      {problem.value && (
        <p class="error" role="alert">
          {sentence(problem.value)}
        </p>
      )}
      {told.value && (
        <p class="notice" role="status">
          {told.value}
        </p>
      )}
    </details>
  );
}

interface PartsProps {
  parts: Signal<Part[]>;
  of: "categories" | "class_fares";
  name: "category" | "bus_class";
}

function Parts({ parts, of, name }: PartsProps) {
  const change = (key: number, changed: Partial<Part>) => {
    parts.value = parts.value.map((each) => (each.key === key ? { ...each, ...changed } : each));
  };
  const add = () => {
    const key = Math.max(-1, ...parts.value.map((each) => each.key)) + 1;
    parts.value = [
      ...parts.value,
      { key, name: "", percent: "", age: "", needs_seat: true, free_luggage: null },
    ];
  };
  return (
    <fieldset>
      <legend>{t(`fares.of.${of}`)}</legend>
      <p class="hint">{t(`fares.hint.${of}`)}</p>
      {parts.value.map((part, place) => (
        <div class="stop-fields" key={part.key}>
          <Field
            pointer={`/${of}/${place}/${name}`}
            label={t(`fares.${name}`)}
            value={part.name}
            onValue={(value) => change(part.key, { name: value })}
          />
          <Field
            pointer={`/${of}/${place}/percent`}
            label={t("fares.percent")}
            value={part.percent}
            onValue={(percent) => change(part.key, { percent })}
            inputMode="numeric"
            class="short"
          />
          {of === "categories" && (
            <>
              <Field
                pointer={`/${of}/${place}/age`}
                label={t("fares.age")}
                hint={t("optional")}
                value={part.age}
                onValue={(age) => change(part.key, { age })}
              />
              <Choice
                pointer={`/${of}/${place}/needs_seat`}
                label={t("fares.travels")}
                value={part.needs_seat ? SEAT : LAP}
                options={[
                  [SEAT, t("fares.onSeat")],
                  [LAP, t("fares.onLap")],
                ]}
                onValue={(value) => change(part.key, { needs_seat: value === SEAT })}
              />
            </>
          )}
          <button
            type="button"
            aria-label={t("fares.removeNamed", { name: part.name })}
            onClick={() => {
              parts.value = parts.value.filter((each) => each.key !== part.key);
            }}
          >
            {t("fares.remove")}
          </button>
        </div>
      ))}
      <div>
        <button type="button" onClick={add}>
          {t(`fares.add.${of}`)}
        </button>
      </div>
    </fieldset>
  );
}
