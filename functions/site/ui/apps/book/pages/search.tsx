/** The form that finds trips, and what it found. */
import { Page } from "@/ui/page";
import { t } from "../texts";

export function Search() {
  return <Page heading={t("search.title")}>{null}</Page>;
}
