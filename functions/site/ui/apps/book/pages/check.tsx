/** All that was answered, the rules and the price, before seats are held. */
import { Page } from "@/ui/page";
import { t } from "../texts";

export function Check() {
  return <Page heading={t("check.title")}>{null}</Page>;
}
