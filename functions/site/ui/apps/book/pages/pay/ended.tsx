/** The ways on which a payment ends without tickets: the time was over, or the money goes back. */
import { Journey } from "../../journey";
import type { Booking } from "../../kept";
import type { Stage } from "../../stage";
import { t } from "../../texts";
import { addressOf } from "../search/asked";
import { failure } from "./words";

/** Return the address at which the same journey is found again. */
const again = ({ from, to, departure_at }: Booking): string =>
  addressOf({ from: from.station_id, to: to.station_id, date: departure_at.slice(0, 10) });

export function Ended({ booking }: { booking: Booking }) {
  return (
    <>
      <p>{t("pay.ended.text")}</p>
      <Journey of={booking} />
      <Again booking={booking} />
      <p class="quiet">{t("pay.ended.paid")}</p>
    </>
  );
}

interface ReturnedProps {
  booking: Booking;
  stage: Extract<Stage, { name: "returned" }>;
}

export function Returned({ booking, stage }: ReturnedProps) {
  return (
    <>
      {stage.why && <p>{failure(stage.why)}</p>}
      <p class="notice">{stage.back ? t("pay.returned.done") : t("pay.returned.way")}</p>
      <Journey of={booking} />
      <Again booking={booking} />
    </>
  );
}

function Again({ booking }: { booking: Booking }) {
  return (
    <p>
      <a class="button main wide" href={again(booking)}>
        {t("pay.again")}
      </a>
    </p>
  );
}
