/** A trip and its seats. */
import { Page } from "@/ui/page";
import { t } from "../texts";

export function Trip() {
  return <Page heading={t("seats.title")}>{null}</Page>;
}
