/** The timeline: hours across, buses or drivers down, trips as bars that move by dragging and by keyboard. */
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../texts";
import { routeOf, shapeOf } from "../../trip-state";
import type { Conflict } from "./conflicts";
import { clockAt, isOpen, length, minuteOf } from "./data";
import { type Bar, type Blocked, type Lane, levelsOf, NOBODY } from "./lanes";
import { type Draft, type Moves, moveOf } from "./move";
import type { Plan } from "./plan";
import { words } from "./reasons";

export const ZOOMS = [44, 72, 120, 200] as const;
const LEVEL_PX = 52;
const GAP_PX = 4;
const STEP_MINUTES = 5;
const EARLY_MINUTES = 60;
const DRAG_PX = 4;

interface TimelineProps {
  plan: Plan;
  moves: Moves;
  /** Pixels of an hour. */
  hour: number;
  selected: string | undefined;
  mayPlan: boolean;
  onSelect: (trip_id: string) => void;
}

/** Where each lane begins and how high it is, in pixels. */
function heights(plan: Plan): Map<string, { top: number; height: number }> {
  const levels = levelsOf(plan.lanes, plan.bars);
  const placed = new Map<string, { top: number; height: number }>();
  let top = 0;
  for (const lane of plan.lanes) {
    const height = (levels.get(lane.id) ?? 1) * LEVEL_PX + GAP_PX;
    placed.set(lane.id, { top, height });
    top += height;
  }
  return placed;
}

export function Timeline(props: TimelineProps) {
  const { plan, moves, hour, mayPlan } = props;
  const box = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const minutes = length(plan.day.calendar);
  const placed = heights(plan);
  const high = [...placed.values()].reduce((sum, each) => sum + each.height, 0);
  const px = (minute: number) => (minute / 60) * hour;
  const first = Math.min(...plan.bars.map((bar) => bar.from).filter((from) => from >= 0), 6 * 60);
  useEffect(() => {
    if (box.current) box.current.scrollLeft = px(first - EARLY_MINUTES);
  }, [plan.day.calendar.date, hour]);
  const draft = moves.draft.value;
  const conflicts = draft ? plan.conflicts(moveOf(plan, draft)) : [];
  const laneAt = (y: number): string | undefined =>
    plan.lanes.find(({ id }) => {
      const place = placed.get(id);
      return id !== NOBODY && place && y >= place.top && y < place.top + place.height;
    })?.id;
  const now = minuteOf(plan.day.calendar, new Date().toISOString());
  return (
    <section
      class="timeline"
      aria-label={t("planner.timeline")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      ref={box}
    >
      <div
        class="timeline-hours"
        aria-hidden="true"
        style={{ width: `calc(var(--names) + ${px(minutes)}px)` }}
      >
        {Array.from({ length: Math.ceil(minutes / 60) }, (_, at) => (
          <span key={at} style={{ left: `calc(var(--names) + ${at * hour}px)` }}>
            {clockAt(at * 60)}
          </span>
        ))}
      </div>
      <div class="timeline-body">
        <ul class="timeline-names" aria-label={t(plan.by === "bus" ? "planner.byBus" : "planner.byDriver")}>
          {plan.lanes.map((lane) => (
            <LaneName key={lane.id} lane={lane} by={plan.by} height={placed.get(lane.id)?.height ?? 0} />
          ))}
        </ul>
        <div
          class="timeline-canvas"
          ref={canvas}
          style={{ width: `${px(minutes)}px`, height: `${high}px`, backgroundSize: `${hour}px 100%` }}
        >
          {plan.lanes.map((lane) => {
            const { top = 0, height = 0 } = placed.get(lane.id) ?? {};
            return (
              <div key={lane.id} class="lane" style={{ top: `${top}px`, height: `${height}px` }}>
                {lane.blocked.map((blocked) => (
                  <Blockage key={blocked.from} blocked={blocked} px={px} minutes={minutes} />
                ))}
              </div>
            );
          })}
          {now > 0 && now < minutes && <i class="clock-line" style={{ left: `${px(now)}px` }} />}
          {plan.bars.map((bar) => (
            <TripBar
              key={bar.trip.trip_id}
              {...props}
              bar={bar}
              draft={draft?.trip.trip_id === bar.trip.trip_id ? draft : undefined}
              conflicts={conflicts}
              movable={mayPlan && isOpen(bar.trip) && bar.from >= 0}
              topOf={(lane) => placed.get(lane)?.top ?? 0}
              px={px}
              pointAt={(event) => {
                const area = canvas.current?.getBoundingClientRect();
                return { x: event.clientX - (area?.left ?? 0), y: event.clientY - (area?.top ?? 0) };
              }}
              laneAt={laneAt}
            />
          ))}
          {draft &&
            conflicts.map(
              ({ code, from, until }) =>
                from !== undefined &&
                until !== undefined && (
                  <i
                    key={`${code} ${from}`}
                    class="overlap"
                    style={{
                      left: `${px(Math.max(0, from))}px`,
                      width: `${px(Math.min(minutes, until) - Math.max(0, from))}px`,
                      top: `${(placed.get(draft.lane)?.top ?? 0) + GAP_PX}px`,
                    }}
                  />
                ),
            )}
        </div>
      </div>
    </section>
  );
}

function LaneName({ lane, by, height }: { lane: Lane; by: Plan["by"]; height: number }) {
  const nobody = t(by === "bus" ? "planner.noBus" : "planner.noDriver");
  return (
    <li style={{ height: `${height}px` }}>
      <strong>{lane.id === NOBODY ? nobody : lane.name}</strong>
      <span class="quiet">{lane.more}</span>
      {lane.blocked.map((blocked) => (
        <span key={blocked.from} class="unseen">
          {blockage(blocked)}
        </span>
      ))}
    </li>
  );
}

export function blockage({ kind, from, until }: Blocked): string {
  const begins = from <= 0 ? "00:00" : clockAt(from);
  const ends = until >= 1440 ? "24:00" : clockAt(until);
  return t("planner.blocked", { what: t(`planner.blocked.${kind}`), from: begins, until: ends });
}

interface BlockageProps {
  blocked: Blocked;
  px: (minute: number) => number;
  minutes: number;
}

function Blockage({ blocked, px, minutes }: BlockageProps) {
  const from = Math.max(0, blocked.from);
  const until = Math.min(minutes, blocked.until);
  return (
    <div
      class="hatched"
      aria-hidden="true"
      style={{ left: `${px(from)}px`, width: `${px(until - from)}px` }}
      title={blockage(blocked)}
    >
      <span>{t(`planner.blocked.${blocked.kind}`)}</span>
    </div>
  );
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

function TripBar(props: BarProps) {
  const { plan, moves, bar, draft, conflicts, movable, hour, px, topOf, selected, onSelect } = props;
  const { trip } = bar;
  const grip = useRef<{ x: number; y: number; offset: number; moved: boolean } | undefined>(undefined);
  const from = draft?.from ?? bar.from;
  const until = from + bar.until - bar.from;
  const lane = draft?.lane ?? bar.lane;
  const level = lane === bar.lane ? bar.level : 0;
  const found = draft ? conflicts : (plan.wrong.get(trip.trip_id) ?? []);
  const [shape, kind] = shapeOf(trip.status);

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
    if (draft && event.key === "Escape") moves.giveUp();
    else if (act && movable) act(event.shiftKey ? 60 : STEP_MINUTES);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const left = Math.max(0, px(from));
  return (
    <button
      type="button"
      id={barId(trip.trip_id)}
      class={`trip-bar ${kind} ${trip.status} ${draft ? "moved" : ""} ${movable ? "movable" : ""} ${found.length ? "wrong" : ""}`}
      style={{
        left: `${left}px`,
        width: `${Math.min(px(until), px(length(plan.day.calendar))) - left}px`,
        top: `${topOf(lane) + GAP_PX + level * LEVEL_PX}px`,
      }}
      aria-pressed={selected === trip.trip_id}
      title={found.map((each) => words(each.code, each.trip)).join("\n") || undefined}
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
