/** Exchanging a booking. */
import { Page } from "@/ui/page";
import { tl } from "../texts";

export function Exchange() {
  return <Page heading={tl("exchange.title")}>{null}</Page>;
}
