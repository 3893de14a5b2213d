/** A route to make or to change: its name, its stops in order with their times, its luggage rules. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { type Resource, useResource } from "@/api/resource";
import { LANGUAGES } from "@/i18n/t";
import { at } from "@/root";
import type { Option } from "@/ui/combobox";
import { useFields } from "@/ui/fields";
import { Choice, Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { stations } from "../../lists";
import { t } from "../../texts";
import { type Route, routeOf } from "./data";
import { cell, pairs } from "./matrix";
import { requested, Stops, typedStops } from "./stops";
import "./form.css";

const INTENT = "route";

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
  free_luggage: route.free_luggage,
  piece_price: route.piece_price,
  categories: route.categories.map((each) => ({ ...each })),
  class_fares: route.class_fares.map(({ bus_class, percent }) => ({ bus_class, percent, fares: [] })),
});
