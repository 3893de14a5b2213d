/** Ways with one change of bus, where no bus goes the whole way or none has a seat. */
import { useLocation } from "preact-iso";
import { useAct } from "@/act";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { money, time } from "@/i18n/format";
import { at } from "@/root";
import { sentence } from "@/ui/form";
import { Load } from "@/ui/load";
import { nextDay, Times } from "../journey";
import { type Asked, seatsAt } from "../pages/search/asked";
import { tl as t } from "../texts";
import { begin, type CategoryPrice, type Ride, way } from "../way";
import { duration } from "../words";

type Found = components["schemas"]["Connection"];

const MOST = 5;

export function Connections({ asked: { from, to, date } }: { asked: Asked }) {
  const load = () =>
    answered(api.GET("/search/connections", { params: { query: { from, to, date, limit: MOST } } }));
  const found = useResource(`${from} ${to} ${date}`, load);
  return (
    <Load from={found}>
      {({ items }) =>
        items.length > 0 && (
          <section class="connections">
            <h2>{t("connections.title")}</h2>
            <p class="quiet">{t("connections.text")}</p>
            <ol class="trips">
              {items.map((each) => (
                <Connection key={`${each.departure_at} ${each.journeys[0]?.trip_id}`} of={each} />
              ))}
            </ol>
          </section>
        )
      }
    </Load>
  );
}

function Connection({ of }: { of: Found }) {
  const change = { place: of.change_at.name, time: duration(of.wait_minutes) };
  return (
    <li class="trip-card">
      <Times from={of.departure_at} to={of.arrival_at} />
      {of.total && <p class="trip-price">{money(of.total)}</p>}
      <p class="trip-more">
        {duration(of.duration_minutes)} · {t("connections.change", change)}
        {nextDay(of.departure_at, of.arrival_at)}
      </p>
      {of.journeys.map((trip, place) => (
        <div key={trip.trip_id} class="part">
          <h3>{t("journey.way", { from: trip.from.name, to: trip.to.name })}</h3>
          <p class="trip-more">
            {time(trip.departure_at)}–{time(trip.arrival_at)} · {trip.company} · {money(trip.price)}
            {nextDay(trip.departure_at, trip.arrival_at)}
          </p>
          {!of.total && (
            <a class="button" href={seatsAt(trip.trip_id, trip.from.station_id, trip.to.station_id)}>
              {t(place ? "connections.second" : "connections.first")}
            </a>
          )}
        </div>
      ))}
      {of.total && <Both rides={of.journeys} />}
    </li>
  );
}

/** Return what each category that all buses know pays for all of them. */
function sums(all: readonly (readonly CategoryPrice[])[]): CategoryPrice[] {
  const [first = [], ...others] = all;
  return first.flatMap((each) => {
    const more = others.map((prices) => prices.find(({ category }) => category === each.category));
    if (more.some((price) => price?.price.currency !== each.price.currency)) return [];
    const amount = more.reduce((sum, price) => sum + (price?.price.amount ?? 0), each.price.amount);
    return [{ ...each, price: { ...each.price, amount } }];
  });
}

/** Begins the booking of all buses of a connection: the best seats of each are held together. */
function Both({ rides }: { rides: readonly Ride[] }) {
  const { route } = useLocation();
  const parts = rides.map(({ trip_id, from, to }) => ({
    trip_id,
    from: from.station_id,
    to: to.station_id,
  }));
  const { working, problem, run } = useAct(async () => {
    const [ride] = rides;
    if (!ride) return;
    const maps = await Promise.all(
      parts.map(({ trip_id, ...query }) =>
        answered(api.GET("/trips/{trip_id}/seats", { params: { path: { trip_id }, query } })),
      ),
    );
    const travellers = way.peek()?.travellers ?? [];
    const seats = travellers.length ? travellers.map(() => undefined) : [undefined];
    begin({ ride, rides, parts, prices: sums(maps.map((each) => each.prices)) }, seats);
    route(at("passengers"));
  });
  return (
    <>
      {problem.value && (
        <p class="notice wrong" role="alert">
          {sentence(problem.value)}
        </p>
      )}
      <button type="button" class="main wide" aria-disabled={working.value} onClick={() => run()}>
        {t(working.value ? "connections.looking" : "connections.both")}
      </button>
    </>
  );
}
