/** A move that is not saved: a trip at another time, or with another bus or driver, and what stands in its way. */
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { answered, api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import type { Move } from "./conflicts";
import { availability, type By, detailOf, length, minuteOf, momentAt, type Reason, type Trip } from "./data";
import { type Lane, NOBODY } from "./lanes";
import type { Plan } from "./plan";

export interface Draft {
  trip: Trip;
  /** Minutes after midnight. */
  from: number;
  lane: string;
  /** Of the trip as it was when the move began; undefined until it is known. */
  revision: number | undefined;
  /** What the API says about this place; undefined while it is asked. */
  reasons: Reason[] | undefined;
  problem: Problem | undefined;
  saving: boolean;
}

export interface Moves {
  draft: Signal<Draft | undefined>;
  /** Put a trip at a minute on a lane; begins a move if there is none of this trip. */
  place: (trip: Trip, from: number, lane: string) => void;
  /** Move by minutes, and by lanes up (-1) or down (1). */
  shift: (trip: Trip, minutes: number, lanes: number) => void;
  save: () => Promise<void>;
  giveUp: () => void;
}

const CHECK_MS = 300;

export const laneNow = (trip: Trip, by: By): string => (by === "bus" ? trip.bus_id : trip.driver_id);

export function moveOf(plan: Plan, { trip, from, lane }: Pick<Draft, "trip" | "from" | "lane">): Move {
  const lasts = minuteOf(plan.day.calendar, trip.arrival_at) - minuteOf(plan.day.calendar, trip.departure_at);
  return {
    trip,
    bus: plan.by === "bus" ? lane : trip.bus_id,
    driver: plan.by === "driver" ? lane : trip.driver_id,
    from,
    until: from + lasts,
  };
}

/** Return what a move changes, as the API takes it. */
function changeOf(plan: Plan, draft: Draft) {
  const { trip } = draft;
  const { bus, driver, from } = moveOf(plan, draft);
  const calendar = plan.day.calendar;
  return {
    ...(bus !== trip.bus_id && { bus_id: bus }),
    ...(driver !== trip.driver_id && { driver_id: driver }),
    ...(from !== minuteOf(calendar, trip.departure_at) && { departure_at: momentAt(calendar, from) }),
  };
}

type Change = ReturnType<typeof changeOf>;

/** Return what takes a change back. */
const formerOf = (trip: Trip, change: Change): Change => ({
  ...(change.bus_id && { bus_id: trip.bus_id }),
  ...(change.driver_id && { driver_id: trip.driver_id }),
  ...(change.departure_at && { departure_at: trip.departure_at }),
});

export const isMoved = (plan: Plan, draft: Draft): boolean => Object.keys(changeOf(plan, draft)).length > 0;

/** Ask the API what stands in the way of a move. */
async function judged(plan: Plan, draft: Draft): Promise<Reason[]> {
  const { trip } = draft;
  const { bus, driver, from } = moveOf(plan, draft);
  const departure_at = momentAt(plan.day.calendar, from);
  const found = await availability({ route_id: trip.route_id, departure_at, trip_id: trip.trip_id });
  const wanted = [
    ...found.buses.filter((each) => each.bus_id === bus),
    ...found.drivers.filter((each) => each.account_id === driver),
  ];
  return wanted.flatMap((each) => each.reasons);
}

const asReason = (problem: Problem): Reason => ({
  code: problem.code,
  detail: problem.fields[0]?.detail ?? problem.message,
  trip_id: null,
  until: null,
});

export function useMoves(
  plan: Plan | undefined,
  onSaved: (draft: Draft, takeBack: () => Promise<unknown>) => void,
  reload: () => void,
): Moves {
  const draft = useSignal<Draft | undefined>(undefined);
  const now = draft.value;
  const of = (changed: Draft) => (current: Draft | undefined) =>
    current?.trip.trip_id === changed.trip.trip_id &&
    current.from === changed.from &&
    current.lane === changed.lane;
  useEffect(() => {
    if (!now || !plan || !isMoved(plan, now)) return;
    const timer = setTimeout(async () => {
      const reasons = await judged(plan, now).catch((error) => [asReason(asProblem(error))]);
      if (draft.value && of(now)(draft.value)) draft.value = { ...draft.value, reasons };
    }, CHECK_MS);
    return () => clearTimeout(timer);
  }, [now?.trip.trip_id, now?.from, now?.lane]);

  const learn = async (trip: Trip) => {
    const detail = await detailOf(trip.trip_id).catch(() => undefined);
    const current = draft.value;
    if (detail && current?.trip.trip_id === trip.trip_id) {
      draft.value = { ...current, revision: detail.trip.revision };
    }
  };
  const place = (trip: Trip, from: number, lane: string) => {
    const current = draft.value?.trip.trip_id === trip.trip_id ? draft.value : undefined;
    if (current?.saving || (current?.from === from && current.lane === lane)) return;
    draft.value = {
      trip,
      from,
      lane,
      revision: current?.revision,
      reasons: undefined,
      problem: undefined,
      saving: false,
    };
    if (!current) learn(trip);
  };
  const shift = (trip: Trip, minutes: number, lanes: number) => {
    if (!plan) return;
    const current = draft.value?.trip.trip_id === trip.trip_id ? draft.value : undefined;
    const from = current?.from ?? minuteOf(plan.day.calendar, trip.departure_at);
    const lane = current?.lane ?? laneNow(trip, plan.by);
    const last = length(plan.day.calendar) - 5;
    place(trip, Math.max(0, Math.min(last, from + minutes)), nextLane(plan.lanes, lane, lanes));
  };
  const save = async () => {
    const current = draft.value;
    if (!current || !plan || current.saving || !isMoved(plan, current)) return;
    draft.value = { ...current, saving: true, problem: undefined };
    try {
      const revision = current.revision ?? (await detailOf(current.trip.trip_id)).trip.revision;
      const change = changeOf(plan, current);
      const params = { path: { trip_id: current.trip.trip_id } };
      const body = { ...change, revision };
      const saved = await answered(api.PATCH("/company/trips/{trip_id}", { params, body }));
      draft.value = undefined;
      onSaved(current, () => {
        const former = { ...formerOf(current.trip, change), revision: saved.revision };
        return answered(api.PATCH("/company/trips/{trip_id}", { params, body: former }));
      });
    } catch (error) {
      const problem = asProblem(error);
      draft.value = { ...current, saving: false, problem };
      if (problem.code === "trip_changed") {
        reload();
        learn(current.trip);
      }
    }
  };
  const giveUp = () => {
    draft.value = undefined;
  };
  return { draft, place, shift, save, giveUp };
}

/** Return the lane above or below; the first and the last one are ends. */
function nextLane(lanes: Lane[], lane: string, by: number): string {
  const open = lanes.filter((each) => each.id !== NOBODY);
  const place = open.findIndex((each) => each.id === lane);
  const wanted = place < 0 && by ? (by > 0 ? 0 : open.length - 1) : place + by;
  return open[Math.max(0, Math.min(open.length - 1, wanted))]?.id ?? lane;
}
