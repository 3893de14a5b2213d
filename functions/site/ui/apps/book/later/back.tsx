/** The way back to the booking that a page changes. */
import { at } from "@/root";
import { Icon } from "../icons";
import { tl as t } from "../texts";

export function BackToBooking({ id }: { id: string }) {
  return (
    <a class="back-to" href={at(`bookings/${id}`)}>
      <Icon name="back" />
      {t("booking.back")}
    </a>
  );
}
