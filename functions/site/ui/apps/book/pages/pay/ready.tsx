/** Seats are held, and somebody is to be asked on the phone: which number, for how much, and what happens then. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { asProblem, Problem } from "@/api/problem";
import { money, time as shown } from "@/i18n/format";
import { at } from "@/root";
import { Confirm } from "@/ui/confirm";
import { Field, Form, sentence } from "@/ui/form";
import { AllBooked, seatsOf } from "../../journey";
import {
  type Booking,
  dueOf,
  headersFor,
  keepBooking,
  keepPayment,
  keptBooking,
  type Payment,
  partsOf,
} from "../../kept";
import { international } from "../../phone";
import { countdown, isShort, secondsLeft } from "../../stage";
import { t } from "../../texts";
import type { Watched } from "../../watch";
import { failure } from "./words";

/** Refusals that tell that the booking is not as the page shows it: it is looked at again. */
const CHANGED = ["already_paid", "booking_cancelled", "booking_exchanged", "hold_expired", "payment_running"];

interface ReadyProps {
  booking: Booking;
  failed: Payment["failure"] | undefined;
  time: number;
  watched: Watched;
}

export function Ready({ booking, failed, time, watched }: ReadyProps) {
  const id = booking.booking_id;
  const phone = useSignal(keptBooking(id)?.payer ?? "");
  const pay = async () => {
    const payer = international(phone.value);
    const body = { booking_id: id, method: "momo" as const, payer: { phone: payer } };
    const intent = `pay.${id}`;
    try {
      const payment = await answered(
        api.POST("/payments", {
          body,
          params: { header: { "Idempotency-Key": keyOf(intent, [body, booking.payment_id]) } },
          headers: headersFor(id),
        }),
      );
      done(intent);
      const asked = keepBooking({ ...booking, payment_id: payment.payment_id }, payer);
      keepPayment(payment);
      watched.take({ booking: asked, payment });
    } catch (error) {
      const problem = asProblem(error);
      if (CHANGED.includes(problem.code)) return watched.look();
      if (problem.code === "offline") throw new Problem({ code: "unsent", detail: t("pay.unsent") });
      throw problem;
    }
  };
  return (
    <>
      {failed && (
        <div class="notice wrong" role="alert">
          <p>
            <strong>{t("pay.failed.title")}</strong> {failure(failed)}
          </p>
        </div>
      )}
      <Held booking={booking} time={time} watched={watched} />
      <AllBooked of={booking} />
      <Form submit={t("pay.submit", { amount: money(dueOf(booking)) })} busy={t("pay.busy")} onSubmit={pay}>
        <Field
          pointer="/payer/phone"
          label={t("pay.phone")}
          hint={t("pay.phoneHint")}
          type="tel"
          autocomplete="tel"
          class="phone"
          value={phone.value}
          onValue={(value) => {
            phone.value = value;
          }}
        />
        <section class="next">
          <h2>{t("pay.next.title")}</h2>
          <ol>
            <li>{t("pay.next.message")}</li>
            <li>{t("pay.next.pin")}</li>
            <li>{t("pay.next.tickets")}</li>
          </ol>
        </section>
      </Form>
      <GiveUp booking={booking} />
    </>
  );
}

/** How long the seats are held, and a way to more time when little is left. */
function Held({ booking, time, watched }: { booking: Booking; time: number; watched: Watched }) {
  const until = booking.hold_expires_at;
  const left = secondsLeft(Date.parse(until), time);
  const refused = useSignal("");
  const extended = useSignal(false);
  const extend = async () => {
    const params = { path: { booking_id: booking.booking_id } };
    try {
      const headers = headersFor(booking.booking_id);
      const found = await answered(api.POST("/bookings/{booking_id}/extension", { params, headers }));
      watched.take({ booking: keepBooking(found), payment: watched.payment.peek() });
      extended.value = true;
    } catch (error) {
      const problem = asProblem(error);
      refused.value = sentence(problem);
      if (CHANGED.includes(problem.code)) watched.look();
    }
  };
  const short = isShort(booking, time);
  const overview = watched.overview.value;
  const extendable = !overview || overview.allowed.includes("extend");
  return (
    <div class={short ? "held short" : "held"}>
      <p>
        {t("pay.held", { time: shown(until) })}{" "}
        <span role="timer" class="left">
          {t("pay.left", { left: countdown(left) })}
        </span>
      </p>
      {short && extendable && !extended.value && !refused.value && (
        <button type="button" onClick={extend}>
          {t("pay.extend")}
        </button>
      )}
      <p role="status">{extended.value ? t("pay.extended", { time: shown(until) }) : refused.value}</p>
    </div>
  );
}

/** The seats are not wanted any more: others may have them at once. */
function GiveUp({ booking }: { booking: Booking }) {
  const { route } = useLocation();
  const id = booking.booking_id;
  const release = async () => {
    const params = { path: { booking_id: id } };
    keepBooking(
      await answered(api.POST("/bookings/{booking_id}/release", { params, headers: headersFor(id) })),
    );
    route(at(""));
  };
  return (
    <div class="give-up">
      <Confirm
        button={t("pay.giveUp")}
        title={t("pay.giveUp.title")}
        act={t("pay.giveUp.act")}
        onAct={release}
      >
        <p>{t("pay.giveUp.text", { seats: partsOf(booking).map(seatsOf).join(" + ") })}</p>
      </Confirm>
    </div>
  );
}
