/** A move that is not saved: from where to where, what stands in its way, and the buttons that end it. */
import { time } from "@/i18n/format";
import { sentence } from "@/ui/form";
import { t } from "../../texts";
import { routeOf } from "../../trip-state";
import { clockAt, type Reason } from "./data";
import { type Draft, isMoved, laneNow, type Moves, moveOf } from "./move";
import type { Plan } from "./plan";
import { localReasons, Reasons } from "./reasons";
import { barId } from "./trip-bar";

interface UnsavedProps {
  plan: Plan;
  moves: Moves;
  draft: Draft;
}

export function Unsaved({ plan, moves, draft }: UnsavedProps) {
  const { trip } = draft;
  const seen = localReasons(plan.conflicts(moveOf(plan, draft)));
  const reasons = draft.reasons ? [...draft.reasons, ...seen.filter(isOurs)] : seen;
  const nameOf = (id: string) => plan.lanes.find((lane) => lane.id === id)?.name ?? trip.plate;
  const giveUp = () => {
    moves.giveUp();
    document.getElementById(barId(trip.trip_id))?.focus();
  };
  return (
    <section class="unsaved" aria-label={t("planner.unsaved")}>
      <h2>
        {time(trip.departure_at)} {routeOf(trip)}
      </h2>
      <div role="status">
        <p>
          {t("planner.fromTo", {
            from: time(trip.departure_at),
            with: nameOf(laneNow(trip, plan.by)),
            to: clockAt(draft.from),
            now: nameOf(draft.lane),
          })}
        </p>
        {isMoved(plan, draft) && <Verdict draft={draft} reasons={reasons} plan={plan} />}
      </div>
      {draft.problem && <Refusal plan={plan} draft={draft} />}
      <div class="actions">
        <button
          type="button"
          class="main"
          aria-disabled={draft.saving || !isMoved(plan, draft)}
          onClick={moves.save}
        >
          {draft.saving ? t("planner.saving") : t("planner.save")}
        </button>
        <button type="button" onClick={giveUp}>
          {t("planner.giveUp")}
        </button>
      </div>
    </section>
  );
}

/** Seats are no matter of free buses and drivers, so only the day on the screen tells of them. */
const isOurs = (reason: Reason): boolean => reason.code === "seats_taken";

function Verdict({ draft, reasons, plan }: { draft: Draft; reasons: Reason[]; plan: Plan }) {
  if (reasons.length) {
    return (
      <div class="notice wrong">
        <strong>{t("planner.inTheWay")}</strong>
        <Reasons reasons={reasons} trips={plan.day.trips} />
      </div>
    );
  }
  if (!draft.reasons) return <p class="quiet">{t("planner.checking")}</p>;
  return (
    <p class="notice good">
      <span aria-hidden="true">✓</span> {t("planner.free")}
    </p>
  );
}

/** What the API refused, with all of its reasons; the move stays. */
function Refusal({ plan, draft }: { plan: Plan; draft: Draft }) {
  const { problem } = draft;
  if (!problem) return null;
  const told = (problem.extra.reasons ?? []) as {
    code: string;
    detail: string;
    trip?: { trip_id: string };
  }[];
  const reasons = told.map(({ code, detail, trip }) => ({
    code,
    detail,
    trip_id: trip?.trip_id ?? null,
    until: null,
  }));
  return (
    <div class="notice wrong" role="alert">
      <strong>{t("planner.refused")}</strong>
      {reasons.length ? <Reasons reasons={reasons} trips={plan.day.trips} /> : <p>{sentence(problem)}</p>}
    </div>
  );
}
