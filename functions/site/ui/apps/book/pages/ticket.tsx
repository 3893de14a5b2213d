/** A ticket with its QR code. */
import { Page } from "@/ui/page";
import { t } from "../texts";

export function Ticket() {
  return <Page heading={t("ticket.title")}>{null}</Page>;
}
