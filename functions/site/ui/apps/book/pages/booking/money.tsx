/** What was paid for a booking, ticket by ticket, and what of it goes back. */
import { money } from "@/i18n/format";
import { textOf } from "@/i18n/t";
import type { Booking, Payment } from "../../kept";
import { t } from "../../texts";

interface MoneyProps {
  booking: Booking;
  payment: Payment | undefined;
}

export function Money({ booking, payment }: MoneyProps) {
  const { tickets, cancelled_tickets, total } = booking;
  const refunds = payment?.refunds ?? [];
  return (
    <details class="money" open={refunds.length > 0}>
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
        {refunds.map((each) => (
          <div key={each.refund_id}>
            <dt>{t(each.status === "REFUNDED" ? "booking.back" : "booking.goesBack")}</dt>
            <dd>{money(each.amount)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
