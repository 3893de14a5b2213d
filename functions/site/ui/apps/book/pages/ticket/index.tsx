/** One ticket, as it is shown at the door: from what the phone keeps, and renewed behind that if there is a network. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { asProblem, type Problem } from "@/api/problem";
import { timeAt } from "@/i18n/format";
import { at } from "@/root";
import { sentence } from "@/ui/form";
import { Page } from "@/ui/page";
import { offline } from "@/updates";
import { isFresh, keptBooking, tickets } from "../../kept";
import { loadTicket } from "../../own";
import { t } from "../../texts";
import { About } from "./about";
import { Elsewhere } from "./elsewhere";
import { Paper } from "./paper";
import { Send } from "./send";
import "./ticket.css";

export function Ticket({ id }: { id: string }) {
  const problem = useSignal<Problem | undefined>(undefined);
  const kept = tickets.value.find(({ ticket }) => ticket.ticket_id === id);
  useEffect(() => {
    problem.value = undefined;
    if (isFresh(id)) return;
    loadTicket(id).catch((error) => {
      problem.value = asProblem(error);
    });
  }, [id, problem]);
  useScreenOn();
  if (!kept) return <Unknown problem={problem.value} />;
  const { ticket, by, since } = kept;
  const owned = !("end" in by);
  const old = offline.value || problem.value !== undefined;
  return (
    <>
      <Paper ticket={ticket} />
      <Others ticket={ticket.ticket_id} booking={ticket.booking_id} />
      {old && <p class="quiet">{t("ticket.since", { time: timeAt(since, ticket.departure_at) })}</p>}
      <About ticket={ticket} />
      <div class="ways">
        <a class="button" href={at(`trips/${ticket.trip_id}/live?from=${ticket.from.station_id}`)}>
          {t("ticket.live")}
        </a>
        {owned && <Send ticket={ticket} />}
        {owned && (
          <a class="button" href={at(`bookings/${ticket.booking_id}`)}>
            {t("ticket.booking")}
          </a>
        )}
      </div>
      {owned && ticket.status !== "VOID" && <Elsewhere id={id} />}
    </>
  );
}

/** The other tickets of the same booking: a family shows them one behind the other. */
function Others({ ticket, booking }: { ticket: string; booking: string }) {
  const all = keptBooking(booking)?.booking.tickets ?? [];
  const place = all.findIndex(({ ticket_id }) => ticket_id === ticket);
  if (all.length < 2 || place < 0) return null;
  const [before, after] = [all[place - 1], all[place + 1]];
  return (
    <nav class="pager" aria-label={t("ticket.others")}>
      {before ? <a href={at(`tickets/${before.ticket_id}`)}>{t("ticket.before")}</a> : <span />}
      <span>{t("ticket.place", { place: place + 1, count: all.length })}</span>
      {after ? <a href={at(`tickets/${after.ticket_id}`)}>{t("ticket.after")}</a> : <span />}
    </nav>
  );
}

function Unknown({ problem }: { problem: Problem | undefined }) {
  return (
    <Page heading={t("ticket.title")}>
      {problem ? (
        <div class="notice wrong" role="alert">
          <p>{problem.code === "offline" ? t("ticket.notHere") : sentence(problem)}</p>
        </div>
      ) : (
        <p role="status">{t("ticket.loading")}</p>
      )}
      <p>
        <a href={at("tickets")}>{t("tickets.title")}</a>
      </p>
    </Page>
  );
}

/** Keep the screen from going dark while a ticket is shown, where the phone can do that. */
function useScreenOn(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let left = false;
    const ask = () => {
      if (document.visibilityState !== "visible") return;
      navigator.wakeLock?.request("screen").then(
        (given) => {
          lock = given;
          if (left) given.release();
        },
        () => undefined,
      );
    };
    ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      left = true;
      document.removeEventListener("visibilitychange", ask);
      lock?.release();
    };
  }, []);
}
