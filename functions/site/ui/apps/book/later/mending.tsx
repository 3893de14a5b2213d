/** Where it can be mended that no seats were held. */
import type { Problem } from "@/api/problem";
import { at } from "@/root";
import { seatsOf } from "../pages/check";
import { addressOf } from "../pages/search/asked";
import { tl as t } from "../texts";
import type { Way } from "../way";

const FULL = new Set(["laps_full", "luggage_full"]);
const SEATS_GONE = new Set(["seat_taken", "seat_blocked", "seat_lapsed", "no_such_seat", "seat_twice"]);

export function Mending({ problem: { code, fields }, of }: { problem: Problem; of: Way }) {
  if (SEATS_GONE.has(code) && !of.parts) {
    return (
      <a class="button" href={seatsOf(of)}>
        {t("check.otherSeats")}
      </a>
    );
  }
  if (code === "trip_not_on_sale" || code === "sales_closed" || (of.parts && !fields.length)) {
    return (
      <a class="button" href={resultsOf(of)}>
        {t("seats.others")}
      </a>
    );
  }
  if (FULL.has(code) || fields.some(({ pointer }) => pointer !== "/promo_code")) {
    return (
      <a class="button" href={at("passengers")}>
        {t("check.mend")}
      </a>
    );
  }
  return null;
}

const resultsOf = ({ ride, rides = [ride] }: Way): string =>
  addressOf({
    from: ride.from.station_id,
    to: (rides.at(-1) ?? ride).to.station_id,
    date: ride.departure_at.slice(0, 10),
  });
