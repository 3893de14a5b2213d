/** A trip among those that were found: its times first, its price at the right, and how many seats are left. */
import type { components } from "@/api/schema.gen";
import { money, time } from "@/i18n/format";
import { nextDay, Times } from "../../journey";
import { t } from "../../texts";
import { amenity, busClass, duration } from "../../words";
import { seatsAt, waitAt } from "./asked";

type Found = components["schemas"]["FoundTrip"];

const FEW = 5;

export function TripCard({ trip }: { trip: Found }) {
  const { trip_id, from, to, sales } = trip;
  const inside = <TripLines trip={trip} />;
  if (sales === "open") {
    return (
      <li>
        <a class="trip-card" href={seatsAt(trip_id, from.station_id, to.station_id)}>
          {inside}
        </a>
      </li>
    );
  }
  return (
    <li>
      <div class="trip-card off">
        {inside}
        {sales === "sold_out" && (
          <a class="button" href={waitAt(trip_id, from.station_id, to.station_id)}>
            {t("results.wait")}
          </a>
        )}
      </div>
    </li>
  );
}

function TripLines({ trip }: { trip: Found }) {
  const { departure_at, arrival_at, stops_between: stops } = trip;
  const told = [trip.company, busClass(trip.bus_class), ...trip.amenities.map(amenity)];
  return (
    <>
      <Times from={departure_at} to={arrival_at} />
      <p class="trip-price">
        {trip.regular_price && (
          <s>
            <span class="unseen">{t("trip.regular")} </span>
            {money(trip.regular_price)}
          </s>
        )}
        {money(trip.price)}
      </p>
      <p class="trip-more">
        {duration(trip.duration_minutes)}
        {" · "}
        {stops ? t("trip.stops", { count: stops }) : t("trip.direct")}
        {nextDay(departure_at, arrival_at)}
      </p>
      <p class="trip-more">{told.join(" · ")}</p>
      <Signs trip={trip} />
    </>
  );
}

function Signs({ trip }: { trip: Found }) {
  const { seats_free: free, sales, delay_minutes: late, promotion } = trip;
  const few = sales === "open" && free < FEW;
  if (!few && sales === "open" && !late && !promotion) return null;
  return (
    <p class="trip-signs">
      {sales === "sold_out" && <span class="tag bad">{t("trip.soldOut")}</span>}
      {sales === "closed" && <span class="tag">{t("trip.closed")}</span>}
      {few && <span class="tag warn">{t("trip.left", { count: free })}</span>}
      {late > 0 && (
        <span class="tag warn">
          {t("trip.late", { minutes: late, time: time(trip.expected_departure_at) })}
        </span>
      )}
      {promotion && <span class="tag good">{promotion}</span>}
    </p>
  );
}
