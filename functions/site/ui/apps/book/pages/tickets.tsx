/** The tickets on this phone. */
import { Page } from "@/ui/page";
import { t } from "../texts";

export function Tickets() {
  return <Page heading={t("tickets.title")}>{null}</Page>;
}
