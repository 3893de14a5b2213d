/** Cancelling a booking. */
import { Page } from "@/ui/page";
import { tl } from "../texts";

export function Cancel() {
  return <Page heading={tl("cancel.title")}>{null}</Page>;
}
