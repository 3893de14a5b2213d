/** Somebody was asked on the phone: what to do there, how long there is, and that this page need not stay open. */
import { money, timeAt } from "@/i18n/format";
import { offline } from "@/updates";
import { AllBooked, Journey } from "../../journey";
import { type Booking, keptBooking } from "../../kept";
import { hidden } from "../../phone";
import { APPROVAL_SECONDS, approvalEnds, countdown, secondsLeft } from "../../stage";
import { t } from "../../texts";
import type { Watched } from "../../watch";

interface AskedProps {
  booking: Booking;
  over: boolean;
  watched: Watched;
}

export function Asked({ booking, over, watched }: AskedProps) {
  const payment = watched.payment.value;
  if (!payment) return null;
  const payer = keptBooking(booking.booking_id)?.payer;
  const phone = payer ? hidden(payer) : t("pay.thePhone");
  const ends = approvalEnds(payment);
  const left = secondsLeft(ends, watched.time.value);
  const until = timeAt(ends, booking.departure_at);
  const heard = watched.heard.value;
  return (
    <>
      {over ? (
        <p class="notice warn" role="status">
          {t("pay.asked.over")}
        </p>
      ) : (
        <div class="waiting">
          <p role="timer" class="big">
            {countdown(left)}
          </p>
          <p>{t("pay.asked.until", { time: until })}</p>
          <div class="run" aria-hidden="true">
            <i style={{ width: `${(left / APPROVAL_SECONDS) * 100}%` }} />
          </div>
        </div>
      )}
      <ol class="steps">
        <li>{t("pay.asked.look", { phone, amount: money(payment.amount) })}</li>
        <li>{t("pay.asked.pin")}</li>
        <li>{t("pay.asked.wait")}</li>
      </ol>
      <p class="quiet" role="status">
        {offline.value ? t("pay.unreached") : t("pay.asked.close")}
      </p>
      <details>
        <summary>{t("pay.nothing.title")}</summary>
        <ul>
          <li>{t("pay.nothing.dial")}</li>
          <li>{t("pay.nothing.on")}</li>
          <li>{t("pay.nothing.number", { time: until })}</li>
        </ul>
      </details>
      <AllBooked of={booking} />
      <p class="heard">
        {heard && t("pay.asked.heard", { time: timeAt(heard, booking.departure_at) })}
        <button type="button" onClick={watched.look}>
          {t("pay.look")}
        </button>
      </p>
    </>
  );
}

/** The time for the seats ended while the answer was awaited. */
export function Late({ booking }: { booking: Booking }) {
  return (
    <>
      <p class="notice warn">{t("pay.late.text")}</p>
      <p>{t("pay.late.again")}</p>
      <Journey of={booking} />
    </>
  );
}
