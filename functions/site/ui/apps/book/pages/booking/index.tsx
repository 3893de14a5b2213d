/** A booking: that it is paid, its tickets with their codes, and what can be done with it. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { moment, time } from "@/i18n/format";
import { at } from "@/root";
import { sentence } from "@/ui/form";
import { Page } from "@/ui/page";
import { Booked, Journey, liveAt, seatsOf } from "../../journey";
import { isFresh, keptTicket, partsOf, type Booking as Shown, tickets } from "../../kept";
import { loadTicket, loadTickets } from "../../own";
import { t } from "../../texts";
import { stageIn, useWatched, type Watched } from "../../watch";
import { About } from "../ticket/about";
import { Elsewhere } from "../ticket/elsewhere";
import { Paper } from "../ticket/paper";
import { ShareTrip } from "../ticket/send";
import { Money } from "./money";
import "../ticket/ticket.css";
import "./booking.css";

const CODE_TRIES = 3;

export const Booking = ({ id }: { id: string }) => <Watching key={id} id={id} />;

function Watching({ id }: { id: string }) {
  const watched = useWatched(id);
  const { query } = useLocation();
  const booking = watched.booking.value;
  const name = stageIn(watched)?.name;
  const done = name === "paid" && query.paid !== undefined;
  useSignalEffect(() => {
    if (watched.booking.value) loadTickets(watched.booking.value, CODE_TRIES).catch(() => undefined);
  });
  return (
    <Page key={String(done)} heading={t(done ? "booking.done" : "booking.title")}>
      {watched.problem.value && (
        <p class="notice warn" role="status">
          {sentence(watched.problem.value)}
        </p>
      )}
      {booking && <Standing booking={booking} watched={watched} done={done} />}
    </Page>
  );
}

interface StandingProps {
  booking: Shown;
  watched: Watched;
  done: boolean;
}

function Standing({ booking, watched, done }: StandingProps) {
  const stage = stageIn(watched)?.name;
  if (stage === "paid") return <Paid booking={booking} watched={watched} done={done} />;
  const gone = booking.status === "CANCELLED" || booking.status === "EXCHANGED";
  if (gone || stage === "over") return <Over booking={booking} watched={watched} />;
  const held = stage === "ready";
  return (
    <>
      <p class="notice warn">
        {held ? t("unpaid.held", { time: time(booking.hold_expires_at) }) : t("booking.unpaid")}
      </p>
      <Booked of={booking} />
      <p>
        <a class="button main wide" href={at(`bookings/${booking.booking_id}/pay`)}>
          {t(held ? "booking.pay" : "booking.look")}
        </a>
      </p>
    </>
  );
}

function Paid({ booking, watched, done }: StandingProps) {
  const id = booking.booking_id;
  return (
    <>
      {done && (
        <p class="notice good" role="status">
          <span>
            <strong>{t("booking.paid")}</strong> {t("booking.sent")}
          </span>
        </p>
      )}
      <Papers booking={booking} />
      <Parts booking={booking} />
      <p>{t("booking.reference", { reference: id.slice(-8) })}</p>
      <div class="ways">
        <ShareTrip of={booking} />
        <a class="button" href={liveAt(booking)}>
          {t("ticket.live")}
        </a>
      </div>
      <Money booking={booking} overview={watched.overview.value} />
      <Changes id={id} allowed={watched.overview.value?.allowed} />
    </>
  );
}

/** The other bookings of a journey. */
function Parts({ booking }: { booking: Shown }) {
  const others = partsOf(booking).filter(({ booking_id }) => booking_id !== booking.booking_id);
  if (!others.length) return null;
  return (
    <section class="booking-parts">
      <h2>{t("booking.parts")}</h2>
      {others.map((each) => (
        <Journey key={each.booking_id} of={each}>
          <a href={at(`bookings/${each.booking_id}`)}>{seatsOf(each)}</a>
        </Journey>
      ))}
    </section>
  );
}

const CHANGES = [
  ["exchange", "exchange", "booking.exchange"],
  ["change_passenger", "passenger", "booking.passenger"],
  ["cancel", "cancel", "booking.cancel"],
  ["take_money_back", "cancel", "booking.takeMoney"],
] as const;

const USUAL: readonly string[] = ["exchange", "change_passenger", "cancel"];

interface ChangesProps {
  id: string;
  /** What may be done now; while it is not known, what is usual is offered, and each page says what it refuses. */
  allowed: readonly string[] | undefined;
}

function Changes({ id, allowed }: ChangesProps) {
  const offered = CHANGES.filter(([action]) => (allowed ?? USUAL).includes(action));
  if (!offered.length) return null;
  return (
    <section class="booking-changes">
      <h2>{t("booking.change")}</h2>
      <ul>
        {offered.map(([action, view, words]) => (
          <li key={action}>
            <a href={at(`bookings/${id}/${view}`)}>{t(words)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The tickets, one at a time: each is a code that fills a phone. */
function Papers({ booking }: { booking: Shown }) {
  const place = useSignal(0);
  const all = booking.tickets;
  const shown = Math.min(place.value, all.length - 1);
  const id = all[shown]?.ticket_id;
  const kept = tickets.value.find(({ ticket }) => ticket.ticket_id === id);
  useEffect(() => {
    if (id && keptTicket(id) && !isFresh(id)) loadTicket(id).catch(() => undefined);
  }, [id]);
  const go = (by: number) => () => {
    place.value = shown + by;
  };
  return (
    <section class="papers" aria-label={t("ticket.others")}>
      {kept ? (
        <Paper ticket={kept.ticket} inside />
      ) : (
        <p class="paper waits" role="status">
          {t("ticket.loading")}
        </p>
      )}
      {all.length > 1 && (
        <div class="pager">
          <button type="button" onClick={go(-1)} disabled={shown === 0}>
            {t("ticket.before")}
          </button>
          <span role="status">{t("ticket.place", { place: shown + 1, count: all.length })}</span>
          <button type="button" onClick={go(1)} disabled={shown === all.length - 1}>
            {t("ticket.after")}
          </button>
        </div>
      )}
      {id && (
        <p class="alone">
          <a href={at(`tickets/${id}`)}>{t("booking.alone")}</a>
        </p>
      )}
      {kept && <About ticket={kept.ticket} />}
      {id && <Elsewhere key={id} id={id} />}
    </section>
  );
}

function Over({ booking, watched }: { booking: Shown; watched: Watched }) {
  const exchanged = booking.exchanged_for;
  const overview = watched.overview.value;
  return (
    <>
      <p class="notice">{t(exchanged ? "booking.exchanged" : "booking.cancelled")}</p>
      {exchanged && (
        <p>
          <a class="button main wide" href={at(`bookings/${exchanged}`)}>
            {t("booking.new")}
          </a>
        </p>
      )}
      {overview?.choose_until && (
        <>
          <p class="notice">{t("booking.choose", { until: moment(overview.choose_until) })}</p>
          <Changes id={booking.booking_id} allowed={overview.allowed} />
        </>
      )}
      <Journey of={booking} />
      <Money booking={booking} overview={overview} />
    </>
  );
}
