/** Passengers and how to reach them. */
import { Page } from "@/ui/page";
import { t } from "../texts";

export function Passengers() {
  return <Page heading={t("passengers.title")}>{null}</Page>;
}
