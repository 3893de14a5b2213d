/** Giving a ticket to somebody else, or mending a name. */
import { Page } from "@/ui/page";
import { tl } from "../texts";

export function Passenger() {
  return <Page heading={tl("passenger.title")}>{null}</Page>;
}
