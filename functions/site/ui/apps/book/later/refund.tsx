/** Money on its way back, until it is there. */
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { money } from "@/i18n/format";
import { tl as t } from "../texts";
import { Choice } from "./choice";
import { owned } from "./owned";

type Money = components["schemas"]["Money"];

const EVERY_SECONDS = 5;

interface RefundProps {
  /** The booking whose money goes back. */
  booking: string;
  /** What goes back because of what was just done; without it, all that goes back. */
  amount?: Money;
}

export function Refund({ booking, amount }: RefundProps) {
  const path = { booking_id: booking };
  const load = () =>
    answered(api.GET("/bookings/{booking_id}/overview", { params: { path }, ...owned(booking) }));
  const overview = useResource(booking, load, EVERY_SECONDS);
  const choice = overview.data.value?.choose_until;
  if (choice) return <Choice booking={booking} until={choice} onDone={overview.reload} />;
  const told = overview.data.value?.money_back;
  const all = told && { ...told.gone_back, amount: told.going_back.amount + told.gone_back.amount };
  const shown = amount ?? all;
  if (!shown) return null;
  if (!shown.amount) return <p>{t("refund.none")}</p>;
  const there = told !== undefined && all !== undefined && told.going_back.amount === 0 && all.amount > 0;
  return (
    <section class={there ? "refund good" : "refund"} role="status">
      <p class="refund-amount">{money(shown)}</p>
      <p>{there ? t("refund.done") : t("refund.underWay")}</p>
      {!there && <p class="quiet">{t("refund.how")}</p>}
    </section>
  );
}
