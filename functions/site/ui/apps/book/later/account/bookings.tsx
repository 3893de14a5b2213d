/** The account's bookings, the newest first. */
import { answered, api } from "@/api/client";
import { usePages } from "@/api/pages";
import type { components } from "@/api/schema.gen";
import { shortDay, time } from "@/i18n/format";
import { at } from "@/root";
import { Load } from "@/ui/load";
import { tl as t } from "../../texts";

type Row = components["schemas"]["BookingRow"];

const TONES: Record<Row["status"], string> = {
  HELD: "warn",
  CONFIRMED: "good",
  EXPIRED: "",
  CANCELLED: "bad",
  EXCHANGED: "",
};

async function load(cursor?: string) {
  const query = cursor ? { cursor } : {};
  const { items, next_cursor } = await answered(api.GET("/bookings", { params: { query } }));
  return { rows: items, cursor: next_cursor };
}

export function Bookings() {
  const { first, rows, more } = usePages("bookings", load);
  return (
    <section class="account-section" aria-labelledby="own-bookings">
      <h2 id="own-bookings">{t("account.bookings")}</h2>
      <Load from={first}>
        {() =>
          rows.length ? (
            <>
              <ul class="own-bookings">
                {rows.map((row) => (
                  <li key={row.booking_id}>
                    <OwnBooking row={row} />
                  </li>
                ))}
              </ul>
              {more(t("account.older"))}
            </>
          ) : (
            <div class="empty">
              <p>{t("account.none")}</p>
              <a class="button main" href={at("")}>
                {t("gone.search")}
              </a>
            </div>
          )
        }
      </Load>
    </section>
  );
}

function OwnBooking({ row }: { row: Row }) {
  const { booking_id, status, from, to, departure_at, seats } = row;
  const past = status === "CONFIRMED" && Date.parse(row.arrival_at) < Date.now();
  return (
    <a
      class="own-booking"
      href={at(status === "HELD" ? `bookings/${booking_id}/pay` : `bookings/${booking_id}`)}
    >
      <span class="own-places">
        {from.name} – {to.name}
      </span>
      <span class={`tag ${past ? "" : TONES[status]}`}>
        {past ? t("booking.past") : t(`booking.${status}`)}
      </span>
      <span class="quiet">
        {shortDay(departure_at)}, {time(departure_at)} ·{" "}
        {t("journey.seats", { count: seats.length, seats: [...seats].sort().join(", ") })}
      </span>
    </a>
  );
}
