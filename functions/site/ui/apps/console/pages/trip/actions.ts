/** What may be done with a trip now: by its state, and by what the account may do. */
import type { ComponentType } from "preact";
import { can } from "@/session";
import { Cancel } from "./cancel";
import { DelayTrip } from "./delay";
import { BreakDown, Mend, Report } from "./mishaps";
import type { PanelProps } from "./panel";
import { Publish, Reconcile, Unpublish } from "./sales";
import type { Detail } from "./shapes";
import { Arrive, Board, Depart, Undo } from "./steps";
import { Swap } from "./swap";

interface Action {
  panel: ComponentType<PanelProps>;
  /** How its button looks: the next step, as others, or as something that hurts. */
  kind: "main" | "" | "hurts";
}

export const ACTIONS = {
  publish: { panel: Publish, kind: "main" },
  board: { panel: Board, kind: "main" },
  depart: { panel: Depart, kind: "main" },
  arrive: { panel: Arrive, kind: "main" },
  reconcile: { panel: Reconcile, kind: "main" },
  mend: { panel: Mend, kind: "" },
  delay: { panel: DelayTrip, kind: "" },
  swap_bus: { panel: Swap, kind: "" },
  report: { panel: Report, kind: "" },
  break_down: { panel: BreakDown, kind: "" },
  undo: { panel: Undo, kind: "" },
  unpublish: { panel: Unpublish, kind: "" },
  cancel: { panel: Cancel, kind: "hurts" },
} satisfies Record<string, Action>;

export type ActionName = keyof typeof ACTIONS;

/** The actions that are offered, in the order of their buttons. Staff stand in for the driver's steps. */
export function offered(detail: Detail): ActionName[] {
  const may = new Set<string>(detail.actions);
  const step = detail.next_step?.action;
  const operates = can("trips:operate");
  if (step && operates) may.add(step);
  if (detail.actions.some((name) => name.startsWith("undo_"))) may.add("undo");
  if (operates && detail.trip.status !== "DRAFT") may.add("report");
  return (Object.keys(ACTIONS) as ActionName[]).filter((name) => may.has(name));
}
