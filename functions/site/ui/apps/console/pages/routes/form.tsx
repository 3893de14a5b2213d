/** A route to make or to change: its name, its stops in order with their times, its luggage rules. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { type Resource, useResource } from "@/api/resource";
import { LANGUAGES } from "@/i18n/t";
import { at } from "@/root";
import { Combobox, type Option } from "@/ui/combobox";
import { useFields } from "@/ui/fields";
import { Choice, Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { t } from "../../texts";
import { stations } from "../stations/data";
import { type Route, routeOf } from "./data";
import { cell, pairs } from "./matrix";
import "./form.css";

const INTENT = "route";

/** A stop as it is typed: minutes and kilometres. */
interface Stop {
  key: number;
  station_id: string;
  running: string;
  dwell: string;
  km: string;
}

const optionsOf = async (): Promise<Option[]> =>
  (await stations()).map((each) => ({
    value: each.station_id,
    label: each.name,
    more: [each.district, ...each.aliases].join(", "),
  }));

/** A new route: empty, or the way back of another one. */
export function NewRoute() {
  const { query } = useLocation();
  const back = query.back ?? "";
  const former = useResource(back, async () => (back ? reversed(await routeOf(back)) : null));
  return (
    <Page heading={t("routes.add")}>
      {back && <p class="quiet">{t("routes.wayBackHint")}</p>}
      <Load from={former}>{(like) => <RouteForm {...(like && { like })} />}</Load>
    </Page>
  );
}

/** Return a route the other way round: the stops backwards, each stretch with its time, way and fare. */
function reversed(route: Route): Route {
  const last = route.stops.length - 1;
  const stops = route.stops.map((_, place) => {
    const [stop, behind] = [route.stops[last - place], route.stops[last - place + 1]];
    if (!stop) throw new RangeError(`no stop ${place}`);
    return { ...stop, running_s: behind?.running_s ?? 0, metres: behind?.metres ?? null };
  });
  const fares = new Map(route.fares.map((each) => [cell(each.from_stop, each.to_stop), each.amount]));
  return {
    ...route,
    name: `${stops[0]?.name} - ${stops[last]?.name}`,
    stops,
    fares: route.fares.length
      ? pairs(stops.length).map(([from_stop, to_stop]) => ({
          from_stop,
          to_stop,
          amount: fares.get(cell(last - to_stop, last - from_stop)) ?? null,
        }))
      : [],
  };
}

const minutes = (seconds: number): string => (seconds ? String(seconds / 60) : "");
const number = (text: string): number => Number(text.trim().replace(",", ".") || 0);

function typedStops(route: Route | undefined): Stop[] {
  if (!route) return [0, 1].map((key) => ({ key, station_id: "", running: "", dwell: "", km: "" }));
  return route.stops.map((stop, key) => ({
    key,
    station_id: stop.station_id,
    running: minutes(stop.running_s),
    dwell: minutes(stop.dwell_s),
    km: stop.metres === null ? "" : String(stop.metres / 1000),
  }));
}

const requested = (stops: readonly Stop[]) =>
  stops.map((stop, place) => ({
    station_id: stop.station_id,
    running_s: place ? Math.round(number(stop.running) * 60) : 0,
    dwell_s: place && place < stops.length - 1 ? Math.round(number(stop.dwell) * 60) : 0,
    metres: place && stop.km.trim() ? Math.round(number(stop.km) * 1000) : null,
  }));

/** The fares of the pairs of stations that stay; the others have none yet. */
function keptFares(route: Route, stops: readonly { station_id: string }[]) {
  const before = new Map(
    route.fares.map(({ from_stop, to_stop, amount }) => [
      `${route.stops[from_stop]?.station_id} ${route.stops[to_stop]?.station_id}`,
      amount,
    ]),
  );
  return pairs(stops.length).map(([from_stop, to_stop]) => ({
    from_stop,
    to_stop,
    amount: before.get(`${stops[from_stop]?.station_id} ${stops[to_stop]?.station_id}`) ?? null,
  }));
}

interface RouteFormProps {
  /** The route that is changed; none for a new one. */
  route?: Route;
  from?: Resource<Route>;
  /** What a new route is made after. */
  like?: Route;
}

export function RouteForm({ route, from, like }: RouteFormProps) {
  const { route: go } = useLocation();
  const before = route ?? like;
  const { values, field } = useFields({ name: before?.name ?? "", state: route?.state ?? "ACTIVE" });
  const luggage = useFields(
    Object.fromEntries(
      Object.keys(LANGUAGES).map((each) => [
        each,
        before?.luggage.find(({ language }) => language === each)?.text ?? "",
      ]),
    ),
  );
  const stops = useSignal(typedStops(before));
  const options = useResource("options", optionsOf);
  const typedRoute = () => ({
    name: values.value.name,
    stops: requested(stops.value),
    luggage: Object.entries(luggage.values.value)
      .filter(([, text]) => text.trim())
      .map(([language, text]) => ({ language, text: text.trim() })),
  });
  const change = async (route: Route) => {
    const typed = typedRoute();
    const same = JSON.stringify(typed.stops) === JSON.stringify(requested(typedStops(route)));
    const fares = route.fares.length ? keptFares(route, typed.stops) : null;
    const state = values.value.state as Route["state"];
    const body = { ...typed, state, version: route.version, ...(same ? { stops: null } : { fares }) };
    const path = { route_id: route.route_id };
    const changed = await answered(api.PATCH("/company/routes/{route_id}", { body, params: { path } }));
    if (from) from.data.value = changed;
    const unsold = !same && changed.fares.some((each) => each.amount === null);
    go(at(`routes/${route.route_id}?view=${unsold ? "prices" : "saved"}`), true);
  };
  const make = async () => {
    const typed = typedRoute();
    const kept = like && typed.stops.map(idOf).join() === like.stops.map(idOf).join();
    const body = { ...typed, ...(kept && { fares: [...like.fares], ...pricesOf(like) }) };
    const header = { "Idempotency-Key": keyOf(INTENT, body) };
    const made = await answered(api.POST("/company/routes", { body, params: { header } }));
    done(INTENT);
    go(at(`routes/${made.route_id}?view=${made.fares.length ? "saved" : "prices"}`), true);
  };
  const submit = () => (route ? change(route) : make());
  const cancel = (
    <a class="button" href={at(route ? `routes/${route.route_id}` : "routes")}>
      {t("cancel")}
    </a>
  );
  return (
    <Form submit={route ? t("routes.save") : t("routes.add")} onSubmit={submit} beside={cancel}>
      {route && <p>{t("routes.versions")}</p>}
      <Field {...field("name")} label={t("routes.name")} maxLength={80} />
      <fieldset>
        <legend>{t("routes.stops")}</legend>
        <p class="hint">{t("routes.stopsHint")}</p>
        <Load from={options}>{(known) => <Stops stops={stops} options={known} />}</Load>
      </fieldset>
      <fieldset>
        <legend>{t("routes.luggage")}</legend>
        {Object.entries(LANGUAGES).map(([name, words]) => (
          <Field
            key={name}
            {...luggage.field(name)}
            pointer={`/luggage/${name}`}
            label={words}
            hint={t("optional")}
          />
        ))}
      </fieldset>
      {route && (
        <Choice
          {...field("state")}
          label={t("routes.state")}
          hint={t("routes.stateHint")}
          options={[
            ["ACTIVE", t("routes.active")],
            ["RETIRED", t("routes.retired")],
          ]}
        />
      )}
    </Form>
  );
}

const idOf = (stop: { station_id: string }): string => stop.station_id;

/** What a route's prices consist of beside its fares, as a request gives them. Pairs stay with their direction. */
const pricesOf = (route: Route) => ({
  round_to: route.round_to,
  categories: route.categories.map((each) => ({ ...each })),
  class_fares: route.class_fares.map(({ bus_class, percent }) => ({ bus_class, percent, fares: [] })),
});

interface StopsProps {
  stops: ReturnType<typeof useSignal<Stop[]>>;
  options: readonly Option[];
}

function Stops({ stops, options }: StopsProps) {
  const list = stops.value ?? [];
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
