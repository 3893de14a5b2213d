/** After the company cancelled a bus: another one at no cost, or the money at once. */
import { answered, api } from "@/api/client";
import { moment } from "@/i18n/format";
import { at } from "@/root";
import { Confirm } from "@/ui/confirm";
import { tl as t } from "../texts";
import { owned } from "./owned";

interface ChoiceProps {
  booking: string;
  /** Until when another bus is free. */
  until: string;
  onDone: () => void;
}

export function Choice({ booking, until, onDone }: ChoiceProps) {
  const params = { path: { booking_id: booking } };
  const take = async () => {
    await answered(api.POST("/bookings/{booking_id}/money-back", { params, ...owned(booking) }));
    onDone();
  };
  return (
    <>
      <p class="notice">{t("booking.choose", { until: moment(until) })}</p>
      <div class="next-steps">
        <a class="button main" href={at(`bookings/${booking}/exchange`)}>
          {t("choice.bus")}
        </a>
        <Confirm
          button={t("choice.money")}
          title={t("choice.moneyTitle")}
          act={t("choice.moneyAct")}
          onAct={take}
          hurts={false}
        >
          <p>{t("choice.moneyMeans")}</p>
        </Confirm>
      </div>
    </>
  );
}
