/** The timeline: hours across, buses or drivers down, trips as bars that move by dragging and by keyboard. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../texts";
import { clockAt, isOpen, length } from "./data";
import { blockage, nameOf } from "./lane-words";
import { type Blocked, type Lane, levelsOf, NOBODY } from "./lanes";
import { moveOf } from "./move";
import type { Plan } from "./plan";
import { GAP_PX, LEVEL_PX, type TimelineProps, TripBar } from "./trip-bar";

export const ZOOMS = [44, 72, 120, 200] as const;
const EARLY_MINUTES = 60;

/** Scroll the timeline to now; it has a line for it today. */
export const showNow = (): void =>
  document.querySelector(".clock-line")?.scrollIntoView({ block: "nearest", inline: "center" });

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
  const begin = plan.isToday ? plan.now : first;
  const show = (minute: number) => {
    if (box.current) box.current.scrollLeft = px(minute - EARLY_MINUTES);
  };
  useLayoutEffect(() => show(begin), [plan.day.calendar.date, hour]);
  const draft = moves.draft.value;
  const conflicts = draft ? plan.conflicts(moveOf(plan, draft)) : [];
  const laneAt = (y: number): string | undefined =>
    plan.lanes.find(({ id }) => {
      const place = placed.get(id);
      return id !== NOBODY && place && y >= place.top && y < place.top + place.height;
    })?.id;
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
            <LaneName key={lane.id} plan={plan} lane={lane} height={placed.get(lane.id)?.height ?? 0} />
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
          {plan.isToday && <i class="clock-line" style={{ left: `${px(plan.now)}px` }} />}
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

function LaneName({ plan, lane, height }: { plan: Plan; lane: Lane; height: number }) {
  return (
    <li style={{ height: `${height}px` }}>
      <strong title={nameOf(plan, lane)}>{nameOf(plan, lane)}</strong>
      <span class="quiet">{lane.more}</span>
      {lane.blocked.map((blocked) => (
        <span key={blocked.from} class="unseen">
          {blockage(blocked)}
        </span>
      ))}
    </li>
  );
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
