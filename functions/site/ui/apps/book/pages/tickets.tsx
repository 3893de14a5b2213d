/** What this phone keeps: what is to be paid, the tickets of journeys to come, and those of earlier ones. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { asProblem, type Problem } from "@/api/problem";
import { day, time } from "@/i18n/format";
import { at } from "@/root";
import { sentence } from "@/ui/form";
import { Page } from "@/ui/page";
import { now } from "../clock";
import { bySeat } from "../journey";
import { bookings, type KeptTicket, type Ticket, tickets } from "../kept";
import { refresh } from "../own";
import { t } from "../texts";
import { AllUnpaid, isUnpaid } from "../unpaid";

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
  const empty = !coming.length && !bookings.value.some((each) => isUnpaid(each, moment));
  return (
    <Page heading={t("tickets.title")}>
      {problem.value && problem.value.code !== "offline" && (
        <p class="notice warn" role="status">
          {sentence(problem.value)}
        </p>
      )}
      <AllUnpaid />
      {coming.length > 0 && (
        <>
          <Cards of={coming} />
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
          <Cards of={past} />
        </details>
      )}
    </Page>
  );
}

/** Return the tickets of each journey together, in their order. */
function journeys(all: readonly KeptTicket[]): KeptTicket[][] {
  const found = new Map<string, KeptTicket[]>();
  for (const each of all) {
    const { trip_id, from, to } = each.ticket;
    const key = [trip_id, from.station_id, to.station_id].join();
    found.set(key, [...(found.get(key) ?? []), each]);
  }
  return [...found.values()];
}

function Cards({ of }: { of: readonly KeptTicket[] }) {
  return (
    <ul class="ticket-cards">
      {journeys(of).map((each) => (
        <Card key={each[0]?.ticket.ticket_id} of={each.map(({ ticket }) => ticket)} />
      ))}
    </ul>
  );
}

function Card({ of }: { of: readonly Ticket[] }) {
  const [ticket] = of;
  if (!ticket) return null;
  return (
    <li class="ticket-card">
      <p class="ticket-time">{time(ticket.expected_departure_at)}</p>
      <p>
        <strong>{t("journey.way", { from: ticket.from.name, to: ticket.to.name })}</strong>
        <br />
        <span class="quiet">{day(ticket.expected_departure_at)}</span>
      </p>
      <ul>
        {[...of]
          .sort((one, other) => bySeat(one.seat, other.seat))
          .map((each) => (
            <li key={each.ticket_id}>
              <a href={at(`tickets/${each.ticket_id}`)}>
                <span>
                  {[t("journey.seats", { count: 1, seats: each.seat }), each.passenger.name]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                {each.status !== "ISSUED" && (
                  <span class={each.status === "VOID" ? "tag bad" : "tag"}>
                    {t(each.status === "VOID" ? "tickets.void" : "tickets.boarded")}
                  </span>
                )}
              </a>
            </li>
          ))}
      </ul>
    </li>
  );
}
