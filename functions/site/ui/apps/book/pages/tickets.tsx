/** What this phone keeps: what is to be paid, the tickets of journeys to come, and those of earlier ones. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { asProblem, type Problem } from "@/api/problem";
import { day, time } from "@/i18n/format";
import { at } from "@/root";
import { sentence } from "@/ui/form";
import { Page } from "@/ui/page";
import { now } from "../clock";
import { bookings, type KeptTicket, tickets } from "../kept";
import { refresh } from "../own";
import { t } from "../texts";
import { isUnpaid, Unpaid } from "../unpaid";

export function Tickets() {
  const problem = useSignal<Problem | undefined>(undefined);
  const working = useSignal(true);
  useEffect(() => {
    refresh()
      .catch((error) => {
        problem.value = asProblem(error);
      })
      .finally(() => {
        working.value = false;
      });
  }, [problem, working]);
  const moment = now();
  const byDay = (one: KeptTicket, other: KeptTicket) =>
    Date.parse(one.ticket.departure_at) - Date.parse(other.ticket.departure_at);
  const isGood = ({ ticket }: KeptTicket) =>
    ticket.status !== "VOID" && Date.parse(ticket.expected_arrival_at) > moment;
  const coming = tickets.value.filter(isGood).sort(byDay);
  const past = tickets.value.filter((each) => !isGood(each)).sort((one, other) => byDay(other, one));
  const unpaid = bookings.value.filter((each) => isUnpaid(each, moment));
  const empty = !coming.length && !unpaid.length;
  return (
    <Page heading={t("tickets.title")}>
      {problem.value && problem.value.code !== "offline" && (
        <p class="notice warn" role="status">
          {sentence(problem.value)}
        </p>
      )}
      {unpaid.map((each) => (
        <Unpaid key={each.booking.booking_id} of={each} />
      ))}
      {coming.length > 0 && (
        <>
          <ul class="ticket-cards">
            {coming.map((each) => (
              <Card key={each.ticket.ticket_id} of={each} />
            ))}
          </ul>
          <p class="quiet">{t("tickets.offline")}</p>
        </>
      )}
      {empty && !working.value && (
        <div class="empty">
          <p>{t("tickets.none")}</p>
          <a class="button main" href={at("")}>
            {t("nav.search")}
          </a>
        </div>
      )}
      {empty && working.value && <p role="status">{t("ticket.loading")}</p>}
      <p>
        <a href={at("tickets/find")}>{t("nav.findTicket")}</a>
      </p>
      {past.length > 0 && (
        <details>
          <summary>{t("tickets.past", { count: past.length })}</summary>
          <ul class="ticket-cards">
            {past.map((each) => (
              <Card key={each.ticket.ticket_id} of={each} />
            ))}
          </ul>
        </details>
      )}
    </Page>
  );
}

function Card({ of: { ticket } }: { of: KeptTicket }) {
  return (
    <li>
      <a class="ticket-card" href={at(`tickets/${ticket.ticket_id}`)}>
        <span class="ticket-time">{time(ticket.expected_departure_at)}</span>
        <span>
          <strong>{t("journey.way", { from: ticket.from.name, to: ticket.to.name })}</strong>
          <br />
          {day(ticket.expected_departure_at)}
          <br />
          <span class="quiet">
            {[t("journey.seats", { count: 1, seats: ticket.seat }), ticket.passenger.name]
              .filter(Boolean)
              .join(" · ")}
          </span>
          {ticket.status !== "ISSUED" && (
            <>
              <br />
              <span class={ticket.status === "VOID" ? "tag bad" : "tag"}>
                {t(ticket.status === "VOID" ? "tickets.void" : "tickets.boarded")}
              </span>
            </>
          )}
        </span>
      </a>
    </li>
  );
}
