/** A ticket by its short code. */
import { Page } from "@/ui/page";
import { t } from "../texts";

export function ShortCode() {
  return <Page heading={t("shortCode.title")}>{null}</Page>;
}
