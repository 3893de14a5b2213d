/** What of an account this window forgets when nobody is signed in any more. */
import { forget } from "@/session";
import { dropAccount } from "../../kept";
import { way } from "../../way";

export function leave(): void {
  forget(false);
  dropAccount();
  // Names and numbers that were typed on the way to a booking, and what was sent of them.
  way.value = undefined;
  sessionStorage.clear();
}
