/** Hands words with a link to another app, or copies them where the phone cannot do that. */
import { useSignal } from "@preact/signals";
import { moment } from "@/i18n/format";
import { apiRoot, appRoot } from "@/root";
import { liveAt } from "../../journey";
import type { Booking, Ticket } from "../../kept";
import { t } from "../../texts";

interface ShareProps {
  button: string;
  text: string;
  url: string;
}

function Share({ button, text, url }: ShareProps) {
  const told = useSignal("");
  const share = async () => {
    told.value = "";
    if (navigator.share) return navigator.share({ text, url }).catch(() => undefined);
    const all = `${text}\n${url}`;
    const copied = navigator.clipboard ? navigator.clipboard.writeText(all) : Promise.reject();
    told.value = await copied.then(
      () => t("share.copied"),
      () => all,
    );
  };
  return (
    <>
      <button type="button" onClick={share}>
        {button}
      </button>
      <span class="copied" role="status">
        {told.value}
      </span>
    </>
  );
}

/** Send a ticket to its passenger, who opens it with the end of the own number. */
export function Send({ ticket }: { ticket: Ticket }) {
  if (!ticket.code || ticket.status === "VOID") return null;
  const way = t("journey.way", { from: ticket.from.name, to: ticket.to.name });
  const text = t("share.ticket", { way, when: moment(ticket.departure_at), seat: ticket.seat });
  return <Share button={t("ticket.send")} text={text} url={`${apiRoot}/t/${ticket.code}`} />;
}

/** Tell others of a journey, with the page that shows where the bus is. */
export function ShareTrip({ of }: { of: Booking }) {
  const way = t("journey.way", { from: of.from.name, to: of.to.name });
  const text = t("share.trip", { way, when: moment(of.departure_at), company: of.company });
  return <Share button={t("share.button")} text={text} url={new URL(liveAt(of), appRoot).href} />;
}
