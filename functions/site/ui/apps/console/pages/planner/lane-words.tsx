/** What lanes are called, what trips on them have beside, and when they are blocked. */
import { t } from "../../texts";
import { clockAt, type Trip } from "./data";
import { type Blocked, type Lane, NOBODY } from "./lanes";
import type { Plan } from "./plan";

/** The name of a lane; that of trips that have no bus or driver says so. */
export function nameOf(plan: Plan, lane: Lane): string {
  if (lane.id !== NOBODY) return lane.name;
  return t(plan.by === "bus" ? "planner.noBus" : "planner.noDriver");
}

/** What a trip has beside its lane: the driver on a bus's, the bus on a driver's. */
export function others(plan: Plan, trip: Trip) {
  if (plan.by === "driver") return trip.plate;
  return trip.driver ?? <span class="tag bad">{t("board.noDriver")}</span>;
}

export function blockage({ kind, from, until }: Blocked): string {
  const begins = from <= 0 ? "00:00" : clockAt(from);
  const ends = until >= 1440 ? "24:00" : clockAt(until);
  return t("planner.blocked", { what: t(`planner.blocked.${kind}`), from: begins, until: ends });
}
