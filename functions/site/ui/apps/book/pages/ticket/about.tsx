/** What else is good to know of a ticket's journey. */
import { money, time } from "@/i18n/format";
import type { Ticket } from "../../kept";
import { t } from "../../texts";

export function About({ ticket }: { ticket: Ticket }) {
  const place = ticket.boarding_place;
  return (
    <dl class="facts">
      <div>
        <dt>{t("ticket.arrives")}</dt>
        <dd>{time(ticket.expected_arrival_at)}</dd>
      </div>
      <div>
        <dt>{t("ticket.price")}</dt>
        <dd>{money(ticket.price)}</dd>
      </div>
      {ticket.plate && (
        <div>
          <dt>{t("ticket.plate")}</dt>
          <dd>{ticket.plate}</dd>
        </div>
      )}
      <div>
        <dt>{t("ticket.company")}</dt>
        <dd>
          {ticket.company}
          {ticket.company_phone && (
            <>
              <br />
              <a href={`tel:${ticket.company_phone}`}>{ticket.company_phone}</a>
            </>
          )}
        </dd>
      </div>
      {place && (
        <div>
          <dt>{t("ticket.way")}</dt>
          <dd>
            <a href={`geo:${place.latitude},${place.longitude}?q=${place.latitude},${place.longitude}`}>
              {t("ticket.map")}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
