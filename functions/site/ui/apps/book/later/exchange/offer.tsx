/** What another trip costs or gives back, and taking it. */
import { useLocation } from "preact-iso";
import { useAct } from "@/act";
import { answered, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { moment, money } from "@/i18n/format";
import { at } from "@/root";
import { sentence } from "@/ui/form";
import { Load } from "@/ui/load";
import { Journey } from "../../journey";
import type { Booking } from "../../kept";
import { tl as t } from "../../texts";
import { keepExchanged, OVER, owned } from "../owned";
import { Now } from "./now";

type Quote = components["schemas"]["ExchangeQuote"];

export function Offer({ booking, trip }: { booking: Booking; trip: string }) {
  const { booking_id } = booking;
  const ask = () =>
    answered(
      api.POST("/bookings/{booking_id}/exchange/quote", {
        params: { path: { booking_id } },
        body: { trip_id: trip },
        ...owned(booking_id),
      }),
    );
  const quote = useResource(trip, ask);
  const others = at(`bookings/${booking_id}/exchange?date=${booking.departure_at.slice(0, 10)}`);
  return (
    <>
      <Load from={quote}>{(found) => <Offered booking={booking} quote={found} onOver={quote.reload} />}</Load>
      <p>
        <a href={others}>{t("exchange.others")}</a>
      </p>
    </>
  );
}

function Offered({ booking, quote, onOver }: { booking: Booking; quote: Quote; onOver: () => void }) {
  const { route } = useLocation();
  const { working, problem, run } = useAct(async () => {
    const { booking_id } = booking;
    try {
      const made = await answered(
        api.POST("/bookings/{booking_id}/exchange", {
          params: { path: { booking_id } },
          body: { quote_id: quote.quote_id },
          ...owned(booking_id),
        }),
      );
      await keepExchanged(booking, made);
      route(at(made.status === "HELD" ? `bookings/${made.booking_id}/pay` : `bookings/${made.booking_id}`));
    } catch (error) {
      if (OVER.has(asProblem(error).code)) onOver();
      throw error;
    }
  });
  const { due, refund, until, most_percent, seats } = quote;
  return (
    <>
      <Now booking={booking} />
      <section class="now-then">
        <h2>{t("exchange.new")}</h2>
        <Journey of={{ ...quote, company: booking.company }} />
      </section>
      <Difference quote={quote} />
      <ul class="points">
        {!seats && <li>{t("exchange.seats", { count: booking.tickets.length })}</li>}
        {due.amount > 0 && <li>{t("exchange.untilPaid")}</li>}
        {refund.amount > 0 && <li>{t("refund.how")}</li>}
        {most_percent < 100 && <li>{t("exchange.later", { percent: most_percent })}</li>}
        <li>{t("exchange.counts", { until: moment(until) })}</li>
      </ul>
      {problem.value && (
        <p class="notice wrong" role="alert">
          {sentence(problem.value)}
        </p>
      )}
      <div class="next-steps">
        <button type="button" class="main" aria-disabled={working.value} onClick={() => run()}>
          {working.value ? t("exchange.working") : actOf(quote)}
        </button>
        <a class="button" href={at(`bookings/${booking.booking_id}`)}>
          {t("exchange.keep")}
        </a>
      </div>
    </>
  );
}

function actOf({ due, refund }: Quote): string {
  if (due.amount > 0) return t("exchange.actDue", { amount: money(due) });
  if (refund.amount > 0) return t("exchange.actBack", { amount: money(refund) });
  return t("exchange.act");
}

function Difference({ quote }: { quote: Quote }) {
  const { price_before, price, due, refund, fee } = quote;
  return (
    <section class="difference" aria-label={t("exchange.sum")}>
      <dl>
        <div>
          <dt>{t("exchange.priceNew")}</dt>
          <dd>{money(price)}</dd>
        </div>
        <div>
          <dt>{t("exchange.priceBefore")}</dt>
          <dd>{money({ ...price_before, amount: -price_before.amount })}</dd>
        </div>
        {fee.amount > 0 && (
          <div>
            <dt>{t("exchange.fee")}</dt>
            <dd>{money(fee)}</dd>
          </div>
        )}
        <div class="total">
          <dt>{refund.amount > 0 ? t("cancel.back") : t("exchange.due")}</dt>
          <dd>{refund.amount || due.amount ? money(refund.amount ? refund : due) : t("exchange.nothing")}</dd>
        </div>
      </dl>
    </section>
  );
}
