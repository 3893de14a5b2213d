/** Where the bus is. */
import { Page } from "@/ui/page";
import { tl } from "../texts";

export function Live() {
  return <Page heading={tl("live.title")}>{null}</Page>;
}
