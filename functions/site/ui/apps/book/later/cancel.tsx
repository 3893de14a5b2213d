/** Cancelling tickets: what would come back is shown before anything is done. */
import { useComputed, useSignal } from "@preact/signals";
import { useAct } from "@/act";
import { answered, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { moment, money } from "@/i18n/format";
import { at } from "@/root";
import { sentence } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Journey } from "../journey";
import type { Booking } from "../kept";
import { loadBooking } from "../own";
import { tl as t } from "../texts";
import { BackToBooking } from "./back";
import { stages } from "./bands";
import { GoneBooking } from "./gone";
import { dropTickets, OVER, owned } from "./owned";
import { Refund } from "./refund";

type Cancelled = components["schemas"]["TicketsCancelled"];
type OnDone = (cancelled: Cancelled, tickets: readonly string[]) => void;
type Quote = components["schemas"]["CancellationQuote"];

export function Cancel({ id }: { id: string }) {
  const booking = useResource(id, () => loadBooking(id));
  const done = useSignal<Cancelled | undefined>(undefined);
  if (done.value) return <Done booking={id} cancelled={done.value} />;
  return (
    <>
      <BackToBooking id={id} />
      <Page heading={t(booking.data.value?.status === "CANCELLED" ? "cancel.done" : "cancel.title")}>
        <Load from={booking}>
          {(found) =>
            found.status === "CONFIRMED" ? (
              <Choice
                booking={found}
                onDone={(cancelled, tickets) => {
                  done.value = cancelled;
                  dropTickets(tickets);
                  loadBooking(id).catch(() => undefined);
                }}
              />
            ) : (
              <GoneBooking booking={found} />
            )
          }
        </Load>
      </Page>
    </>
  );
}

function Done({ booking, cancelled }: { booking: string; cancelled: Cancelled }) {
  const { refund, tickets_left: left } = cancelled;
  return (
    <Page key="done" heading={left ? t("cancel.donePart") : t("cancel.done")}>
      <Refund booking={booking} amount={refund} />
      {left > 0 && <p>{t("cancel.left", { count: left })}</p>}
      <div class="next-steps">
        {left > 0 && (
          <a class="button main" href={at(`bookings/${booking}`)}>
            {t("cancel.toBooking")}
          </a>
        )}
        <a class={left ? "button" : "button main"} href={at("")}>
          {t("gone.search")}
        </a>
      </div>
    </Page>
  );
}

function Choice({ booking, onDone }: { booking: Booking; onDone: OnDone }) {
  const { tickets, booking_id } = booking;
  const left = useSignal<ReadonlySet<string>>(new Set());
  const chosen = useComputed(() => tickets.map((each) => each.ticket_id).filter((id) => !left.value.has(id)));
  const toggle = (id: string) => {
    const next = new Set(left.value);
    if (!next.delete(id)) next.add(id);
    left.value = next;
  };
  return (
    <>
      <Journey of={booking} />
      {tickets.length > 1 && (
        <fieldset class="cancel-choices">
          <legend>{t("cancel.who")}</legend>
          {tickets.map(({ ticket_id, seat, passenger, price }) => (
            <label class="cancel-choice" key={ticket_id}>
              <input
                type="checkbox"
                checked={!left.value.has(ticket_id)}
                onChange={() => toggle(ticket_id)}
              />
              <span class="cancel-name">
                {passenger.name ?? t("passenger.erased")}
                <span class="quiet"> {t("passenger.seat", { seat })}</span>
              </span>
              <span>{money(price)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {chosen.value.length ? (
        <Offer key={chosen.value.join()} booking={booking} chosen={chosen.value} onDone={onDone} />
      ) : (
        <p class="notice">{t("cancel.chooseOne")}</p>
      )}
      <Instead booking={booking_id} ticket={tickets[0]?.ticket_id} />
    </>
  );
}

interface OfferProps {
  booking: Booking;
  chosen: readonly string[];
  onDone: OnDone;
}

function Offer({ booking, chosen, onDone }: OfferProps) {
  const path = { booking_id: booking.booking_id };
  const asked = () =>
    answered(
      api.POST("/bookings/{booking_id}/cancellation/quote", {
        params: { path },
        body: { ticket_ids: [...chosen] },
        ...owned(booking.booking_id),
      }),
    );
  const quote = useResource(chosen.join(), asked);
  return (
    <Load from={quote}>
      {(found) => <Offered booking={booking} quote={found} onDone={onDone} onOver={quote.reload} />}
    </Load>
  );
}

interface OfferedProps {
  booking: Booking;
  quote: Quote;
  onDone: OnDone;
  onOver: () => void;
}

function Offered({ booking, quote, onDone, onOver }: OfferedProps) {
  const { working, problem, run } = useAct(async () => {
    try {
      const body = { quote_id: quote.quote_id };
      const path = { booking_id: booking.booking_id };
      const own = owned(booking.booking_id);
      const request = api.POST("/bookings/{booking_id}/cancellation", { params: { path }, body, ...own });
      const cancelled = await answered(request);
      onDone(
        cancelled,
        quote.lines.map((each) => each.ticket_id),
      );
    } catch (error) {
      if (OVER.has(asProblem(error).code)) onOver();
      throw error;
    }
  });
  const count = quote.lines.length;
  const nothing = quote.refund.amount === 0;
  const act = nothing
    ? t("cancel.actForNothing", { count })
    : t("cancel.act", { count, amount: money(quote.refund) });
  return (
    <>
      <Sum quote={quote} />
      <Stages booking={booking} />
      {problem.value && (
        <p class="notice wrong" role="alert">
          {sentence(problem.value)}
        </p>
      )}
      <p class="quiet">{t("cancel.notYet")}</p>
      <div class="next-steps">
        <button type="button" class="hurts" aria-disabled={working.value} onClick={() => run()}>
          {working.value ? t("cancel.working") : act}
        </button>
        <a class="button" href={at(`bookings/${booking.booking_id}`)}>
          {t("cancel.keep")}
        </a>
      </div>
    </>
  );
}

function Sum({ quote }: { quote: Quote }) {
  const { price, fee, refund, percent, until, reason } = quote;
  return (
    <section class="difference" aria-label={t("cancel.sum")} aria-live="polite">
      <dl>
        <div>
          <dt>{t("cancel.paid", { count: quote.lines.length })}</dt>
          <dd>{money(price)}</dd>
        </div>
        {fee.amount > 0 && (
          <div>
            <dt>{t("cancel.fee")}</dt>
            <dd>{money({ ...fee, amount: -fee.amount })}</dd>
          </div>
        )}
        <div class="total">
          <dt>{t("cancel.back")}</dt>
          <dd>{money(refund)}</dd>
        </div>
      </dl>
      {reason === "trip_late" && <p>{t("cancel.late")}</p>}
      {refund.amount > 0 ? (
        <p class="quiet">{t("cancel.counts", { until: moment(until) })}</p>
      ) : (
        <p>{percent === 0 ? t("cancel.tooLate") : t("cancel.nothing")}</p>
      )}
    </section>
  );
}

/** When how much comes back, with what counts now. */
function Stages({ booking }: { booking: Booking }) {
  const ahead = stages(booking.cancellation, booking.departure_at, Date.now());
  if (ahead.length < 2) return null;
  return (
    <details>
      <summary>{t("cancel.why")}</summary>
      <ul class="stages">
        {ahead.map(({ until, percent, now }) => (
          <li key={until ?? "end"} class={now ? "now" : ""}>
            <span>{until ? t("rules.until", { until: moment(until) }) : t("rules.after")}</span>
            <b>{t("rules.percent", { percent })}</b>
            {now && <span class="tag accent">{t("cancel.now")}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Instead({ booking, ticket }: { booking: string; ticket: string | undefined }) {
  return (
    <nav class="instead" aria-label={t("instead.title")}>
      <h2>{t("instead.title")}</h2>
      <ul class="plain-links">
        <li>
          <a href={at(`bookings/${booking}/exchange`)}>{t("instead.exchange")}</a>
        </li>
        <li>
          <a href={at(`bookings/${booking}/passenger?ticket=${ticket}`)}>{t("instead.passenger")}</a>
        </li>
      </ul>
    </nav>
  );
}
