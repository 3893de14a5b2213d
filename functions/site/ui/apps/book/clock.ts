/** The server's time: the clock of a phone may be wrong, and holds end by the server's. */
import { listeners } from "@/api/client";

/** Less than this is the way of an answer, and not a wrong clock. */
const WRONG_MS = 5_000;

let ahead = 0;

listeners.push(({ headers }) => {
  const told = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(told)) return;
  const found = Date.now() - told;
  ahead = Math.abs(found) > WRONG_MS ? found : 0;
});

/** Return the time by the server's clock, in milliseconds since 1970. */
export const now = (): number => Date.now() - ahead;
