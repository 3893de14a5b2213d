/** Help. */
import { Page } from "@/ui/page";
import { tl } from "../texts";

export function Help() {
  return <Page heading={tl("help.title")}>{null}</Page>;
}
