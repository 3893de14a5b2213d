/** What else is good to know of a ticket's journey. */
import { money, timeBeside } from "@/i18n/format";
import type { Ticket } from "../../kept";
import { spaced } from "../../phone";
import { t } from "../../texts";

type Place = NonNullable<Ticket["boarding_place"]>;

/** Return the address of a place on a map: Android opens the map that its owner likes, others a page. */
const mapOf = ({ latitude, longitude }: Place): string =>
  /Android/.test(navigator.userAgent)
    ? `geo:${latitude},${longitude}?q=${latitude},${longitude}`
    : `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;

export function About({ ticket }: { ticket: Ticket }) {
  const place = ticket.boarding_place;
  return (
    <dl class="facts">
      <div>
        <dt>{t("ticket.arrives")}</dt>
        <dd>{timeBeside(ticket.expected_arrival_at, ticket.expected_departure_at)}</dd>
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
      <div class="broad">
        <dt>{t("ticket.company")}</dt>
        <dd>
          {ticket.company}
          {ticket.company_phone && (
            <>
              <br />
              <a href={`tel:${ticket.company_phone}`}>{spaced(ticket.company_phone)}</a>
            </>
          )}
        </dd>
      </div>
      {place && (
        <div class="broad">
          <dt>{t("ticket.way")}</dt>
          <dd>
            <a href={mapOf(place)} rel="noreferrer">
              {t("ticket.map")}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
