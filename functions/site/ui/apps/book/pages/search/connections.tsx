/** Ways with one change of bus, where no bus goes the whole way or none has a seat. */
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { money, time } from "@/i18n/format";
import { Load } from "@/ui/load";
import { Times } from "../../journey";
import { t } from "../../texts";
import { duration } from "../../words";
import { type Asked, seatsAt } from "./asked";

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
              {items.map((way) => (
                <Connection key={`${way.departure_at} ${way.journeys[0]?.trip_id}`} way={way} />
              ))}
            </ol>
          </section>
        )
      }
    </Load>
  );
}

function Connection({ way }: { way: components["schemas"]["Connection"] }) {
  const change = { place: way.change_at.name, time: duration(way.wait_minutes) };
  return (
    <li class="trip-card">
      <Times from={way.departure_at} to={way.arrival_at} />
      {way.total && <p class="trip-price">{money(way.total)}</p>}
      <p class="trip-more">
        {duration(way.duration_minutes)} · {t("connections.change", change)}
      </p>
      {way.journeys.map((trip, place) => (
        <div key={trip.trip_id} class="part">
          <h3>{t("journey.way", { from: trip.from.name, to: trip.to.name })}</h3>
          <p class="trip-more">
            {time(trip.departure_at)}–{time(trip.arrival_at)} · {trip.company} · {money(trip.price)}
          </p>
          <a class="button" href={seatsAt(trip.trip_id, trip.from.station_id, trip.to.station_id)}>
            {t(place ? "connections.second" : "connections.first")}
          </a>
        </div>
      ))}
    </li>
  );
}
