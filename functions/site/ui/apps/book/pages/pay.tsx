/** Paying by Mobile Money. */
import { Page } from "@/ui/page";
import { t } from "../texts";

export function Pay() {
  return <Page heading={t("pay.title")}>{null}</Page>;
}
