/** A trip on the timeline: a bar that moves by dragging and by keyboard, and says what is in its way. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../texts";
import { routeOf, shapeOf } from "../../trip-state";
import type { Conflict } from "./conflicts";
import { clockAt, length } from "./data";
import type { Bar } from "./lanes";
import type { Draft, Moves } from "./move";
import type { Plan } from "./plan";
import { words } from "./reasons";

/** How high a level of a lane is, and the gap above it. */
export const LEVEL_PX = 52;
export const GAP_PX = 4;
const STEP_MINUTES = 5;
const DRAG_PX = 4;

export interface TimelineProps {
  plan: Plan;
  moves: Moves;
  /** Pixels of an hour. */
  hour: number;
  selected: string | undefined;
  mayPlan: boolean;
  onSelect: (trip_id: string) => void;
}

interface BarProps extends TimelineProps {
  bar: Bar;
  draft: Draft | undefined;
  conflicts: readonly Conflict[];
  movable: boolean;
  topOf: (lane: string) => number;
  px: (minute: number) => number;
  pointAt: (event: PointerEvent) => { x: number; y: number };
  laneAt: (y: number) => string | undefined;
}

export const barId = (trip_id: string): string => `bar-${trip_id}`;

export function TripBar(props: BarProps) {
  const { plan, moves, bar, draft, conflicts, movable, hour, px, topOf, selected, onSelect } = props;
  const { trip } = bar;
  const grip = useRef<{ x: number; y: number; offset: number; moved: boolean } | undefined>(undefined);
  const from = draft?.from ?? bar.from;
  const until = from + bar.until - bar.from;
  const lane = draft?.lane ?? bar.lane;
  const level = lane === bar.lane ? bar.level : 0;
  const found = draft ? conflicts : (plan.wrong.get(trip.trip_id) ?? []);
  const [shape, kind] = shapeOf(trip.status);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (draft) button.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [draft?.from, draft?.lane]);

  const down = (event: PointerEvent) => {
    grip.current = undefined;
    if (!movable || event.button !== 0 || event.pointerType === "touch") return;
    const point = props.pointAt(event);
    grip.current = { ...point, offset: point.x - px(from), moved: false };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent) => {
    const held = grip.current;
    if (!held || !(event.buttons & 1)) return;
    const { x, y } = props.pointAt(event);
    if (!held.moved && Math.hypot(x - held.x, y - held.y) < DRAG_PX) return;
    held.moved = true;
    const minute = Math.round((((x - held.offset) / hour) * 60) / STEP_MINUTES) * STEP_MINUTES;
    const last = length(plan.day.calendar) - STEP_MINUTES;
    moves.place(trip, Math.max(0, Math.min(last, minute)), props.laneAt(y) ?? lane);
  };
  const click = () => {
    const dragged = grip.current?.moved;
    grip.current = undefined;
    if (dragged) return;
    if (draft) moves.save();
    else onSelect(trip.trip_id);
  };
  const keys: Record<string, (by: number) => void> = {
    ArrowLeft: (by) => moves.shift(trip, -by, 0),
    ArrowRight: (by) => moves.shift(trip, by, 0),
    ArrowUp: () => moves.shift(trip, 0, -1),
    ArrowDown: () => moves.shift(trip, 0, 1),
  };
  const press = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (draft && event.key === "Escape") {
      grip.current = undefined;
      moves.giveUp();
    } else if (act && movable) act(event.shiftKey ? 60 : STEP_MINUTES);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const left = Math.max(0, px(from));
  return (
    <button
      ref={button}
      type="button"
      id={barId(trip.trip_id)}
      class={`trip-bar ${kind} ${trip.status} ${draft ? "moved" : ""} ${movable ? "movable" : ""} ${found.length ? "wrong" : ""}`}
      style={{
        left: `${left}px`,
        width: `${Math.min(px(until), px(length(plan.day.calendar))) - left}px`,
        top: `${topOf(lane) + GAP_PX + level * LEVEL_PX}px`,
      }}
      aria-pressed={selected === trip.trip_id}
      title={[
        `${clockAt(from)}–${clockAt(until)} ${routeOf(trip)}`,
        ...found.map((each) => words(each.code, each.trip)),
      ].join("\n")}
      onPointerDown={down}
      onPointerMove={drag}
      onClick={click}
      onKeyDown={press}
    >
      <span class="first">
        <span aria-hidden="true">{found.length ? "⚠" : shape}</span> {clockAt(from)} {routeOf(trip)}
      </span>
      <span class="second">{plan.by === "bus" ? (trip.driver ?? t("board.noDriver")) : trip.plate}</span>
      <span class="unseen">, {more(props, until, lane)}</span>
    </button>
  );
}

/** What a bar says beside its text: until when, with what, how it stands, and what is in its way. */
function more({ plan, bar, draft, conflicts }: BarProps, until: number, lane: string): string {
  const { trip } = bar;
  const other = draft && plan.lanes.find((each) => each.id === lane)?.name;
  const bus = (plan.by === "bus" && other) || trip.plate;
  const driver = (plan.by === "driver" && other) || trip.driver || t("board.noDriver");
  const found = draft ? conflicts : (plan.wrong.get(trip.trip_id) ?? []);
  return [
    t("planner.bar", { until: clockAt(until), bus, driver }),
    t(`trip.status.${trip.status}`),
    ...(draft ? [t("planner.notSaved")] : []),
    ...found.map((each) => words(each.code, each.trip)),
  ].join(", ");
}
