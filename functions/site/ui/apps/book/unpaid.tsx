/** A booking that waits for its payment: what it is, how long there is, and the way back to it. */
import { money, time } from "@/i18n/format";
import { at } from "@/root";
import { now } from "./clock";
import { bookings, dueOf, type KeptBooking } from "./kept";
import { stageOf } from "./stage";
import { t } from "./texts";

/** Whether a kept booking waits for its payment. A later part of a journey does not: it is paid with the first one. */
export function isUnpaid({ booking, payment }: KeptBooking, moment: number): boolean {
  if (booking.journey && booking.journey.booking_ids[0] !== booking.booking_id) return false;
  const { name } = stageOf(booking, payment, moment);
  return name === "ready" || name === "asked" || name === "late";
}

/** All bookings of this phone that wait for their payment. */
export function AllUnpaid() {
  const moment = now();
  return bookings.value
    .filter((each) => isUnpaid(each, moment))
    .map((each) => <Unpaid key={each.booking.booking_id} of={each} />);
}

function Unpaid({ of: { booking, payment } }: { of: KeptBooking }) {
  const asked = payment?.status === "PENDING";
  return (
    <section class="notice warn unpaid">
      <p>
        <strong>{t("journey.way", { from: booking.from.name, to: booking.to.name })}</strong>
        <br />
        {asked
          ? t("unpaid.asked", { amount: money(payment.amount) })
          : t("unpaid.held", { time: time(booking.hold_expires_at) })}
      </p>
      <a class="button" href={at(`bookings/${booking.booking_id}/pay`)}>
        {asked ? t("unpaid.look") : t("pay.submit", { amount: money(dueOf(booking)) })}
      </a>
    </section>
  );
}
