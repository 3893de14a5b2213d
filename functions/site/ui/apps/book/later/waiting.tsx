/** The waiting list. */
import { Page } from "@/ui/page";
import { tl } from "../texts";

export function WaitingList() {
  return <Page heading={tl("waiting.title")}>{null}</Page>;
}

export function WaitingEntry() {
  return <Page heading={tl("waiting.entryTitle")}>{null}</Page>;
}
