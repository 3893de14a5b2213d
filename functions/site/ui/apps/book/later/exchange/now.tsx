/** The journey as it is booked, before it changes. */
import { Booked } from "../../journey";
import type { Booking } from "../../kept";
import { tl as t } from "../../texts";

export const Now = ({ booking }: { booking: Booking }) => (
  <section class="before">
    <h2>{t("exchange.now")}</h2>
    <Booked of={booking} />
  </section>
);
