/** Having a ticket sent again. */
import { Page } from "@/ui/page";
import { tl } from "../texts";

export function FindTicket() {
  return <Page heading={tl("findTicket.title")}>{null}</Page>;
}
