/** A booking. */
import { Page } from "@/ui/page";
import { t } from "../texts";

export function Booking() {
  return <Page heading={t("booking.title")}>{null}</Page>;
}
