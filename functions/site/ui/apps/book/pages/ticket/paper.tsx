/** What the door needs of a ticket, black on white whatever the scheme: when and where, the code, and the short code. */
import { day, time } from "@/i18n/format";
import { Page } from "@/ui/page";
import type { Ticket } from "../../kept";
import { drawn } from "../../qr";
import { t } from "../../texts";
import { along } from "../../words";

interface PaperProps {
  ticket: Ticket;
  /** Whether it stands in a page that has its own heading. */
  inside?: boolean;
}

export function Paper({ ticket, inside }: PaperProps) {
  const way = t("journey.way", { from: ticket.from.name, to: ticket.to.name });
  const late = ticket.expected_departure_at !== ticket.departure_at;
  return (
    <article class="paper">
      {inside ? <h2>{way}</h2> : <Page heading={way}>{null}</Page>}
      <p class="paper-day">{day(ticket.expected_departure_at)}</p>
      <dl class="paper-facts">
        <div>
          <dt>{t("ticket.departs")}</dt>
          <dd>
            {time(ticket.expected_departure_at)}
            {late && <span class="paper-late">{t("ticket.late", { time: time(ticket.departure_at) })}</span>}
          </dd>
        </div>
        <div>
          <dt>{t("ticket.seat")}</dt>
          <dd>{ticket.seat}</dd>
        </div>
        <div class="paper-place">
          <dt>{t("ticket.boards")}</dt>
          <dd>{ticket.boarding_place?.name ?? ticket.from.name}</dd>
        </div>
      </dl>
      {ticket.status === "VOID" ? (
        <p class="paper-void">{t("ticket.void")}</p>
      ) : (
        <>
          <Code ticket={ticket} />
          {ticket.code && <p class="paper-code">{ticket.code}</p>}
        </>
      )}
      <p class="paper-name">{ticket.passenger.name}</p>
      {along(ticket.lap_child, ticket.extra_luggage).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {ticket.status === "BOARDED" && <p class="paper-note">{t("ticket.boarded")}</p>}
      {ticket.status === "ISSUED" && <p class="paper-note">{t("ticket.bright")}</p>}
    </article>
  );
}

function Code({ ticket }: { ticket: Ticket }) {
  const { side, path } = drawn(ticket.token);
  return (
    <svg class="paper-qr" viewBox={`0 0 ${side} ${side}`} role="img" shape-rendering="crispEdges">
      <title>{t("ticket.code", { seat: ticket.seat })}</title>
      <path d={path} />
    </svg>
  );
}
