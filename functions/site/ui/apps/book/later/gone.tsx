/** A booking that cannot be changed now, with the reason and what to do instead. */
import { at } from "@/root";
import { Journey } from "../journey";
import type { Booking } from "../kept";
import { tl as t } from "../texts";
import { Refund } from "./refund";

export function GoneBooking({ booking }: { booking: Booking }) {
  const { booking_id: id, status, exchanged_for, payment_id } = booking;
  return (
    <>
      <Journey of={booking} />
      <p class="notice">{t(`gone.${status as Exclude<typeof status, "CONFIRMED">}`)}</p>
      {status === "CANCELLED" && payment_id && <Refund booking={id} />}
      <div class="next-steps">
        {status === "HELD" && (
          <a class="button main" href={at(`bookings/${id}/pay`)}>
            {t("gone.pay")}
          </a>
        )}
        {status === "EXCHANGED" && exchanged_for && (
          <a class="button main" href={at(`bookings/${exchanged_for}`)}>
            {t("gone.toNew")}
          </a>
        )}
        <a class="button" href={at(`bookings/${id}`)}>
          {t("gone.toBooking")}
        </a>
      </div>
    </>
  );
}
