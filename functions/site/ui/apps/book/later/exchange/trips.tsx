/** The company's trips of a day that could be taken instead. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { after, day, money, shortDay, time, today } from "@/i18n/format";
import { at } from "@/root";
import { Load } from "@/ui/load";
import { tl as t } from "../../texts";
import type { Changing } from ".";

type Found = components["schemas"]["FoundTrip"];

const FEW_SEATS = 5;

export function Trips({ booking, company }: Changing) {
  const { query, path, route } = useLocation();
  const date = query.date ?? booking.departure_at.slice(0, 10);
  const search = {
    from: booking.from.station_id,
    to: booking.to.station_id,
    date,
    ...(company && { company_id: company }),
  };
  const found = useResource(date, () =>
    answered(api.GET("/search/trips", { params: { query: search } })).then(({ items }) => items),
  );
  const to = (other: string) => `${path}?date=${other}`;
  const first = today();
  return (
    <section class="other-section" aria-labelledby="other-trips">
      <h2 id="other-trips">{t("exchange.choose")}</h2>
      <p>{t("exchange.prices")}</p>
      <nav class="day-steps" aria-label={t("exchange.day")}>
        {date > first ? (
          <a class="button" href={to(after(date, -1))} aria-label={t("exchange.dayBefore")}>
            ←
          </a>
        ) : (
          <span />
        )}
        <input
          class="day-input"
          type="date"
          value={date}
          min={first}
          aria-label={t("exchange.day")}
          onChange={({ currentTarget }) => currentTarget.value && route(to(currentTarget.value))}
        />
        <a class="button" href={to(after(date, 1))} aria-label={t("exchange.dayAfter")}>
          →
        </a>
      </nav>
      <h3>{day(date)}</h3>
      <Load from={found}>
        {(trips) => {
          const others = trips.filter((each) => each.trip_id !== booking.trip_id && each.sales !== "closed");
          if (!others.length)
            return (
              <div class="empty">
                <p>{t("exchange.none", { date: day(date) })}</p>
                <a class="button" href={to(after(date, 1))}>
                  {t("exchange.see", { date: shortDay(after(date, 1)) })}
                </a>
              </div>
            );
          return (
            <ul class="other-trips">
              {others.map((trip) => (
                <li key={trip.trip_id}>
                  <OtherTrip
                    trip={trip}
                    passengers={booking.tickets.length}
                    href={at(`bookings/${booking.booking_id}/exchange?date=${date}&trip=${trip.trip_id}`)}
                  />
                </li>
              ))}
            </ul>
          );
        }}
      </Load>
    </section>
  );
}

function OtherTrip({ trip, passengers, href }: { trip: Found; passengers: number; href: string }) {
  const { departure_at, arrival_at, price, seats_free, sales } = trip;
  const full = sales === "sold_out" || seats_free < passengers;
  const inside = (
    <>
      <span class="other-times">
        {time(departure_at)} – {time(arrival_at)}
      </span>
      <span class="other-price">{money(price)}</span>
      <span class={full || seats_free < FEW_SEATS ? "other-seats few" : "other-seats"}>
        {full ? t("exchange.full", { count: passengers }) : t("exchange.free", { count: seats_free })}
      </span>
    </>
  );
  return full ? (
    <div class="other-trip full">{inside}</div>
  ) : (
    <a class="other-trip" href={href}>
      {inside}
    </a>
  );
}
