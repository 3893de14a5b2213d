/** What was paid for a booking, ticket by ticket, and what of it goes back. */
import { money } from "@/i18n/format";
import { textOf } from "@/i18n/t";
import type { Booking } from "../../kept";
import type { Overview } from "../../own";
import { t } from "../../texts";

interface MoneyProps {
  booking: Booking;
  overview: Overview | undefined;
}

export function Money({ booking, overview }: MoneyProps) {
  const { tickets, cancelled_tickets, total } = booking;
  const told = overview?.money_back;
  const all = told
    ? ([
        ["booking.goesBack", told.going_back],
        ["booking.back", told.gone_back],
      ] as const)
    : [];
  const back = all.filter(([, { amount }]) => amount > 0);
  return (
    <details class="money" open={back.length > 0}>
      <summary>{t("booking.total", { amount: money(total) })}</summary>
      <dl>
        {tickets.map((each) => (
          <div key={each.ticket_id}>
            <dt>
              {t("journey.seats", { count: 1, seats: each.seat })}
              {each.passenger.name && `, ${each.passenger.name}`}
              {textOf(`category.${each.category}`) && ` (${textOf(`category.${each.category}`)})`}
            </dt>
            <dd>{money(each.price)}</dd>
          </div>
        ))}
        {cancelled_tickets.map((each) => (
          <div key={each.ticket_id}>
            <dt>{t("booking.seatCancelled", { seat: each.seat })}</dt>
            <dd>
              <s>{money(each.price)}</s>
            </dd>
          </div>
        ))}
        {back.map(([words, amount]) => (
          <div key={words}>
            <dt>{t(words)}</dt>
            <dd>{money(amount)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
